package org.lintel.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;

import org.lintel.config.Addresses;
import org.lintel.json.JsonText;

/** Applies by way of the API of a server that runs: {@code POST /admin/api/changes}. */
final class ServerApply {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private static final int HTTP_OK = 200;

    private final URI server;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST).build();

    /** @throws IllegalArgumentException unless nobody on the way there can read what is sent */
    ServerApply(String address) {
        server = URI.create(address.replaceAll("/+$", ""));
        boolean here = List.of("localhost", "127.0.0.1", "[::1]").contains(String.valueOf(server.getHost()));
        if (!"https".equals(server.getScheme()) && !("http".equals(server.getScheme()) && here)) {
            throw new IllegalArgumentException("--server is the issuer, and begins with https://.");
        }
    }

    /** An access token for all that the client may do: what is to change is not known yet. */
    String token(String clientId, String secret) {
        // each is encoded before they are joined (RFC 6749 §2.3.1)
        String credentials = Base64.getEncoder().encodeToString((encoded(clientId) + ":" + encoded(secret))
                .getBytes(StandardCharsets.US_ASCII));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(server + Addresses.TOKEN))
                .header("Authorization", "Basic " + credentials).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
        return text(object(answer), "access_token").orElseThrow(() -> refused(answer));
    }

    /** What {@code transfer.Apply} says there. */
    String apply(String token, JsonObject lists, boolean dryRun, boolean overwrite) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(server + Addresses.ADMIN_API + "/changes?dry-run=" + dryRun
                + "&overwrite=" + overwrite)).header("Authorization", "Bearer " + token).header("Content-Type", "application/gzip")
                .POST(BodyPublishers.ofByteArray(deflated(lists.toString()))));
        JsonObject said = object(answer);
        if (answer.statusCode() != HTTP_OK || !said.containsKey("changes")) {
            throw refused(answer);
        }
        return Stream.concat(said.getJsonArray("changes").getValuesAs(JsonString::getString).stream(), text(said, "outcome").stream())
                .collect(Collectors.joining("\n"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(LONGEST).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalArgumentException(server + " cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("Interrupted: look whether it was done.", e);
        }
    }

    /** Empty where it is none. */
    private static JsonObject object(HttpResponse<String> answer) {
        try {
            return JsonText.read(answer.body());
        } catch (JsonException | ClassCastException e) {
            return JsonObject.EMPTY_JSON_OBJECT;
        }
    }

    /** A problem (RFC 9457), or an error of the access token or the client (RFC 6750, RFC 6749). */
    private IllegalArgumentException refused(HttpResponse<String> answer) {
        JsonObject said = object(answer);
        return new IllegalArgumentException(text(said, "detail").or(() -> text(said, "error_description")).or(() -> text(said, "error"))
                .orElseGet(() -> server + " answers " + answer.statusCode() + "."));
    }

    private static Optional<String> text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] deflated(String text) {
        var bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
