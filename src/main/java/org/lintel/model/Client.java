package org.lintel.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.lintel.spec.Duty;

/**
 * An application that may ask for tokens (RFC 6749 §2). Built with {@link #builder(String)}; what is not set has a safe default:
 * authorization code only, PKCE required, a secret required, the user is asked for consent.
 *
 * @param clientId                  unique, at most 100 characters
 * @param clientName                shown to users; the client id where not set
 * @param enabled                   a client that is not enabled is treated as unknown
 * @param description               for operators, or {@code null}
 * @param clientUri                 https or http page about the client, or {@code null}
 * @param logoUri                   https or http image, or {@code null}
 * @param clientSecrets             each of them authenticates; several allow rotation
 * @param requireClientSecret       {@code false} makes a public client (RFC 6749 §2.1)
 * @param tokenEndpointAuthMethods  names of the {@link org.lintel.spi.ClientAuthenticator}s by which it may authenticate, at every
 *                                  endpoint; empty means {@code client_secret_basic} and {@code client_secret_post}, or for a public client
 *                                  {@code none}
 * @param tokenEndpointAuthSigningAlgorithms what its assertions may be signed with; empty means everything that there is
 * @param allowTokenEndpointAudience assertions may be addressed to the token endpoint instead of the issuer, which lets others who
 *                                  are called there use them
 * @param jwks                      its public keys as a JSON Web Key Set (RFC 7517 §5); may be empty
 * @param jwksUri                   https address where they are instead, or {@code null}
 * @param allowedGrantTypes         {@code authorization_code}, {@code refresh_token}, {@code implicit}, {@code client_credentials},
 *                                  {@code password} or the name of a plug-in's grant; tokens travel through the browser exactly for clients with
 *                                  {@code implicit}, and refresh tokens are for clients with {@code refresh_token}
 * @param requirePkce               an authorization code needs a {@code code_challenge} (RFC 7636)
 * @param allowPlainTextPkce        also accept {@code code_challenge_method=plain}
 * @param requestObjectSigningAlg   its request objects (OpenID Connect Core §6.1) are signed by this algorithm, or {@code null} for whichever
 *                                  there is
 * @param requireSignedRequestObject every authorization request is one, and nothing beside it counts (RFC 9101 §6.3, §10.5)
 * @param redirectUris              compared character by character (RFC 9700 §2.1)
 * @param subjectType               whether the client and others know the user by the same {@code sub} (OpenID Connect Core §8)
 * @param sectorIdentifierUri       https address of the list of redirect URIs of all clients that know the user by the same pairwise
 *                                  {@code sub}; {@code null}: the clients at the host of the redirect URIs
 * @param postLogoutRedirectUris    compared character by character
 * @param requireSignOutPrompt      the user is asked even if the client has proven that it wants the sign-out
 * @param frontChannelLogoutUri     shown in a frame when the user signs out (Front-Channel Logout 1.0), or {@code null}
 * @param frontChannelLogoutSessionRequired the frame's address gets {@code iss} and {@code sid}
 * @param backChannelLogoutUri      posted to when a session ends (Back-Channel Logout 1.0 §2.2): or {@code null}
 * @param backChannelLogoutSessionRequired the logout token names the session, not only the user
 * @param allowedCorsOrigins        origins whose scripts may read answers, such as {@code http://localhost:56668}
 * @param allowedScopes             names of the scopes that the client may ask for
 * @param allowAccessToAllScopes    every registered scope may be asked for
 * @param requireConsent            the user is asked before the client gets anything
 * @param allowRememberConsent      the user may have the decision remembered
 * @param consentLifetime           how long a remembered consent holds, or {@code null} for ever
 * @param identityTokenLifetime     whole seconds, above zero; so the other lifetimes
 * @param accessTokenLifetime       see above
 * @param accessTokenType           a JWT, or a reference that only introspection can read
 * @param authorizationCodeLifetime see above; at most ten minutes (RFC 6749 §4.1.2)
 * @param refreshTokenUsage         whether a refresh token is good once; for a public client it is (RFC 9700 §2.2.2)
 * @param refreshTokenExpiration    whether use prolongs a refresh token
 * @param absoluteRefreshTokenLifetime how long after the first one all refresh tokens of an authorization end
 * @param slidingRefreshTokenLifetime with {@link RefreshTokenExpiration#SLIDING} how long one may stay unused
 * @param refreshTokenGracePeriod   how long a used refresh token gets the same successor again while that is unused, for an answer that was
 *                                  lost; at most a minute; zero: never
 * @param updateAccessTokenClaimsOnRefresh a refreshed access token has the user claims of that moment, else those of the first one
 * @param userSsoLifetime           the user signs in again when the last sign-in is older, or {@code null}
 * @param allowedIdentityTokenSigningAlgorithms the first one that there is a key for signs id_tokens; empty means RS256
 * @param allowedAccessTokenSigningAlgorithms the first one that there is a key for, and that the APIs which the token is for allow, signs
 *                                  its access tokens; empty leaves it to the APIs
 * @param userinfoSignedResponseAlg userinfo is a JWT that is signed with it, instead of JSON (OpenID Connect Core §5.3.2), or {@code null}
 * @param alwaysIncludeUserClaimsInIdToken user claims go into the id_token even when an access token could fetch them
 * @param claims                    claims about the client itself, for its access tokens
 * @param alwaysSendClientClaims    {@code claims} also go into tokens that speak for a user
 * @param clientClaimsPrefix        put before their names; may be empty
 * @param properties                whatever a deployer wants to remember; unused by Lintel
 */
@Duty({"Core 3.2.2.1 redirect-scheme", "RP-Initiated Logout 3.1 schemes", "Front-Channel Logout 2 uri", "Back-Channel Logout 2.2 uri"})
public record Client(
        String clientId,
        String clientName,
        boolean enabled,
        String description,
        String clientUri,
        String logoUri,
        List<Secret> clientSecrets,
        boolean requireClientSecret,
        Set<String> tokenEndpointAuthMethods,
        Set<String> tokenEndpointAuthSigningAlgorithms,
        boolean allowTokenEndpointAudience,
        Map<String, Object> jwks,
        String jwksUri,
        Set<String> allowedGrantTypes,
        boolean requirePkce,
        boolean allowPlainTextPkce,
        String requestObjectSigningAlg,
        boolean requireSignedRequestObject,
        List<String> redirectUris,
        SubjectType subjectType,
        String sectorIdentifierUri,
        List<String> postLogoutRedirectUris,
        boolean requireSignOutPrompt,
        String frontChannelLogoutUri,
        boolean frontChannelLogoutSessionRequired,
        String backChannelLogoutUri,
        boolean backChannelLogoutSessionRequired,
        Set<String> allowedCorsOrigins,
        Set<String> allowedScopes,
        boolean allowAccessToAllScopes,
        boolean requireConsent,
        boolean allowRememberConsent,
        Duration consentLifetime,
        Duration identityTokenLifetime,
        Duration accessTokenLifetime,
        AccessTokenType accessTokenType,
        Duration authorizationCodeLifetime,
        RefreshTokenUsage refreshTokenUsage,
        RefreshTokenExpiration refreshTokenExpiration,
        Duration absoluteRefreshTokenLifetime,
        Duration slidingRefreshTokenLifetime,
        Duration refreshTokenGracePeriod,
        boolean updateAccessTokenClaimsOnRefresh,
        Duration userSsoLifetime,
        List<String> allowedIdentityTokenSigningAlgorithms,
        List<String> allowedAccessTokenSigningAlgorithms,
        String userinfoSignedResponseAlg,
        boolean alwaysIncludeUserClaimsInIdToken,
        Claims claims,
        boolean alwaysSendClientClaims,
        String clientClaimsPrefix,
        Map<String, String> properties) {

    /** What an access token looks like. */
    public enum AccessTokenType {
        /** RFC 9068: an API can check it by itself. */
        JWT,
        /** An unguessable handle: an API asks for it, and it can be revoked at any moment. */
        REFERENCE
    }

    /** How often a refresh token is good. */
    public enum RefreshTokenUsage {
        /** Once: with each use comes the next one, and a replay is recognised. */
        ONE_TIME_ONLY,
        /** Until it expires. */
        REUSE
    }

    /** When a refresh token expires. */
    public enum RefreshTokenExpiration {
        /** At a moment that is fixed when the first one is issued. */
        ABSOLUTE,
        /** When it has not been used for some time, and at that moment at the latest. */
        SLIDING
    }

    /** What a user's {@code sub} is like. */
    public enum SubjectType {
        /** The same for every client. */
        PUBLIC,
        /** Another one for each sector, so that clients cannot find out together what a user does. */
        PAIRWISE
    }

    private static final Set<String> SECRET_METHODS = Set.of("client_secret_basic", "client_secret_post");
    private static final String PUBLIC = "none";
    private static final Set<String> HMACS = Set.of("HS256", "HS384", "HS512");
    private static final Duration LONGEST_CODE = Duration.ofMinutes(10);
    private static final Duration LONGEST_GRACE = Duration.ofMinutes(1);

    public Client {
        Check.name("clientId", clientId, 100);
        clientName = clientName == null || clientName.isBlank() ? clientId : clientName;
        clientSecrets = List.copyOf(clientSecrets);
        tokenEndpointAuthMethods = Set.copyOf(tokenEndpointAuthMethods);
        tokenEndpointAuthSigningAlgorithms = Set.copyOf(tokenEndpointAuthSigningAlgorithms);
        jwks = Map.copyOf(jwks);
        allowedGrantTypes = Set.copyOf(allowedGrantTypes);
        redirectUris = List.copyOf(redirectUris);
        postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
        allowedCorsOrigins = Set.copyOf(allowedCorsOrigins);
        allowedScopes = Set.copyOf(allowedScopes);
        allowedIdentityTokenSigningAlgorithms = List.copyOf(allowedIdentityTokenSigningAlgorithms);
        allowedAccessTokenSigningAlgorithms = List.copyOf(allowedAccessTokenSigningAlgorithms);
        properties = Map.copyOf(properties);
        if (!tokenEndpointAuthMethods.isEmpty() && (requireClientSecret ? tokenEndpointAuthMethods.contains(PUBLIC)
                : !tokenEndpointAuthMethods.equals(Set.of(PUBLIC)))) {
            throw new IllegalArgumentException("tokenEndpointAuthMethods is \"none\", alone, exactly where requireClientSecret is false");
        }
        Check.algorithms("tokenEndpointAuthSigningAlgorithms", tokenEndpointAuthSigningAlgorithms.stream()
                .filter(name -> !HMACS.contains(name)).toList());
        Check.algorithms("allowedIdentityTokenSigningAlgorithms", allowedIdentityTokenSigningAlgorithms);
        Check.algorithms("allowedAccessTokenSigningAlgorithms", allowedAccessTokenSigningAlgorithms);
        Check.algorithms("userinfoSignedResponseAlg", userinfoSignedResponseAlg == null ? List.of() : List.of(userinfoSignedResponseAlg));
        Check.publicKeys("jwks", jwks);
        Check.called("jwksUri", jwksUri);
        if (jwksUri != null && !jwks.isEmpty()) {
            throw new IllegalArgumentException("jwks and jwksUri exclude each other (OpenID Connect Registration §2)");
        }
        if (requestObjectSigningAlg != null && !HMACS.contains(requestObjectSigningAlg)) {
            Check.algorithms("requestObjectSigningAlg", List.of(requestObjectSigningAlg));
        }
        if (requireSignedRequestObject && jwks.isEmpty() && jwksUri == null && clientSecrets.stream().allMatch(one -> one.sealed() == null)) {
            throw new IllegalArgumentException("requireSignedRequestObject needs jwks, jwksUri or a sealed secret");
        }
        redirectUris.forEach(uri -> Check.returnUri("redirectUris", uri));
        Check.called("sectorIdentifierUri", sectorIdentifierUri);
        Set<String> hosts = Check.hosts(redirectUris);
        if (subjectType == SubjectType.PAIRWISE && sectorIdentifierUri == null && (hosts.size() != 1 || hosts.contains(""))) {
            throw new IllegalArgumentException(
                    "sectorIdentifierUri is needed for pairwise subjects where the redirectUris have not one host (OpenID Connect Core §8.1)");
        }
        postLogoutRedirectUris.forEach(uri -> Check.returnUri("postLogoutRedirectUris", uri));
        allowedCorsOrigins.forEach(origin -> Check.origin("allowedCorsOrigins", origin));
        Check.framed("frontChannelLogoutUri", frontChannelLogoutUri);
        Check.sameOrigin("frontChannelLogoutUri", frontChannelLogoutUri, redirectUris);
        Check.called("backChannelLogoutUri", backChannelLogoutUri);
        Check.webPage("clientUri", clientUri);
        Check.webPage("logoUri", logoUri);
        Check.lifetime("identityTokenLifetime", identityTokenLifetime);
        Check.lifetime("accessTokenLifetime", accessTokenLifetime);
        Check.lifetime("authorizationCodeLifetime", authorizationCodeLifetime);
        Check.lifetime("absoluteRefreshTokenLifetime", absoluteRefreshTokenLifetime);
        Check.lifetime("slidingRefreshTokenLifetime", slidingRefreshTokenLifetime);
        if (consentLifetime != null) {
            Check.lifetime("consentLifetime", consentLifetime);
        }
        if (userSsoLifetime != null) {
            Check.lifetime("userSsoLifetime", userSsoLifetime);
        }
        if (authorizationCodeLifetime.compareTo(LONGEST_CODE) > 0) {
            throw new IllegalArgumentException("authorizationCodeLifetime is at most 600 seconds (RFC 6749 §4.1.2)");
        }
        if (refreshTokenGracePeriod.isNegative() || refreshTokenGracePeriod.compareTo(LONGEST_GRACE) > 0) {
            throw new IllegalArgumentException("refreshTokenGracePeriod is between 0 and 60 seconds");
        }
        if (!requireClientSecret && refreshTokenUsage == RefreshTokenUsage.REUSE) {
            throw new IllegalArgumentException("refreshTokenUsage of a public client is one_time_only (RFC 9700 §2.2.2)");
        }
    }

    /** A client with this id and the defaults of the class comment. */
    public static Builder builder(String clientId) {
        return new Builder(clientId);
    }

    /** Whether the client may authenticate by this method. */
    public boolean authenticatesBy(String method) {
        return tokenEndpointAuthMethods.isEmpty() ? requireClientSecret ? SECRET_METHODS.contains(method) : method.equals(PUBLIC)
                : tokenEndpointAuthMethods.contains(method);
    }

    /** Whether the grant type is among the allowed ones. */
    public boolean allowsGrantType(String grantType) {
        return allowedGrantTypes.contains(grantType);
    }

    /** Whether the client may ask for this (registered) scope. */
    public boolean allowsScope(String scope) {
        return allowAccessToAllScopes || allowedScopes.contains(scope);
    }

    /** "The Sector Identifier … is the host component" of {@code sectorIdentifierUri} or of the redirect URIs (OpenID Connect Core §8.1). */
    public String sector() {
        return Check.hosts(sectorIdentifierUri == null ? redirectUris : List.of(sectorIdentifierUri)).stream().findFirst().orElseThrow();
    }

    /** A client in the making; not for use by several threads. Each method is named after the component that it sets. */
    public static final class Builder {

        private final String clientId;
        private String clientName;
        private boolean enabled = true;
        private String description;
        private String clientUri;
        private String logoUri;
        private List<Secret> clientSecrets = List.of();
        private boolean requireClientSecret = true;
        private Set<String> tokenEndpointAuthMethods = Set.of();
        private Set<String> tokenEndpointAuthSigningAlgorithms = Set.of();
        private boolean allowTokenEndpointAudience;
        private Map<String, Object> jwks = Map.of();
        private String jwksUri;
        private Set<String> allowedGrantTypes = Set.of("authorization_code");
        private boolean requirePkce = true;
        private boolean allowPlainTextPkce;
        private String requestObjectSigningAlg;
        private boolean requireSignedRequestObject;
        private List<String> redirectUris = List.of();
        private SubjectType subjectType = SubjectType.PUBLIC;
        private String sectorIdentifierUri;
        private List<String> postLogoutRedirectUris = List.of();
        private boolean requireSignOutPrompt;
        private String frontChannelLogoutUri;
        private boolean frontChannelLogoutSessionRequired = true;
        private String backChannelLogoutUri;
        private boolean backChannelLogoutSessionRequired = true;
        private Set<String> allowedCorsOrigins = Set.of();
        private Set<String> allowedScopes = Set.of();
        private boolean allowAccessToAllScopes;
        private boolean requireConsent = true;
        private boolean allowRememberConsent = true;
        private Duration consentLifetime;
        private Duration identityTokenLifetime = Duration.ofMinutes(5);
        private Duration accessTokenLifetime = Duration.ofHours(1);
        private AccessTokenType accessTokenType = AccessTokenType.JWT;
        private Duration authorizationCodeLifetime = Duration.ofMinutes(5);
        private RefreshTokenUsage refreshTokenUsage = RefreshTokenUsage.ONE_TIME_ONLY;
        private RefreshTokenExpiration refreshTokenExpiration = RefreshTokenExpiration.ABSOLUTE;
        private Duration absoluteRefreshTokenLifetime = Duration.ofDays(30);
        private Duration slidingRefreshTokenLifetime = Duration.ofDays(15);
        private Duration refreshTokenGracePeriod = Duration.ofSeconds(10);
        private boolean updateAccessTokenClaimsOnRefresh;
        private Duration userSsoLifetime;
        private List<String> allowedIdentityTokenSigningAlgorithms = List.of();
        private List<String> allowedAccessTokenSigningAlgorithms = List.of();
        private String userinfoSignedResponseAlg;
        private boolean alwaysIncludeUserClaimsInIdToken;
        private Claims claims = Claims.NONE;
        private boolean alwaysSendClientClaims;
        private String clientClaimsPrefix = "client_";
        private Map<String, String> properties = Map.of();

        private Builder(String clientId) {
            this.clientId = clientId;
        }

        public Builder clientName(String clientName) {
            this.clientName = clientName;
            return this;
        }

        public Builder enabled(boolean enabled) {
            this.enabled = enabled;
            return this;
        }

        public Builder description(String description) {
            this.description = description;
            return this;
        }

        public Builder clientUri(String clientUri) {
            this.clientUri = clientUri;
            return this;
        }

        public Builder logoUri(String logoUri) {
            this.logoUri = logoUri;
            return this;
        }

        public Builder clientSecrets(Secret... clientSecrets) {
            this.clientSecrets = List.of(clientSecrets);
            return this;
        }

        public Builder requireClientSecret(boolean requireClientSecret) {
            this.requireClientSecret = requireClientSecret;
            return this;
        }

        public Builder tokenEndpointAuthMethods(String... tokenEndpointAuthMethods) {
            this.tokenEndpointAuthMethods = Set.of(tokenEndpointAuthMethods);
            return this;
        }

        public Builder tokenEndpointAuthSigningAlgorithms(String... tokenEndpointAuthSigningAlgorithms) {
            this.tokenEndpointAuthSigningAlgorithms = Set.of(tokenEndpointAuthSigningAlgorithms);
            return this;
        }

        public Builder allowTokenEndpointAudience(boolean allowTokenEndpointAudience) {
            this.allowTokenEndpointAudience = allowTokenEndpointAudience;
            return this;
        }

        public Builder jwks(Map<String, Object> jwks) {
            this.jwks = jwks;
            return this;
        }

        public Builder jwksUri(String jwksUri) {
            this.jwksUri = jwksUri;
            return this;
        }

        public Builder allowedGrantTypes(String... allowedGrantTypes) {
            this.allowedGrantTypes = Set.of(allowedGrantTypes);
            return this;
        }

        public Builder requirePkce(boolean requirePkce) {
            this.requirePkce = requirePkce;
            return this;
        }

        public Builder allowPlainTextPkce(boolean allowPlainTextPkce) {
            this.allowPlainTextPkce = allowPlainTextPkce;
            return this;
        }

        public Builder requestObjectSigningAlg(String requestObjectSigningAlg) {
            this.requestObjectSigningAlg = requestObjectSigningAlg;
            return this;
        }

        public Builder requireSignedRequestObject(boolean requireSignedRequestObject) {
            this.requireSignedRequestObject = requireSignedRequestObject;
            return this;
        }

        public Builder redirectUris(String... redirectUris) {
            this.redirectUris = List.of(redirectUris);
            return this;
        }

        public Builder subjectType(SubjectType subjectType) {
            this.subjectType = subjectType;
            return this;
        }

        public Builder sectorIdentifierUri(String sectorIdentifierUri) {
            this.sectorIdentifierUri = sectorIdentifierUri;
            return this;
        }

        public Builder postLogoutRedirectUris(String... postLogoutRedirectUris) {
            this.postLogoutRedirectUris = List.of(postLogoutRedirectUris);
            return this;
        }

        public Builder requireSignOutPrompt(boolean requireSignOutPrompt) {
            this.requireSignOutPrompt = requireSignOutPrompt;
            return this;
        }

        public Builder frontChannelLogoutUri(String frontChannelLogoutUri) {
            this.frontChannelLogoutUri = frontChannelLogoutUri;
            return this;
        }

        public Builder frontChannelLogoutSessionRequired(boolean frontChannelLogoutSessionRequired) {
            this.frontChannelLogoutSessionRequired = frontChannelLogoutSessionRequired;
            return this;
        }

        public Builder backChannelLogoutUri(String backChannelLogoutUri) {
            this.backChannelLogoutUri = backChannelLogoutUri;
            return this;
        }

        public Builder backChannelLogoutSessionRequired(boolean backChannelLogoutSessionRequired) {
            this.backChannelLogoutSessionRequired = backChannelLogoutSessionRequired;
            return this;
        }

        public Builder allowedCorsOrigins(String... allowedCorsOrigins) {
            this.allowedCorsOrigins = Set.of(allowedCorsOrigins);
            return this;
        }

        public Builder allowedScopes(String... allowedScopes) {
            this.allowedScopes = Set.of(allowedScopes);
            return this;
        }

        public Builder allowAccessToAllScopes(boolean allowAccessToAllScopes) {
            this.allowAccessToAllScopes = allowAccessToAllScopes;
            return this;
        }

        public Builder requireConsent(boolean requireConsent) {
            this.requireConsent = requireConsent;
            return this;
        }

        public Builder allowRememberConsent(boolean allowRememberConsent) {
            this.allowRememberConsent = allowRememberConsent;
            return this;
        }

        public Builder consentLifetime(Duration consentLifetime) {
            this.consentLifetime = consentLifetime;
            return this;
        }

        public Builder identityTokenLifetime(Duration identityTokenLifetime) {
            this.identityTokenLifetime = identityTokenLifetime;
            return this;
        }

        public Builder accessTokenLifetime(Duration accessTokenLifetime) {
            this.accessTokenLifetime = accessTokenLifetime;
            return this;
        }

        public Builder accessTokenType(AccessTokenType accessTokenType) {
            this.accessTokenType = accessTokenType;
            return this;
        }

        public Builder authorizationCodeLifetime(Duration authorizationCodeLifetime) {
            this.authorizationCodeLifetime = authorizationCodeLifetime;
            return this;
        }

        public Builder refreshTokenUsage(RefreshTokenUsage refreshTokenUsage) {
            this.refreshTokenUsage = refreshTokenUsage;
            return this;
        }

        public Builder refreshTokenExpiration(RefreshTokenExpiration refreshTokenExpiration) {
            this.refreshTokenExpiration = refreshTokenExpiration;
            return this;
        }

        public Builder absoluteRefreshTokenLifetime(Duration absoluteRefreshTokenLifetime) {
            this.absoluteRefreshTokenLifetime = absoluteRefreshTokenLifetime;
            return this;
        }

        public Builder slidingRefreshTokenLifetime(Duration slidingRefreshTokenLifetime) {
            this.slidingRefreshTokenLifetime = slidingRefreshTokenLifetime;
            return this;
        }

        public Builder refreshTokenGracePeriod(Duration refreshTokenGracePeriod) {
            this.refreshTokenGracePeriod = refreshTokenGracePeriod;
            return this;
        }

        public Builder updateAccessTokenClaimsOnRefresh(boolean updateAccessTokenClaimsOnRefresh) {
            this.updateAccessTokenClaimsOnRefresh = updateAccessTokenClaimsOnRefresh;
            return this;
        }

        public Builder userSsoLifetime(Duration userSsoLifetime) {
            this.userSsoLifetime = userSsoLifetime;
            return this;
        }

        public Builder allowedIdentityTokenSigningAlgorithms(String... allowedIdentityTokenSigningAlgorithms) {
            this.allowedIdentityTokenSigningAlgorithms = List.of(allowedIdentityTokenSigningAlgorithms);
            return this;
        }

        public Builder allowedAccessTokenSigningAlgorithms(String... allowedAccessTokenSigningAlgorithms) {
            this.allowedAccessTokenSigningAlgorithms = List.of(allowedAccessTokenSigningAlgorithms);
            return this;
        }

        public Builder userinfoSignedResponseAlg(String userinfoSignedResponseAlg) {
            this.userinfoSignedResponseAlg = userinfoSignedResponseAlg;
            return this;
        }

        public Builder alwaysIncludeUserClaimsInIdToken(boolean alwaysIncludeUserClaimsInIdToken) {
            this.alwaysIncludeUserClaimsInIdToken = alwaysIncludeUserClaimsInIdToken;
            return this;
        }

        public Builder claims(Claims claims) {
            this.claims = claims;
            return this;
        }

        public Builder alwaysSendClientClaims(boolean alwaysSendClientClaims) {
            this.alwaysSendClientClaims = alwaysSendClientClaims;
            return this;
        }

        public Builder clientClaimsPrefix(String clientClaimsPrefix) {
            this.clientClaimsPrefix = clientClaimsPrefix;
            return this;
        }

        public Builder properties(Map<String, String> properties) {
            this.properties = properties;
            return this;
        }

        /** The client; throws {@link IllegalArgumentException} with a sentence that names the component that is wrong. */
        public Client build() {
            return new Client(
                    clientId, clientName, enabled, description, clientUri, logoUri, clientSecrets,
                    requireClientSecret, tokenEndpointAuthMethods, tokenEndpointAuthSigningAlgorithms, allowTokenEndpointAudience,
                    jwks, jwksUri, allowedGrantTypes, requirePkce, allowPlainTextPkce,
                    requestObjectSigningAlg, requireSignedRequestObject, redirectUris, subjectType, sectorIdentifierUri,
                    postLogoutRedirectUris, requireSignOutPrompt, frontChannelLogoutUri, frontChannelLogoutSessionRequired,
                    backChannelLogoutUri, backChannelLogoutSessionRequired,
                    allowedCorsOrigins, allowedScopes, allowAccessToAllScopes, requireConsent,
                    allowRememberConsent, consentLifetime, identityTokenLifetime, accessTokenLifetime,
                    accessTokenType, authorizationCodeLifetime, refreshTokenUsage, refreshTokenExpiration,
                    absoluteRefreshTokenLifetime, slidingRefreshTokenLifetime, refreshTokenGracePeriod,
                    updateAccessTokenClaimsOnRefresh, userSsoLifetime, allowedIdentityTokenSigningAlgorithms,
                    allowedAccessTokenSigningAlgorithms, userinfoSignedResponseAlg, alwaysIncludeUserClaimsInIdToken, claims,
                    alwaysSendClientClaims, clientClaimsPrefix, properties);
        }
    }
}
