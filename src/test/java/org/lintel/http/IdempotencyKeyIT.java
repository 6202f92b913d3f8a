package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.Lintel;
import org.lintel.test.Server;

/** Whoever did not get an answer sends the request again (draft-ietf-httpapi-idempotency-key-header). */
@Tag("http")
@Tag("portability")
@Tag("database")
class IdempotencyKeyIT {

    private final Server server = Lintel.server();
    private final AdminApi api = AdminApi.as(server, "manager", "lintel.clients.write", "lintel.users.write");
    private final String client = "client-" + UUID.randomUUID();
    private final String secrets = "/clients/" + client + "/secrets";
    private final String key = "\"" + UUID.randomUUID() + "\"";
    private String tag;

    @BeforeEach
    void register() {
        tag = api.create("/clients/" + client, "{\"allowedGrantTypes\": [\"client_credentials\"]}").header("ETag");
    }

    @Test
    void a3_theSameRequestIsDoneOnceAndAnsweredTheSame() {
        Answer first = secret(api, key, tag, "{}");
        Answer second = secret(api, key, tag, "{}");
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(second.status()).as(second.body()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(made()).isEqualTo(1);

        Answer other = secret(api, "\"" + UUID.randomUUID() + "\"", first.header("ETag"), "{}");
        assertThat(other.text("secret")).as("with another key").isNotEqualTo(first.text("secret"));
        assertThat(made()).isEqualTo(2);
    }

    @Test
    void anotherRequestNeedsAnotherKey() {
        assertThat(secret(api, key, tag, "{}").status()).isEqualTo(201);
        Answer otherBody = secret(api, key, tag, "{\"description\": \"other\"}");
        assertThat(otherBody.status()).isEqualTo(422);
        assertThat(otherBody.header("Content-Type")).startsWith("application/problem+json");
        assertThat(secret(api, key, "\"77\"", "{}").status()).isEqualTo(422);
        assertThat(api.post("/users/bulk/enable", "{}", "Idempotency-Key", key).status()).isEqualTo(422);
        assertThat(made()).isEqualTo(1);
    }

    /** Who may do less, or is somebody else, is not told the secret. */
    @Test
    void a3_theAnswerIsForWhomItWasGivenTo() {
        assertThat(secret(api, key, tag, "{}").status()).isEqualTo(201);
        secret(AdminApi.as(server, "onlooker", "lintel.clients.read"), key, tag, "{}").isError("insufficient_scope");
        secret(AdminApi.as(server, "manager", "lintel.users.write"), key, tag, "{}").isError("insufficient_scope");
        secret(new AdminApi(server, "nonsense"), key, tag, "{}").isError("invalid_token");
        assertThat(secret(AdminApi.as(server, "manager", "lintel.clients.write"), key, tag, "{}").status())
                .as("done as a request of its own").isEqualTo(412);
    }

    @Test
    void a3_ofManyAtOnceOneIsDone() {
        List<Answer> answers = AtOnce.call(8, () -> secret(api, key, tag, "{}"));
        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).as(answer.body()).isIn(201, 409));
        assertThat(answers).filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.header("Retry-After")).isEqualTo("1"));
        assertThat(answers).filteredOn(answer -> answer.status() == 201).isNotEmpty().extracting(answer -> answer.text("secret"))
                .containsOnly(secret(api, key, tag, "{}").text("secret"));
        assertThat(made()).isEqualTo(1);
    }

    @Test
    void whatWasRefusedIsTriedAgainWithTheSameKey() {
        assertThat(secret(api, key, "\"77\"", "{}").status()).isEqualTo(412);
        assertThat(secret(api, key, tag, "{\"unknown\": 1}").status()).isEqualTo(400);
        assertThat(secret(api, key, tag, "{}").status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\"\"", "a b", "\"a\\\"b\"", "\"open"})
    void x34_aKeyIsAText(String malformed) {
        assertThat(secret(api, malformed, tag, "{}").status()).isEqualTo(400);
        assertThat(secret(api, "x".repeat(201), tag, "{}").status()).isEqualTo(400);
    }

    private int made() {
        var secrets = api.get("/clients/" + client).json().getJsonArray("clientSecrets");
        return secrets == null ? 0 : secrets.size();
    }

    private Answer secret(AdminApi caller, String key, String tag, String json) {
        return caller.post(secrets, json, "If-Match", tag, "Idempotency-Key", key);
    }
}
