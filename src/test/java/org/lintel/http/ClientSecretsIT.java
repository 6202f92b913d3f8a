package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Lintel;

/** Secrets are stored hashed; a client may have several, and each may expire. */
@Tag("http")
class ClientSecretsIT {

    /** The example of the tutorial: Base64 of the SHA-256 of "api-secret". */
    private static final String STORED = "AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=";

    @ParameterizedTest
    @ValueSource(strings = {"api-secret", "rotating-secret"})
    void h18_everySecretOfAClientAuthenticatesItInBothWays(String secret) {
        basic(secret).hasTokens();
        post(secret).hasTokens();
    }

    @ParameterizedTest
    @ValueSource(strings = {STORED, "rotating-expired", "api-secret ", "API-SECRET", "service-secret"})
    void h18_neitherTheHashNorAnExpiredNorAnotherSecretDoes(String secret) {
        basic(secret).isError("invalid_client");
        post(secret).isError("invalid_client");
    }

    @Test
    void h18_anEmptySecretIsNone() {
        assertThat(basic("").text("error")).isEqualTo("invalid_client");
    }

    private static Answer basic(String secret) {
        return Answer.post(Lintel.server().at("/connect/token"), Map.of("grant_type", "client_credentials"),
                "Authorization", App.basic("rotating", secret.replace("/", "%2F").replace("=", "%3D").replace(" ", "+")));
    }

    private static Answer post(String secret) {
        return Answer.post(Lintel.server().at("/connect/token"),
                Map.of("grant_type", "client_credentials", "client_id", "rotating", "client_secret", secret));
    }
}
