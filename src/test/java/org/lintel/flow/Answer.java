package org.lintel.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** What an endpoint answered. */
public record Answer(HttpResponse<String> response) {

    private static final String AT_ONCE = "0;url=";
    private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

    public static Answer get(URI address, String... headers) {
        return send(request(address, headers).GET().build());
    }

    public static Answer post(URI address, Map<String, String> form, String... headers) {
        return post(address, Form.encode(form), headers);
    }

    /** Posts a form that is encoded already. */
    public static Answer post(URI address, String form, String... headers) {
        return send(request(address, headers).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Secrets.sent(form))).build());
    }

    public static Answer send(HttpRequest request) {
        try {
            return Secrets.received(new Answer(HTTP.send(Secrets.sent(request), HttpResponse.BodyHandlers.ofString())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(URI address, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    public int status() {
        return response.statusCode();
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    /** Where a browser goes on to without waiting, or {@code null}. */
    public String onwards() {
        String refresh = header("Refresh");
        return refresh != null && refresh.startsWith(AT_ONCE) ? refresh.substring(AT_ONCE.length()) : header("Location");
    }

    public String body() {
        return response.body();
    }

    public JsonObject json() {
        try (var reader = Json.createReader(new StringReader(body()))) {
            return reader.readObject();
        }
    }

    public String text(String member) {
        return json().getString(member, null);
    }

    /** Whether tokens came back, not to be cached (RFC 6749 §5.1). */
    public Answer hasTokens() {
        assertThat(status()).as(body()).isEqualTo(200);
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        assertThat(text("token_type")).isEqualTo("Bearer");
        assertThat(text("access_token")).isNotEmpty();
        return this;
    }

    /** Whether it is this error, with the status that goes with it. */
    public Answer isError(String error) {
        assertThat(text("error")).as(body()).isEqualTo(error);
        assertThat(status()).isEqualTo(switch (error) {
            case "invalid_client", "invalid_token" -> 401;
            case "insufficient_scope" -> 403;
            default -> 400;
        });
        assertThat(header("Cache-Control")).isEqualTo("no-store");
        return this;
    }
}
