package org.lintel.oauth;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import org.lintel.spec.Duty;

/** What several endpoints do with registered addresses. */
public final class Uris {

    private Uris() {
    }

    /**
     * The origin of an address as browsers write it (RFC 6454 §6.2), or its scheme if it is one of an application
     * ({@code com.example.app:}); for CSP and {@code session_state}.
     */
    public static String origin(String address) {
        URI uri = URI.create(address);
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null) {
            return scheme + ":";
        }
        boolean implied = uri.getPort() < 0 || uri.getPort() == ("https".equals(scheme) ? 443 : "http".equals(scheme) ? 80 : -1);
        return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + (implied ? "" : ":" + uri.getPort());
    }

    /** The address, which has no fragment, with these parameters added to its query. */
    @Duty({"RFC 6749 3.1.2 fragment", "Front-Channel Logout 2 query-retained"})
    public static String withQuery(String address, Map<String, String> parameters) {
        return address + (address.indexOf('?') < 0 ? "?" : address.endsWith("?") ? "" : "&") + encode(parameters);
    }

    /** Spaces as %20: some clients do not take a plus sign for a space in a fragment. */
    public static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream().map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
