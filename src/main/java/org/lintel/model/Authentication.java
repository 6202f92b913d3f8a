package org.lintel.model;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Who the user of an {@link Authorization} is, and how that was proven (OpenID Connect Core §2). Immutable.
 *
 * @param subject  the user; {@code null} where a client acts for itself, and then nothing else is there either
 * @param authTime when the user proved who they are
 * @param amr      how (RFC 8176); may be empty
 * @param acr      what that is worth, or {@code null}: see {@link #context()}
 * @param idp      by whom: {@code local}, or the name of a trusted identity provider
 * @param sid      the session, or {@code null} outside one
 */
@Topic
public record Authentication(@Nullable String subject, @Nullable Instant authTime, List<String> amr, @Nullable String acr,
        @Nullable String idp, @Nullable String sid) {

    /** Of a client that acts for itself. */
    public static final Authentication NONE = new Authentication(null, null, List.of(), null, null, null);

    public Authentication {
        amr = List.copyOf(amr);
        if (subject != null && authTime == null) {
            throw new IllegalArgumentException("an authorization of a user says when the user has proven who that is");
        }
        if (subject == null && (authTime != null || !amr.isEmpty() || acr != null || idp != null || sid != null)) {
            throw new IllegalArgumentException("nothing was proven where there is no user");
        }
    }

    /** That of the user who is signed in in this session. */
    public static Authentication of(Session session) {
        return new Authentication(session.subject(), session.authTime(), session.amr(), session.acr(), session.idp(), session.sid());
    }

    /** That of a user who is not signed in in a browser: for a grant that has its own proof of who that is. */
    public static Authentication of(String subject, Instant authTime, List<String> amr, String idp) {
        return new Authentication(java.util.Objects.requireNonNull(subject, "a user has a subject"), authTime, amr, null, idp, null);
    }

    /** The {@code acr} of this sign-in (OpenID Connect Core §2), if it has one. */
    public Optional<String> context() {
        return AuthenticationContext.of(acr, amr);
    }

    /** Says nothing about the user. */
    @Override
    public String toString() {
        return "Authentication" + amr;
    }
}
