package org.lintel.tokenfilter;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

import jakarta.json.Json;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Answers to requests that are refused (RFC 6750 §3). */
final class Challenge {

    private static final String RETRY_AFTER_SECONDS = "5";

    private final TokenFilterOptions options;

    Challenge(TokenFilterOptions options) {
        this.options = options;
    }

    /** "… the resource server SHOULD NOT include an error code or other error information" (RFC 6750 §3.1). */
    Response noToken() {
        return answer(401, Map.of());
    }

    Response badToken(TokenRefused reason) {
        return answer(401, error("invalid_token", reason.getMessage()));
    }

    Response missingScope(Collection<String> scopes) {
        var parameters = error("insufficient_scope", "The token does not have the scopes that are needed");
        parameters.put("scope", String.join(" ", new TreeSet<>(scopes)));
        return answer(403, parameters);
    }

    Response missingRole() {
        return answer(403, error("insufficient_scope", "The token does not have a role that is needed"));
    }

    /** RFC 9470 §3. */
    Response otherAuthentication(List<String> acrValues, long maxAge) {
        var parameters = error("insufficient_user_authentication", "The user has to sign in in another way or more recently");
        if (!acrValues.isEmpty()) {
            parameters.put("acr_values", String.join(" ", acrValues));
        }
        if (maxAge >= 0) {
            parameters.put("max_age", String.valueOf(maxAge));
        }
        return answer(401, parameters);
    }

    Response nobody() {
        return body(Response.status(403), Map.of()).build();
    }

    Response unavailable() {
        return body(Response.status(503), error("temporarily_unavailable", "Tokens cannot be checked at the moment"))
                .header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build();
    }

    private Response answer(int status, Map<String, String> parameters) {
        return body(Response.status(status), parameters).header(HttpHeaders.WWW_AUTHENTICATE, header(parameters)).build();
    }

    /** Always with an entity, even an empty one: Payara replaces an answer without one by its own page. */
    private static Response.ResponseBuilder body(Response.ResponseBuilder response, Map<String, String> parameters) {
        var json = Json.createObjectBuilder();
        parameters.forEach((name, value) -> {
            if (name.startsWith("error")) {
                json.add(name, value);
            }
        });
        return response.entity(parameters.isEmpty() ? "" : json.build().toString()).type(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private String header(Map<String, String> parameters) {
        var all = new ArrayList<String>();
        parameters.forEach((name, value) -> all.add(name + "=\"" + value + "\""));
        if (options.resource() != null) {
            all.add("resource_metadata=\"" + ResourceMetadata.address(URI.create(options.resource())) + "\"");
        }
        return all.stream().collect(Collectors.joining(", ", all.isEmpty() ? "Bearer" : "Bearer ", ""));
    }

    private static Map<String, String> error(String code, String description) {
        var parameters = new LinkedHashMap<String, String>();
        parameters.put("error", code);
        parameters.put("error_description", description);
        return parameters;
    }
}
