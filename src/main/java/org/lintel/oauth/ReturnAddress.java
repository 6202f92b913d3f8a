package org.lintel.oauth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.lintel.model.Client;
import org.lintel.model.OAuthError;

/** Where, how and with which {@code state} to answer a client. Made by {@link RedirectUris#verify} only. */
public final class ReturnAddress {

    private final Client client;
    private final String redirectUri;
    private final ResponseMode mode;
    private final String state;

    ReturnAddress(Client client, String redirectUri, ResponseMode mode, String state) {
        this.client = client;
        this.redirectUri = redirectUri;
        this.mode = mode;
        this.state = state;
    }

    public Client client() {
        return client;
    }

    public String redirectUri() {
        return redirectUri;
    }

    public ResponseMode mode() {
        return mode;
    }

    /** An authorization response: these parameters, {@code state} and {@code iss} (RFC 9207 §2). */
    public AuthorizationResponse answer(Map<String, String> parameters, String issuer) {
        var all = new LinkedHashMap<>(parameters);
        if (state != null) {
            all.put("state", state);
        }
        all.put("iss", issuer);
        return mode == ResponseMode.FORM_POST ? new AuthorizationResponse.FormPost(redirectUri, origin(), all)
                : new AuthorizationResponse.Redirect(location(all));
    }

    /** An error for the client. */
    public ReturnedException refuse(OAuthError error, String reason) {
        return new ReturnedException(this, error, reason);
    }

    /**
     * The origin of the redirect URI as browsers write it (RFC 6454 §6.2), or its scheme if it is one of an application
     * ({@code com.example.app:}); for CSP and {@code session_state}.
     */
    public String origin() {
        URI uri = URI.create(redirectUri);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null) {
            return scheme + ":";
        }
        boolean implied = uri.getPort() < 0 || uri.getPort() == ("https".equals(scheme) ? 443 : "http".equals(scheme) ? 80 : -1);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (implied ? "" : ":" + uri.getPort());
    }

    private String location(Map<String, String> parameters) {
        String encoded = parameters.entrySet().stream().map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        if (mode == ResponseMode.FRAGMENT) {
            return redirectUri + "#" + encoded;
        }
        return redirectUri + (redirectUri.indexOf('?') < 0 ? "?" : redirectUri.endsWith("?") ? "" : "&") + encoded;
    }

    /** Spaces as %20: some clients do not take a plus sign for a space in a fragment. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
