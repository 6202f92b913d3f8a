package org.lintel.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.lintel.model.Client.SubjectType;
import org.lintel.model.ClientRefreshTokens.RefreshTokenExpiration;
import org.lintel.model.ClientRefreshTokens.RefreshTokenUsage;
import org.lintel.model.ClientTokens.AccessTokenType;

/** A client in the making; not for use by several threads. Each method is named after the component that it sets. */
public final class ClientBuilder {

    private final String clientId;
    private @Nullable String clientName;
    private boolean enabled = true;
    private @Nullable String description;
    private @Nullable String clientUri;
    private @Nullable String logoUri;
    private Set<String> allowedGrantTypes = Set.of("authorization_code");
    private Set<String> allowedScopes = Set.of();
    private boolean allowAccessToAllScopes;
    private Set<String> allowedCorsOrigins = Set.of();
    private SubjectType subjectType = SubjectType.PUBLIC;
    private @Nullable String sectorIdentifierUri;
    private @Nullable Duration userSsoLifetime;
    private Map<String, String> properties = Map.of();
    private Translations translations = Translations.NONE;
    private List<Secret> clientSecrets = List.of();
    private boolean requireClientSecret = true;
    private Set<String> tokenEndpointAuthMethods = Set.of();
    private Set<String> tokenEndpointAuthSigningAlgorithms = Set.of();
    private boolean allowTokenEndpointAudience;
    private Map<String, Object> jwks = Map.of();
    private @Nullable String jwksUri;
    private List<String> redirectUris = List.of();
    private boolean requirePkce = true;
    private boolean allowPlainTextPkce;
    private @Nullable String requestObjectSigningAlg;
    private boolean requireSignedRequestObject;
    private boolean issInErrorResponses = true;
    private boolean requireConsent = true;
    private boolean allowRememberConsent = true;
    private @Nullable Duration consentLifetime;
    private Duration identityTokenLifetime = Duration.ofMinutes(5);
    private Duration accessTokenLifetime = Duration.ofHours(1);
    private AccessTokenType accessTokenType = AccessTokenType.JWT;
    private Duration authorizationCodeLifetime = Duration.ofMinutes(5);
    private Duration authorizationCodeGracePeriod = Duration.ofSeconds(2);
    private List<String> allowedIdentityTokenSigningAlgorithms = List.of();
    private List<String> allowedAccessTokenSigningAlgorithms = List.of();
    private @Nullable String userinfoSignedResponseAlg;
    private boolean alwaysIncludeUserClaimsInIdToken;
    private @Nullable Boolean includeIdpInIdToken;
    private Claims claims = Claims.NONE;
    private boolean alwaysSendClientClaims;
    private String clientClaimsPrefix = "client_";
    private RefreshTokenUsage refreshTokenUsage = RefreshTokenUsage.ONE_TIME_ONLY;
    private RefreshTokenExpiration refreshTokenExpiration = RefreshTokenExpiration.ABSOLUTE;
    private Duration absoluteRefreshTokenLifetime = Duration.ofDays(30);
    private Duration slidingRefreshTokenLifetime = Duration.ofDays(15);
    private Duration refreshTokenGracePeriod = Duration.ofSeconds(10);
    private boolean updateAccessTokenClaimsOnRefresh;
    private boolean alwaysSendIdTokenOnRefresh = true;
    private List<String> postLogoutRedirectUris = List.of();
    private boolean requireSignOutPrompt;
    private @Nullable String frontChannelLogoutUri;
    private boolean frontChannelLogoutSessionRequired = true;
    private @Nullable String backChannelLogoutUri;
    private boolean backChannelLogoutSessionRequired = true;

    ClientBuilder(String clientId) {
        this.clientId = clientId;
    }

    public ClientBuilder clientName(String clientName) {
        this.clientName = clientName;
        return this;
    }

    /** @param tag the language of this name, such as {@code de} */
    public ClientBuilder clientName(String tag, String clientName) {
        translations = translations.with("clientName", tag, clientName);
        return this;
    }

    public ClientBuilder enabled(boolean enabled) {
        this.enabled = enabled;
        return this;
    }

    public ClientBuilder description(String description) {
        this.description = description;
        return this;
    }

    public ClientBuilder clientUri(String clientUri) {
        this.clientUri = clientUri;
        return this;
    }

    public ClientBuilder logoUri(String logoUri) {
        this.logoUri = logoUri;
        return this;
    }

    public ClientBuilder allowedGrantTypes(String... allowedGrantTypes) {
        this.allowedGrantTypes = Set.of(allowedGrantTypes);
        return this;
    }

    public ClientBuilder allowedScopes(String... allowedScopes) {
        this.allowedScopes = Set.of(allowedScopes);
        return this;
    }

    public ClientBuilder allowAccessToAllScopes(boolean allowAccessToAllScopes) {
        this.allowAccessToAllScopes = allowAccessToAllScopes;
        return this;
    }

    public ClientBuilder allowedCorsOrigins(String... allowedCorsOrigins) {
        this.allowedCorsOrigins = Set.of(allowedCorsOrigins);
        return this;
    }

    public ClientBuilder subjectType(SubjectType subjectType) {
        this.subjectType = subjectType;
        return this;
    }

    public ClientBuilder sectorIdentifierUri(String sectorIdentifierUri) {
        this.sectorIdentifierUri = sectorIdentifierUri;
        return this;
    }

    public ClientBuilder userSsoLifetime(Duration userSsoLifetime) {
        this.userSsoLifetime = userSsoLifetime;
        return this;
    }

    public ClientBuilder properties(Map<String, String> properties) {
        this.properties = properties;
        return this;
    }

    public ClientBuilder clientSecrets(Secret... clientSecrets) {
        this.clientSecrets = List.of(clientSecrets);
        return this;
    }

    public ClientBuilder requireClientSecret(boolean requireClientSecret) {
        this.requireClientSecret = requireClientSecret;
        return this;
    }

    public ClientBuilder tokenEndpointAuthMethods(String... tokenEndpointAuthMethods) {
        this.tokenEndpointAuthMethods = Set.of(tokenEndpointAuthMethods);
        return this;
    }

    public ClientBuilder tokenEndpointAuthSigningAlgorithms(String... tokenEndpointAuthSigningAlgorithms) {
        this.tokenEndpointAuthSigningAlgorithms = Set.of(tokenEndpointAuthSigningAlgorithms);
        return this;
    }

    public ClientBuilder allowTokenEndpointAudience(boolean allowTokenEndpointAudience) {
        this.allowTokenEndpointAudience = allowTokenEndpointAudience;
        return this;
    }

    public ClientBuilder jwks(Map<String, Object> jwks) {
        this.jwks = jwks;
        return this;
    }

    public ClientBuilder jwksUri(String jwksUri) {
        this.jwksUri = jwksUri;
        return this;
    }

    public ClientBuilder redirectUris(String... redirectUris) {
        this.redirectUris = List.of(redirectUris);
        return this;
    }

    public ClientBuilder requirePkce(boolean requirePkce) {
        this.requirePkce = requirePkce;
        return this;
    }

    public ClientBuilder allowPlainTextPkce(boolean allowPlainTextPkce) {
        this.allowPlainTextPkce = allowPlainTextPkce;
        return this;
    }

    public ClientBuilder requestObjectSigningAlg(String requestObjectSigningAlg) {
        this.requestObjectSigningAlg = requestObjectSigningAlg;
        return this;
    }

    public ClientBuilder requireSignedRequestObject(boolean requireSignedRequestObject) {
        this.requireSignedRequestObject = requireSignedRequestObject;
        return this;
    }

    public ClientBuilder issInErrorResponses(boolean issInErrorResponses) {
        this.issInErrorResponses = issInErrorResponses;
        return this;
    }

    public ClientBuilder requireConsent(boolean requireConsent) {
        this.requireConsent = requireConsent;
        return this;
    }

    public ClientBuilder allowRememberConsent(boolean allowRememberConsent) {
        this.allowRememberConsent = allowRememberConsent;
        return this;
    }

    public ClientBuilder consentLifetime(Duration consentLifetime) {
        this.consentLifetime = consentLifetime;
        return this;
    }

    public ClientBuilder identityTokenLifetime(Duration identityTokenLifetime) {
        this.identityTokenLifetime = identityTokenLifetime;
        return this;
    }

    public ClientBuilder accessTokenLifetime(Duration accessTokenLifetime) {
        this.accessTokenLifetime = accessTokenLifetime;
        return this;
    }

    public ClientBuilder accessTokenType(AccessTokenType accessTokenType) {
        this.accessTokenType = accessTokenType;
        return this;
    }

    public ClientBuilder authorizationCodeLifetime(Duration authorizationCodeLifetime) {
        this.authorizationCodeLifetime = authorizationCodeLifetime;
        return this;
    }

    public ClientBuilder authorizationCodeGracePeriod(Duration authorizationCodeGracePeriod) {
        this.authorizationCodeGracePeriod = authorizationCodeGracePeriod;
        return this;
    }

    public ClientBuilder allowedIdentityTokenSigningAlgorithms(String... allowedIdentityTokenSigningAlgorithms) {
        this.allowedIdentityTokenSigningAlgorithms = List.of(allowedIdentityTokenSigningAlgorithms);
        return this;
    }

    public ClientBuilder allowedAccessTokenSigningAlgorithms(String... allowedAccessTokenSigningAlgorithms) {
        this.allowedAccessTokenSigningAlgorithms = List.of(allowedAccessTokenSigningAlgorithms);
        return this;
    }

    public ClientBuilder userinfoSignedResponseAlg(String userinfoSignedResponseAlg) {
        this.userinfoSignedResponseAlg = userinfoSignedResponseAlg;
        return this;
    }

    public ClientBuilder alwaysIncludeUserClaimsInIdToken(boolean alwaysIncludeUserClaimsInIdToken) {
        this.alwaysIncludeUserClaimsInIdToken = alwaysIncludeUserClaimsInIdToken;
        return this;
    }

    /** Not said: for clients with the grant {@code implicit}. */
    public ClientBuilder includeIdpInIdToken(boolean includeIdpInIdToken) {
        this.includeIdpInIdToken = includeIdpInIdToken;
        return this;
    }

    public ClientBuilder claims(Claims claims) {
        this.claims = claims;
        return this;
    }

    public ClientBuilder alwaysSendClientClaims(boolean alwaysSendClientClaims) {
        this.alwaysSendClientClaims = alwaysSendClientClaims;
        return this;
    }

    public ClientBuilder clientClaimsPrefix(String clientClaimsPrefix) {
        this.clientClaimsPrefix = clientClaimsPrefix;
        return this;
    }

    public ClientBuilder refreshTokenUsage(RefreshTokenUsage refreshTokenUsage) {
        this.refreshTokenUsage = refreshTokenUsage;
        return this;
    }

    public ClientBuilder refreshTokenExpiration(RefreshTokenExpiration refreshTokenExpiration) {
        this.refreshTokenExpiration = refreshTokenExpiration;
        return this;
    }

    public ClientBuilder absoluteRefreshTokenLifetime(Duration absoluteRefreshTokenLifetime) {
        this.absoluteRefreshTokenLifetime = absoluteRefreshTokenLifetime;
        return this;
    }

    public ClientBuilder slidingRefreshTokenLifetime(Duration slidingRefreshTokenLifetime) {
        this.slidingRefreshTokenLifetime = slidingRefreshTokenLifetime;
        return this;
    }

    public ClientBuilder refreshTokenGracePeriod(Duration refreshTokenGracePeriod) {
        this.refreshTokenGracePeriod = refreshTokenGracePeriod;
        return this;
    }

    public ClientBuilder updateAccessTokenClaimsOnRefresh(boolean updateAccessTokenClaimsOnRefresh) {
        this.updateAccessTokenClaimsOnRefresh = updateAccessTokenClaimsOnRefresh;
        return this;
    }

    public ClientBuilder alwaysSendIdTokenOnRefresh(boolean alwaysSendIdTokenOnRefresh) {
        this.alwaysSendIdTokenOnRefresh = alwaysSendIdTokenOnRefresh;
        return this;
    }

    public ClientBuilder postLogoutRedirectUris(String... postLogoutRedirectUris) {
        this.postLogoutRedirectUris = List.of(postLogoutRedirectUris);
        return this;
    }

    public ClientBuilder requireSignOutPrompt(boolean requireSignOutPrompt) {
        this.requireSignOutPrompt = requireSignOutPrompt;
        return this;
    }

    public ClientBuilder frontChannelLogoutUri(String frontChannelLogoutUri) {
        this.frontChannelLogoutUri = frontChannelLogoutUri;
        return this;
    }

    public ClientBuilder frontChannelLogoutSessionRequired(boolean frontChannelLogoutSessionRequired) {
        this.frontChannelLogoutSessionRequired = frontChannelLogoutSessionRequired;
        return this;
    }

    public ClientBuilder backChannelLogoutUri(String backChannelLogoutUri) {
        this.backChannelLogoutUri = backChannelLogoutUri;
        return this;
    }

    public ClientBuilder backChannelLogoutSessionRequired(boolean backChannelLogoutSessionRequired) {
        this.backChannelLogoutSessionRequired = backChannelLogoutSessionRequired;
        return this;
    }

    /** The client; throws {@link IllegalArgumentException} with a sentence that names the component that is wrong. */
    @SuppressWarnings("NullAway") // what is missing, the record says
    public Client build() {
        return new Client(
                clientId, clientName, enabled, description, clientUri, logoUri, allowedGrantTypes, allowedScopes,
                allowAccessToAllScopes, allowedCorsOrigins, subjectType, sectorIdentifierUri, userSsoLifetime, properties, translations,
                new ClientCredentials(clientSecrets, requireClientSecret, tokenEndpointAuthMethods,
                        tokenEndpointAuthSigningAlgorithms, allowTokenEndpointAudience, jwks, jwksUri),
                new ClientRequests(redirectUris, requirePkce, allowPlainTextPkce, requestObjectSigningAlg,
                        requireSignedRequestObject, issInErrorResponses),
                new ClientConsent(requireConsent, allowRememberConsent, consentLifetime),
                new ClientTokens(identityTokenLifetime, accessTokenLifetime, accessTokenType, authorizationCodeLifetime,
                        authorizationCodeGracePeriod,
                        allowedIdentityTokenSigningAlgorithms, allowedAccessTokenSigningAlgorithms, userinfoSignedResponseAlg,
                        alwaysIncludeUserClaimsInIdToken, includesIdp(), claims, alwaysSendClientClaims, clientClaimsPrefix),
                new ClientRefreshTokens(refreshTokenUsage, refreshTokenExpiration, absoluteRefreshTokenLifetime,
                        slidingRefreshTokenLifetime, refreshTokenGracePeriod, updateAccessTokenClaimsOnRefresh,
                        alwaysSendIdTokenOnRefresh),
                new ClientSignOut(postLogoutRedirectUris, requireSignOutPrompt, frontChannelLogoutUri,
                        frontChannelLogoutSessionRequired, backChannelLogoutUri, backChannelLogoutSessionRequired));
    }

    /** IdentityServer's tutorials, whose clients are implicit, show the claim; other clients get it only if it is set. */
    private boolean includesIdp() {
        return includeIdpInIdToken == null ? allowedGrantTypes.contains("implicit") : includeIdpInIdToken;
    }
}
