package org.lintel.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.lintel.model.ApiResource;
import org.lintel.model.Client;
import org.lintel.model.ClientTokens.AccessTokenType;
import org.lintel.model.GrantTerms;
import org.lintel.model.OAuthError;
import org.lintel.model.OAuthException;

/** Which algorithm a token for several APIs is signed by. */
class AudienceTest {

    private static final Client ANY = Client.builder("any").build();
    private static final Client MODERN = Client.builder("modern").allowedAccessTokenSigningAlgorithms("ES256", "PS256").build();

    @Test
    void anApiThatAllowsSomeGetsOneOfThese() {
        assertThat(of(List.of("PS256", "ES256")).algorithms(ANY)).containsExactly("PS256", "ES256");
        assertThat(of(List.of("PS256", "ES256")).algorithms(MODERN)).as("those that the client wants too").containsExactly("ES256",
                "PS256");
        assertThat(of(List.of("RS256")).algorithms(MODERN)).as("what the client wants is only a wish").containsExactly("RS256");
        assertThat(of(List.of(), List.of("ES256", "RS256"), List.of("RS256")).algorithms(ANY)).containsExactly("RS256");
        assertThat(of(List.of()).algorithms(MODERN)).containsExactly("ES256", "PS256");
    }

    @Test
    void t6_noJwtIsForApisOfWhichOneCouldNotVerifyIt() {
        Audience strangers = of(List.of("ES256"), List.of("RS256"));
        OAuthException refused = catchThrowableOfType(OAuthException.class, () -> strangers.check(terms(AccessTokenType.JWT)));
        assertThat(refused.error()).isEqualTo(OAuthError.INVALID_SCOPE);
        assertThat(refused.description()).contains("no signature algorithm in common");
        assertThatCode(() -> strangers.check(terms(AccessTokenType.REFERENCE))).as("no signature at all").doesNotThrowAnyException();
        assertThatCode(() -> of(List.of("ES256", "RS256"), List.of("RS256"), List.of()).check(terms(AccessTokenType.JWT)))
                .doesNotThrowAnyException();
    }

    private static GrantTerms terms(AccessTokenType type) {
        return GrantTerms.of(Client.builder("any").accessTokenType(type).build(), List.of("a"), List.of("urn:a"));
    }

    @SafeVarargs
    private static Audience of(List<String>... allowed) {
        return new Audience(List.of(), Stream.of(allowed).map(algorithms -> ApiResource.builder("urn:" + algorithms)
                .allowedAccessTokenSigningAlgorithms(algorithms.toArray(String[]::new)).build()).toList(), List.of());
    }
}
