package org.lintel.introspect;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.issue.AccessTokens;
import org.lintel.issue.RefreshTokens;
import org.lintel.spec.Duty;

/** What is said about a token (RFC 7662 §2.2). */
@ApplicationScoped
class Introspection {

    /** "the authorization server … SHOULD NOT include any additional information about an inactive token, including why" (§2.2). */
    private static final Map<String, Object> INACTIVE = Map.of("active", false);

    @Inject
    ProtectedResources protectedResources;

    @Inject
    AccessTokens accessTokens;

    @Inject
    RefreshTokens refreshTokens;

    @Inject
    TokenParties tokenParties;

    @Inject
    IntrospectionCustomizers customizers;

    /** @param asker who has been authenticated */
    @Duty("RFC 7662 2.2 inactive")
    Map<String, Object> answer(String asker, String token) {
        return accessToken(asker, token).or(() -> refreshToken(asker, token)).orElse(INACTIVE);
    }

    private Optional<Map<String, Object>> accessToken(String asker, String token) {
        return accessTokens.read(token).filter(found -> tokenParties.stillWelcome(found.clientId(), found.subject()))
                .flatMap(found -> protectedResources.view(asker, found)
                        .map(answer -> customizers.customized(asker, found.subject(), answer)));
    }

    private Optional<Map<String, Object>> refreshToken(String asker, String token) {
        return refreshTokens.read(token)
                .filter(found -> tokenParties.stillWelcome(found.authorization().clientId(), found.authorization().subject()))
                .flatMap(found -> protectedResources.view(asker, found)
                        .map(answer -> customizers.customized(asker, found.authorization().subject(), answer)));
    }
}
