package org.lintel.model;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * An application that may ask for tokens (RFC 6749 §2). Built with {@link #builder(String)}; what is not set has a safe default:
 * authorization code only, PKCE required, a secret required, the user is asked for consent. In the configuration file and in a
 * database the components of its topics stand beside its own.
 *
 * @param clientId               unique, at most {@value #LONGEST_ID} characters
 * @param clientName             shown to users; the client id where not set
 * @param enabled                a client that is not enabled is treated as unknown
 * @param description            for operators, or {@code null}
 * @param clientUri              https or http page about the client, or {@code null}
 * @param logoUri                https address (on localhost http will do) of an image, which Lintel fetches and shows as its own; or
 *                               {@code null}
 * @param allowedGrantTypes      {@code authorization_code}, {@code refresh_token}, {@code implicit}, {@code client_credentials},
 *                               {@code password} or the name of a plug-in's grant; tokens travel through the browser exactly for clients
 *                               with {@code implicit}, and refresh tokens are for clients with {@code refresh_token}
 * @param allowedScopes          names of the scopes that the client may ask for
 * @param allowAccessToAllScopes every registered scope may be asked for, but those of {@link Scope#MANAGEMENT}
 * @param allowedCorsOrigins     origins whose scripts may read answers, such as {@code http://localhost:56668}
 * @param subjectType            whether the client and others know the user by the same {@code sub} (OpenID Connect Core §8)
 * @param sectorIdentifierUri    https address of the list of redirect URIs of all clients that know the user by the same pairwise
 *                               {@code sub}; {@code null}: the clients at the host of the redirect URIs
 * @param userSsoLifetime        the user signs in again when the last sign-in is older, or {@code null}
 * @param properties             values of the deployer; unused by Lintel
 * @param translations           its name in further languages
 * @param credentials            how it authenticates
 * @param requests               what its authorization requests are like
 * @param consent                whether the user is asked
 * @param tokens                 what its codes and tokens are like
 * @param refreshTokens          what its refresh tokens are like
 * @param signOut                what happens when the user signs out
 */
public record Client(
        String clientId,
        String clientName,
        boolean enabled,
        @Nullable String description,
        @Nullable String clientUri,
        @Nullable String logoUri,
        Set<String> allowedGrantTypes,
        Set<String> allowedScopes,
        boolean allowAccessToAllScopes,
        Set<String> allowedCorsOrigins,
        SubjectType subjectType,
        @Nullable String sectorIdentifierUri,
        @Nullable Duration userSsoLifetime,
        Map<String, String> properties,
        Translations translations,
        ClientCredentials credentials,
        ClientRequests requests,
        ClientConsent consent,
        ClientTokens tokens,
        ClientRefreshTokens refreshTokens,
        ClientSignOut signOut) {

    /** Characters of a {@code clientId}. */
    public static final int LONGEST_ID = 100;

    /** Characters of an address that a browser may be sent to. */
    public static final int LONGEST_URI = 2_000;

    /** What a user's {@code sub} is like. */
    public enum SubjectType {
        /** The same for every client. */
        PUBLIC,
        /** Another one for each sector, so that clients cannot find out together what a user does. */
        PAIRWISE
    }

    public Client {
        Check.name("clientId", clientId, LONGEST_ID);
        clientName = clientName == null || clientName.isBlank() ? clientId : clientName;
        allowedGrantTypes = Set.copyOf(allowedGrantTypes);
        allowedScopes = Set.copyOf(allowedScopes);
        allowedCorsOrigins = Set.copyOf(allowedCorsOrigins);
        properties = Map.copyOf(properties);
        translations.onlyOf(Set.of("clientName"));
        Check.webPage("clientUri", clientUri);
        Check.called("logoUri", logoUri);
        allowedCorsOrigins.forEach(origin -> Check.origin("allowedCorsOrigins", origin));
        Check.called("sectorIdentifierUri", sectorIdentifierUri);
        Set<String> hosts = Check.hosts(requests.redirectUris());
        if (subjectType == SubjectType.PAIRWISE && sectorIdentifierUri == null && (hosts.size() != 1 || hosts.contains(""))) {
            throw new IllegalArgumentException(
                    "sectorIdentifierUri is needed for pairwise subjects where the redirectUris have not one host"
                            + " (OpenID Connect Core §8.1)");
        }
        if (userSsoLifetime != null) {
            Check.lifetime("userSsoLifetime", userSsoLifetime);
        }
        if (requests.requireSignedRequestObject() && !credentials.canSign()) {
            throw new IllegalArgumentException("requireSignedRequestObject needs jwks, jwksUri or a sealed secret");
        }
        if (!credentials.requireClientSecret() && refreshTokens.refreshTokenUsage() == ClientRefreshTokens.RefreshTokenUsage.REUSE) {
            throw new IllegalArgumentException("refreshTokenUsage of a public client is one_time_only (RFC 9700 §2.2.2)");
        }
        Check.sameOrigin("frontChannelLogoutUri", signOut.frontChannelLogoutUri(), requests.redirectUris());
    }

    /** A client with this id and the defaults of the class comment. */
    public static ClientBuilder builder(String clientId) {
        return new ClientBuilder(clientId);
    }

    /** The name in this language, if it has one. */
    public String clientName(Locale language) {
        return translations.find("clientName", language).orElse(clientName);
    }

    /** Whether the grant type is among the allowed ones. */
    public boolean allowsGrantType(String grantType) {
        return allowedGrantTypes.contains(grantType);
    }

    /** Whether the client may ask for this (registered) scope; to manage Lintel it has to be allowed by name. */
    public boolean allowsScope(String scope) {
        return allowedScopes.contains(scope) || allowAccessToAllScopes && !scope.startsWith(Scope.MANAGEMENT_PREFIX);
    }

    /**
     * "The Sector Identifier … is the host component" of {@code sectorIdentifierUri} or of the redirect URIs (OpenID Connect Core §8.1).
     */
    public String sector() {
        return Check.hosts(sectorIdentifierUri == null ? requests.redirectUris() : List.of(sectorIdentifierUri)).stream()
                .findFirst().orElseThrow();
    }
}
