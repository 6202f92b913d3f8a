package org.lintel.issue;

import java.util.Set;

import org.lintel.model.Authorization;
import org.lintel.model.User;
import org.lintel.oauth.Pkce;

/**
 * What a client is given by way of the browser, at the authorization endpoint.
 *
 * @param wanted        of {@code code}, {@code token} and {@code id_token}, as in {@code response_type}
 * @param authorization in a family, unless only an id_token is wanted
 * @param user          who gave it
 * @param ground        on what
 * @param redirectUri   as it was sent, {@code null} if it was not
 * @param pkce          likewise
 */
public record FrontChannel(Set<String> wanted, Authorization authorization, User user, Ground ground, String redirectUri, Pkce pkce) {

    public FrontChannel {
        wanted = Set.copyOf(wanted);
        if (authorization.family() == null && (wanted.contains("code") || wanted.contains("token"))) {
            throw new IllegalArgumentException("what can be used for long has a family, by which it can be revoked");
        }
    }

    boolean wants(String what) {
        return wanted.contains(what);
    }
}
