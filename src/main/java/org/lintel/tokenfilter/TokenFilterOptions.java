package org.lintel.tokenfilter;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How the filter works. Made by {@link #builder()}, or read from MicroProfile Config by {@link #configured()}, where every component has
 * the name {@code lintel.api.} and its own in lower case with hyphens: {@code lintel.api.required-scopes}. Immutable.
 *
 * @param authority        the issuer whose tokens are accepted, exactly as it calls itself; {@code /.well-known/openid-configuration} below
 *                         it is read. The only one that is needed
 * @param clientId         what this API is called at the introspection endpoint: with Lintel the name of a scope or of an API resource
 * @param clientSecret     and its secret
 * @param requiredScopes   the scopes that every token needs, all of them
 * @param mode             see {@link Mode}; unless set, introspection with a client secret and local validation without
 * @param protect          see {@link Protect}
 * @param audience         the audience that every token needs; unless set, none is asked for
 * @param algorithms       of signatures that are accepted in local validation; RS, PS and ES with 256, 384 and 512 bits are known
 * @param tokenTypes       the {@code typ} of JWTs that are accepted in local validation; add {@code JWT} for providers that do not follow
 * RFC 9068
 * @param clockSkew        for how long after its time a token is accepted: 0 to 5 seconds
 * @param clockLag         by how much this clock may be behind that of the authority: for so long before its time a token is accepted, 0 to
 * 60
 *                         seconds
 * @param nameClaim        the claim that names the principal; where it is missing, {@code sub} and then {@code client_id} do
 * @param roleClaim        the claim with the roles of {@code @RolesAllowed}: a text or a list of texts
 * @param cacheDuration    for how long an answer of the introspection endpoint is good for, at most to the end of the token; zero: for once
 * @param cacheSize        how many such answers are kept at most
 * @param metadataLifetime after which metadata and keys are fetched anew
 * @param keyRefreshPause  the shortest time from one fetch of the keys to the next, however many unknown keys tokens name
 * @param timeout          for one exchange with the authority
 * @param keepToken        whether {@link AccessToken#value()} has the token, to pass it on
 * @param allowedOrigins   whose scripts may call and read the answers, refusals included: {@code *} for all; unless set, no header is sent
 * @param resource         the URL of this API, published as protected resource metadata (RFC 9728); unless set, nothing is
 * @param requireHttps     whether the authority must be asked by https unless it is on this machine
 */
public record TokenFilterOptions(String authority, String clientId, String clientSecret, Set<String> requiredScopes, Mode mode,
        Protect protect, String audience, Set<String> algorithms, Set<String> tokenTypes, Duration clockSkew,
        Duration clockLag, String nameClaim, String roleClaim, Duration cacheDuration, int cacheSize, Duration metadataLifetime,
        Duration keyRefreshPause, Duration timeout, boolean keepToken, Set<String> allowedOrigins,
        String resource, boolean requireHttps) {

    /** How a token is checked. */
    public enum Mode {
        /** By asking the authority about every token (RFC 7662). */
        INTROSPECTION,
        /** By signature and claims (RFC 9068). A token that has been revoked is good until it expires. */
        LOCAL,
        /** JWTs by signature and claims, all other tokens by asking. */
        BOTH
    }

    /** What needs a token. */
    public enum Protect {
        /** Every method but those with {@code @PermitAll}. */
        EVERYTHING,
        /** Only what an annotation says. */
        ANNOTATED
    }

    private static final Duration LARGEST_SKEW = Duration.ofSeconds(5);
    private static final Duration LARGEST_LAG = Duration.ofSeconds(60);
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");
    private static final Pattern ORIGIN = Pattern.compile("https?://[^/?#@\\s,]+");

    /** @throws IllegalArgumentException with a sentence for the operator */
    public TokenFilterOptions {
        requiredScopes = Set.copyOf(requiredScopes);
        algorithms = Set.copyOf(algorithms);
        tokenTypes = Set.copyOf(tokenTypes);
        allowedOrigins = Set.copyOf(allowedOrigins);
        mode = mode != null ? mode : clientSecret != null ? Mode.INTROSPECTION : Mode.LOCAL;

        need(authority != null, "authority", "is needed");
        need(isUrl(authority), "authority", "is a URL without query and fragment");
        need(!requireHttps || WebAddress.isSecure(URI.create(authority)), "authority",
                "begins with https:// unless it is on this machine; require-https=false allows http");
        need(requiredScopes.stream().allMatch(scope -> SCOPE.matcher(scope).matches()), "required-scopes", "are names of scopes");
        need(mode == Mode.LOCAL || clientId != null && clientSecret != null, "mode",
                "needs client-id and client-secret unless it is local");
        need(mode == Mode.INTROSPECTION || audience != null || !requiredScopes.isEmpty(), "mode",
                "needs audience or required-scopes unless it is introspection: tokens for others would be accepted");
        need(!algorithms.isEmpty() && algorithms.stream().allMatch(SignatureAlgorithm::isKnown), "algorithms",
                "are some of " + Arrays.toString(SignatureAlgorithm.values()));
        need(!tokenTypes.isEmpty(), "token-types", "are needed");
        need(!clockSkew.isNegative() && clockSkew.compareTo(LARGEST_SKEW) <= 0, "clock-skew", "is 0 to 5 seconds");
        need(!clockLag.isNegative() && clockLag.compareTo(LARGEST_LAG) <= 0, "clock-lag", "is 0 to 60 seconds");
        need(!cacheDuration.isNegative(), "cache-duration", "is not negative");
        need(cacheSize > 0, "cache-size", "is at least 1");
        need(isPositive(metadataLifetime), "metadata-lifetime", "is positive");
        need(!keyRefreshPause.isNegative(), "key-refresh-pause", "is not negative");
        need(isPositive(timeout), "timeout", "is positive");
        need(allowedOrigins.stream().allMatch(origin -> origin.equals("*") || ORIGIN.matcher(origin).matches()), "allowed-origins",
                "are * or origins such as https://app.example, without a path");
        need(resource == null || isUrl(resource), "resource", "is a URL without query and fragment");
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What MicroProfile Config says, to be built or to be changed before. */
    public static Builder configured() {
        return ConfiguredOptions.fromMicroProfile();
    }

    @Override
    public String toString() {
        return "TokenFilterOptions[authority=" + authority + ", clientId=" + clientId + ", mode=" + mode + "]";
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static boolean isUrl(String text) {
        return text != null && WebAddress.parse(text).filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null).isPresent();
    }

    private static void need(boolean holds, String setting, String sentence) {
        if (!holds) {
            throw new IllegalArgumentException(ConfiguredOptions.PREFIX + setting + " " + sentence);
        }
    }

    /** Every method sets what the component of the same name of {@link TokenFilterOptions} says. */
    public static final class Builder {

        private String authority;
        private String clientId;
        private String clientSecret;
        private Set<String> requiredScopes = Set.of();
        private Mode mode;
        private Protect protect = Protect.EVERYTHING;
        private String audience;
        private Set<String> algorithms = SignatureAlgorithm.NAMES;
        private Set<String> tokenTypes = Set.of("at+jwt");
        private Duration clockSkew = Duration.ZERO;
        private Duration clockLag = Duration.ofSeconds(30);
        private String nameClaim = "sub";
        private String roleClaim = "role";
        private Duration cacheDuration = Duration.ZERO;
        private int cacheSize = 10_000;
        private Duration metadataLifetime = Duration.ofDays(1);
        private Duration keyRefreshPause = Duration.ofSeconds(10);
        private Duration timeout = Duration.ofSeconds(5);
        private boolean keepToken;
        private Set<String> allowedOrigins = Set.of();
        private String resource;
        private boolean requireHttps = true;

        private Builder() {
        }

        public Builder authority(String authority) {
            this.authority = authority;
            return this;
        }

        public Builder clientId(String clientId) {
            this.clientId = clientId;
            return this;
        }

        public Builder clientSecret(String clientSecret) {
            this.clientSecret = clientSecret;
            return this;
        }

        public Builder requiredScopes(String... scopes) {
            this.requiredScopes = new LinkedHashSet<>(Arrays.asList(scopes));
            return this;
        }

        public Builder mode(Mode mode) {
            this.mode = mode;
            return this;
        }

        public Builder protect(Protect protect) {
            this.protect = protect;
            return this;
        }

        public Builder audience(String audience) {
            this.audience = audience;
            return this;
        }

        public Builder algorithms(Collection<String> algorithms) {
            this.algorithms = new LinkedHashSet<>(algorithms);
            return this;
        }

        public Builder tokenTypes(Collection<String> tokenTypes) {
            this.tokenTypes = new LinkedHashSet<>(tokenTypes);
            return this;
        }

        public Builder clockSkew(Duration clockSkew) {
            this.clockSkew = clockSkew;
            return this;
        }

        public Builder clockLag(Duration clockLag) {
            this.clockLag = clockLag;
            return this;
        }

        public Builder nameClaim(String nameClaim) {
            this.nameClaim = nameClaim;
            return this;
        }

        public Builder roleClaim(String roleClaim) {
            this.roleClaim = roleClaim;
            return this;
        }

        public Builder cacheDuration(Duration cacheDuration) {
            this.cacheDuration = cacheDuration;
            return this;
        }

        public Builder cacheSize(int cacheSize) {
            this.cacheSize = cacheSize;
            return this;
        }

        public Builder metadataLifetime(Duration metadataLifetime) {
            this.metadataLifetime = metadataLifetime;
            return this;
        }

        public Builder keyRefreshPause(Duration keyRefreshPause) {
            this.keyRefreshPause = keyRefreshPause;
            return this;
        }

        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        public Builder keepToken(boolean keepToken) {
            this.keepToken = keepToken;
            return this;
        }

        public Builder allowedOrigins(String... origins) {
            this.allowedOrigins = new LinkedHashSet<>(Arrays.asList(origins));
            return this;
        }

        public Builder resource(String resource) {
            this.resource = resource;
            return this;
        }

        public Builder requireHttps(boolean requireHttps) {
            this.requireHttps = requireHttps;
            return this;
        }

        /** @throws IllegalArgumentException if these options make no sense, with a sentence that says which */
        public TokenFilterOptions build() {
            return new TokenFilterOptions(authority, clientId, clientSecret, requiredScopes, mode, protect, audience, algorithms,
                    tokenTypes,
                    clockSkew, clockLag, nameClaim, roleClaim, cacheDuration, cacheSize, metadataLifetime, keyRefreshPause, timeout,
                    keepToken,
                    allowedOrigins, resource, requireHttps);
        }
    }
}
