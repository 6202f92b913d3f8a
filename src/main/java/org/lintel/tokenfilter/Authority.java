package org.lintel.tokenfilter;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.function.Supplier;

import jakarta.json.JsonObject;

/** What is known of the authority, and what can be asked. Nothing is asked before it is needed. */
final class Authority {

    private final TokenFilterOptions options;
    private final Backchannel backchannel;
    private final Outage outage;
    private final CachedDocument<JsonObject> metadata;
    private final CachedDocument<KeySet> keys;

    Authority(TokenFilterOptions options, Clock clock) {
        this.options = options;
        this.backchannel = new Backchannel(options.timeout());
        this.outage = new Outage(options.authority(), clock);
        this.metadata = new CachedDocument<>(noticed(this::fetchMetadata), options.metadataLifetime(), Duration.ZERO, clock);
        this.keys = new CachedDocument<>(noticed(this::fetchKeys), options.metadataLifetime(), options.keyRefreshPause(), clock);
    }

    /** @throws AuthorityUnavailable if there are none */
    KeySet keys() {
        return keys.get();
    }

    /** The keys after a token has named one that is not among these. */
    KeySet keysAfter(KeySet insufficient) {
        return keys.newerThan(insufficient);
    }

    /**
     * What the introspection endpoint says of the token (RFC 7662 §2).
     *
     * @throws AuthorityUnavailable if it does not say
     */
    JsonObject introspect(String token) {
        return noticed(() -> backchannel.post(endpoint("introspection_endpoint"),
                "token=" + encode(token) + "&token_type_hint=access_token", credentials())).get();
    }

    private JsonObject fetchMetadata() {
        String authority = options.authority();
        String base = authority.endsWith("/") ? authority.substring(0, authority.length() - 1) : authority;
        JsonObject document = backchannel.get(URI.create(base + "/.well-known/openid-configuration"));
        // "The issuer value returned MUST be identical to the Issuer URL that was used as the prefix" (OpenID Connect Discovery §4.3)
        String issuer = Json.text(document, "issuer").orElse("");
        if (!issuer.equals(authority)) {
            throw new AuthorityUnavailable("The authority is configured as " + authority + " and calls itself " + issuer);
        }
        return document;
    }

    private KeySet fetchKeys() {
        return KeySet.of(backchannel.get(endpoint("jwks_uri")));
    }

    private URI endpoint(String name) {
        return Json.text(metadata.get(), name).flatMap(WebAddress::parse)
                .filter(address -> !options.requireHttps() || WebAddress.isSecure(address))
                .orElseThrow(() -> new AuthorityUnavailable("The metadata of " + options.authority() + " have no " + name
                        + (options.requireHttps() ? " that begins with https://" : "")));
    }

    private <T> Supplier<T> noticed(Supplier<T> exchange) {
        return () -> outage.during(exchange);
    }

    /** "… are encoded using the application/x-www-form-urlencoded encoding algorithm" (RFC 6749 §2.3.1). */
    private String credentials() {
        String pair = encode(options.clientId()) + ":" + encode(options.clientSecret());
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
