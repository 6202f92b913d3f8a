package org.lintel.model;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** What the components of the model's records must look like; each complaint is one sentence that names the component. */
final class Check {

    /** Schemes that run code, read files or cannot be returned to; compared case-insensitively. */
    private static final Set<String> DANGEROUS_SCHEMES = Set.of("javascript", "vbscript", "file", "data", "mailto", "ftp", "blob",
            "about", "ssh", "tel", "view-source", "ws", "wss");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private static final Set<String> HMACS = Set.of("HS256", "HS384", "HS512");

    /** Moments that are computed from it stay far from the end of what a number of seconds can hold. */
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(3653);

    private Check() {
    }

    static void name(String component, @Nullable String value, int longest) {
        if (value == null || value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(component + " is needed and has at most " + longest + " characters");
        }
    }

    /** A name of something that people or stores see: {@link PlainText}. */
    static void plainName(String component, String value, int longest) {
        name(component, value, longest);
        if (!PlainText.is(value)) {
            throw new IllegalArgumentException(component + " has no control characters");
        }
    }

    /**
     * A key set (RFC 7517 §5) without what only the owner of the keys may know: {@code d} of RSA, EC and OKP, {@code k} of a symmetric key.
     */
    static void publicKeys(String component, Map<String, Object> jwks) {
        if (jwks.isEmpty()) {
            return;
        }
        if (!(jwks.get("keys") instanceof List<?> keys && keys.stream().allMatch(Map.class::isInstance))) {
            throw new IllegalArgumentException(component + " is a JSON Web Key Set: {\"keys\": […]}");
        }
        for (Object key : keys) {
            if (((Map<?, ?>) key).containsKey("d") || ((Map<?, ?>) key).containsKey("k")) {
                throw new IllegalArgumentException(component + " holds public keys only");
            }
        }
    }

    /** Each is compared by its hash; only clients have a method that needs the secret itself. */
    static void hashed(String component, List<Secret> secrets) {
        if (secrets.stream().anyMatch(secret -> secret.value() == null)) {
            throw new IllegalArgumentException(component + " are hashed, not sealed");
        }
    }

    /** Asymmetric ones: there is no way to ask for {@code none}. */
    static void algorithms(String component, Collection<String> names) {
        if (!SigningKey.ALGORITHMS.containsAll(names)) {
            throw new IllegalArgumentException(component + " is among " + String.join(", ", SigningKey.ALGORITHMS) + ", not " + names);
        }
    }

    /** What a client may sign by: those, or its secret. */
    static void signatures(String component, Collection<String> names) {
        algorithms(component, names.stream().filter(name -> !HMACS.contains(name)).toList());
    }

    static void lifetime(String component, Duration value) {
        if (value == null || value.toSeconds() < 1 || value.compareTo(LONGEST_LIFETIME) > 0) {
            throw new IllegalArgumentException(component + " is at least one second and at most ten years");
        }
    }

    /** An absolute URI without a fragment (RFC 6749 §3.1.2) whose scheme is harmless. */
    static void returnUri(String component, String value) {
        URI uri = parse(component, value);
        if (value.length() > Client.LONGEST_URI) {
            throw new IllegalArgumentException(component + " holds addresses of at most " + Client.LONGEST_URI + " characters");
        }
        if (!uri.isAbsolute() || uri.getRawFragment() != null) {
            throw new IllegalArgumentException(component + " holds absolute URIs without a fragment: " + value);
        }
        if (DANGEROUS_SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(component + " must not use the scheme " + uri.getScheme());
        }
        if (isWeb(uri) && uri.getHost() == null) {
            throw new IllegalArgumentException(component + " needs a host: " + value);
        }
    }

    static void webPage(String component, @Nullable String value) {
        if (value != null && !(isWeb(parse(component, value)) && parse(component, value).getHost() != null)) {
            throw new IllegalArgumentException(component + " is an http or https address");
        }
    }

    /** A page that ours can frame: browsers load no http page within an https one, except from this machine. */
    static void framed(String component, @Nullable String value) {
        webPage(component, value);
        if (value != null && "http".equalsIgnoreCase(parse(component, value).getScheme())
                && !LOOPBACK.contains(parse(component, value).getHost())) {
            throw new IllegalArgumentException(component + " is an https address, or http on localhost: " + value);
        }
    }

    /**
     * "The domain, port, and scheme of this URL MUST be the same as that of a registered Redirection URI value" (Front-Channel Logout §2).
     */
    static void sameOrigin(String component, @Nullable String value, Collection<String> redirectUris) {
        if (value != null && redirectUris.stream().noneMatch(uri -> originOf(uri).equals(originOf(value)))) {
            throw new IllegalArgumentException(component + " has scheme, host and port of one of redirectUris: " + value);
        }
    }

    private static String originOf(String address) {
        URI uri = URI.create(address);
        int port = uri.getPort() >= 0 ? uri.getPort() : "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
        return (uri.getScheme() + "://" + uri.getHost() + ":" + port).toLowerCase(Locale.ROOT);
    }

    /**
     * What is called from server to server. "The back-channel logout URI MUST NOT include a fragment component" (Back-Channel Logout §2.2).
     */
    static void called(String component, @Nullable String value) {
        framed(component, value);
        if (value != null && (parse(component, value).getRawFragment() != null || parse(component, value).getRawUserInfo() != null)) {
            throw new IllegalArgumentException(component + " has neither a fragment nor a user: " + value);
        }
    }

    /** In lower case; empty text for an address without one. */
    static Set<String> hosts(Collection<String> uris) {
        return uris.stream().map(uri -> Objects.toString(parse("", uri).getHost(), "").toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** Scheme, host and port as browsers send them in {@code Origin} (RFC 6454 §7): lower case, no path, no default port. */
    static void origin(String component, String value) {
        URI uri = parse(component, value);
        boolean bare = isWeb(uri) && uri.getHost() != null && uri.getRawPath().isEmpty() && uri.getRawQuery() == null
                && uri.getRawFragment() == null && uri.getRawUserInfo() == null && value.equals(value.toLowerCase(Locale.ROOT))
                && !value.endsWith("http".equals(uri.getScheme()) ? ":80" : ":443");
        if (!bare) {
            throw new IllegalArgumentException(
                    component + " holds origins such as https://app.example.org, without path or default port: " + value);
        }
    }

    private static boolean isWeb(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    private static URI parse(String component, String value) {
        try {
            return new URI(value);
        } catch (URISyntaxException | NullPointerException e) {
            throw new IllegalArgumentException(component + " holds something that is not a URI");
        }
    }
}
