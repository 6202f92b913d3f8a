package org.lintel.issue;

import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.secret.Handles;
import org.lintel.secret.ServerKey;

/**
 * What a refresh token looks like: a handle, a tag that only we can make, and the family that it belongs to, which is no secret. It is good
 * as long as it has a row, whatever the rest is worth; the rest says whose a token was that has been replaced, and of which nothing is
 * stored any more. Nobody can make one up to have the family of somebody else revoked.
 */
@ApplicationScoped
class RefreshTokenValues {

    private static final String PURPOSE = "family of a refresh token";

    /** As {@link Handles#random} makes them; a plug-in may name a family otherwise, of which a token then says nothing. */
    private static final Pattern FAMILY = Pattern.compile("[\\w-]{22}");
    private static final int HANDLE = 43;
    private static final int TAG = 22;
    private static final int LENGTH = HANDLE + TAG + 22;

    @Inject
    ServerKey serverKey;

    String create(String family) {
        String handle = Handles.create();
        return FAMILY.matcher(family).matches() ? handle + serverKey.tag(PURPOSE, handle + family) + family : handle;
    }

    /** Empty unless it was made here; what builds of before have made is a handle and nothing else. */
    Optional<String> family(String token) {
        if (token.length() != LENGTH) {
            return Optional.empty();
        }
        String family = token.substring(HANDLE + TAG);
        return Optional.of(family)
                .filter(named -> serverKey.hasTag(PURPOSE, token.substring(0, HANDLE) + named, token.substring(HANDLE, HANDLE + TAG)));
    }
}
