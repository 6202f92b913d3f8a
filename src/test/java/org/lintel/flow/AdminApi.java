package org.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;

import org.lintel.test.Reachable;

/** A program that manages Lintel: a client with its token. */
public record AdminApi(Reachable server, String token) {

    /** With the token of a client that asks for these scopes. */
    public static AdminApi as(Reachable server, String client, String... scopes) {
        Answer answer = Answer.post(server.at("/connect/token"),
                Map.of("grant_type", "client_credentials", "scope", String.join(" ", scopes)),
                "Authorization", App.basic(client, client + "-secret"));
        return new AdminApi(server, answer.hasTokens().text("access_token"));
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, headers);
    }

    /** Adds what is not there yet. */
    public Answer create(String path, String json) {
        return send("PUT", path, json, "If-None-Match", "*");
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, json, headers);
    }

    public Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, json, headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, json, headers);
    }

    /** Changes what was seen. */
    public Answer patchSeen(String path, String json) {
        return patch(path, json, "If-Match", tag(path));
    }

    public Answer deleteSeen(String path) {
        return delete(path, "If-Match", tag(path));
    }

    private String tag(String path) {
        Answer seen = get(path);
        assertThat(seen.status()).as(seen.body()).isEqualTo(200);
        return seen.header("ETag");
    }

    /** @param json of a merge patch where the method is PATCH, or {@code null} */
    private Answer send(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.at("/admin/api" + path)).timeout(Duration.ofMinutes(1))
                .header("Authorization", "Bearer " + token)
                .method(method, json == null ? BodyPublishers.noBody() : BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", method.equals("PATCH") ? "application/merge-patch+json" : "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return Answer.send(request.build());
    }
}
