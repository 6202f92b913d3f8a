package org.lintel.options;

import static org.lintel.options.Said.option;

import java.util.List;

import org.lintel.model.SigningKey;

/** What is said of the options of a client. */
final class ClientOptions {

    static final List<Said> SAID = List.of(
            option("clientId",
                    "at most 100 characters, best without a colon: see [secrets](#secrets)").in("RFC 6749 §2.2").asNeeded(),
            option("clientName",
                    "shown to users; in another language as [`clientName#de`](pages.md#texts-of-your-own)").in("RFC 7591 §2")
                    .usually("the client id"),
            option("enabled",
                    "a client that is not enabled is treated as unknown"),
            option("description",
                    "for operators"),
            option("clientUri",
                    "https or http page about the client").in("RFC 7591 §2").asAddress().asAdvanced(),
            option("logoUri",
                    "https address (on localhost http will do) of a PNG, JPEG, GIF, WebP or SVG of at most 50 kB. Lintel [fetches it itself](pages.md#logos): http elsewhere is refused")
                    .in("RFC 7591 §2").asAddress().asAdvanced(),
            option("allowedGrantTypes",
                    "`authorization_code`, `refresh_token`, `implicit`, `client_credentials`, [`password`](#the-password-grant), or the grant of a plug-in. What each [response type](#response-types) needs is below; tokens travel through the browser exactly for clients with `implicit`; [refresh tokens](refresh-tokens.md) are for clients with `refresh_token`. RFC 9700 advises against `implicit` and forbids `password`: the log warns of clients that have them")
                    .in("RFC 7591 §2"),
            option("allowedScopes",
                    "scopes that the client may ask for").in("RFC 6749 §3.3"),
            option("allowAccessToAllScopes",
                    "it may ask for every registered scope").asAdvanced(),
            option("allowedCorsOrigins",
                    "origins whose scripts may read answers: scheme, host and port in lower case, nothing else").asAddress(),
            option("subjectType",
                    "`\"public\"`: the client knows users by the same `sub` as others do; `\"pairwise\"`: by one of [its sector](requests.md#pairwise-subjects)")
                    .in("OpenID Connect Core §8").asAdvanced(),
            option("sectorIdentifierUri",
                    "https address (on localhost http will do) of a JSON array with the redirect URIs of all clients of the sector; needed for `\"pairwise\"` where the redirect URIs have not one host")
                    .in("OpenID Connect Core §8.1").asAdvanced().asAddress(),
            option("userSsoLifetime",
                    "the user signs in again when the last sign-in is so many seconds ago").in("OpenID Connect Core §3.1.2.3").asAdvanced()
                    .asLifetime(),
            option("properties",
                    "names and texts that you want to remember; unused by Lintel").asAdvanced(),
            option("clientSecrets",
                    "[secrets](#secrets), each of which authenticates; several allow a change without interruption").in("RFC 6749 §2.3.1"),
            option("requireClientSecret",
                    "`false` makes a public client, such as one that runs in a browser").in("RFC 6749 §2.1").asAdvanced(),
            option("tokenEndpointAuthMethods",
                    "how it may authenticate, at every endpoint, see [below](#how-clients-authenticate). Nothing said: `client_secret_basic` and `client_secret_post`, or `none` for a public client")
                    .in("OpenID Connect Core §9").usually("by secret").asAdvanced(),
            option("tokenEndpointAuthSigningAlgorithms",
                    "what its assertions may be signed with").in("RFC 7523 §5").usually("all").asAdvanced(),
            option("allowTokenEndpointAudience",
                    "its assertions may be addressed to the token endpoint instead of the issuer: Spring Security, today's included, and others do so, while newer specifications want the issuer alone")
                    .in("RFC 7523 §3").asAdvanced(),
            option("jwks",
                    "its public keys, as a JSON Web Key Set").in("RFC 7517 §5").asAdvanced(),
            option("jwksUri",
                    "https address (http on localhost) where they are instead").in("RFC 7591 §2").asAdvanced().asAddress(),
            option("redirectUris",
                    "where answers may go, at most 2,000 characters each; compared character by character, but for the port of `http://127.0.0.1/…` and `http://[::1]/…`: a native program listens on any that is free (RFC 8252 §7.3). `localhost` is not among them")
                    .in("RFC 9700 §2.1").asAddress(),
            option("requirePkce",
                    "an authorization code needs a `code_challenge`, unless `lintel.pkce.nonce-suffices` says otherwise").in("RFC 7636")
                    .asAdvanced(),
            option("allowPlainTextPkce",
                    "also accept `code_challenge_method=plain`").in("RFC 7636 §4.2").asAdvanced(),
            option("requestObjectSigningAlg",
                    "its [request objects](requests.md#signed-requests) are signed by this algorithm; without it by any that its keys, or its sealed secrets, are for")
                    .in("OpenID Connect Core §6.1").asAdvanced(),
            option("requireSignedRequestObject",
                    "every authorization request is a signed object, and nothing beside it counts").in("RFC 9101 §10.5").asAdvanced(),
            option("issInErrorResponses",
                    "errors name the issuer in `iss` (RFC 9207). `false` for mod_auth_openidc 2.4.12, which takes such an answer for something else; a code or a token comes with `iss` in any case")
                    .in("RFC 9207 §2").asAdvanced(),
            option("requireConsent",
                    "the user is asked before the client gets anything").in("OpenID Connect Core §3.1.2.4"),
            option("allowRememberConsent",
                    "the user may have the decision remembered").asAdvanced(),
            option("consentLifetime",
                    "how long a remembered decision holds").usually("for ever").asAdvanced().asLifetime(),
            option("identityTokenLifetime",
                    "seconds until an id_token expires").in("OpenID Connect Core §2").asAdvanced().asLifetime(),
            option("accessTokenLifetime",
                    "seconds until an access token expires").in("RFC 6749 §5.1").asLifetime(),
            option("accessTokenType",
                    "`\"jwt\"`: anybody can read the token and verify it with our keys; `\"reference\"`: a random value that only introspection can read")
                    .in("RFC 9068").asAdvanced(),
            option("authorizationCodeLifetime",
                    "seconds until a code expires; at most 600").in("RFC 6749 §4.1.2").asAdvanced().within(1, 600),
            option("authorizationCodeGracePeriod",
                    "seconds in which a used code may come back without being taken for stolen, by the same request of a client that has proven itself by its secret or `code_verifier`: a second click, a proxy's second try. It gets an error, the first request keeps its tokens. At most 10, `0` for never")
                    .in("RFC 6749 §4.1.2").asAdvanced().within(0, 10),
            option("allowedIdentityTokenSigningAlgorithms",
                    "the first one that there is a key for signs id_tokens").in("OpenID Connect Core §10.1").usually("RS256").asAdvanced()
                    .oneOf(SigningKey.ALGORITHMS),
            option("allowedAccessTokenSigningAlgorithms",
                    "the first one that there is a key for signs access tokens; where an API allows only some, it is one of those, and several APIs that have none in common get no JWT together")
                    .in("RFC 9068 §2.1").usually("RS256").asAdvanced().oneOf(SigningKey.ALGORITHMS),
            option("userinfoSignedResponseAlg",
                    "userinfo is a JWT that is signed by this algorithm, instead of JSON").in("OpenID Connect Core §5.3.2").asAdvanced()
                    .oneOf(SigningKey.ALGORITHMS),
            option("alwaysIncludeUserClaimsInIdToken",
                    "user claims are in the id_token even if an access token could fetch them: for [libraries](integrating.md) that look nowhere else")
                    .in("OpenID Connect Core §5.4").asAdvanced(),
            option("includeIdpInIdToken",
                    "the id_token says in `idp` who has checked who the user is: `local` for a password of Lintel's. Without it no claim is in an id_token that nobody has asked for")
                    .usually("with the grant `implicit` `true`").asAdvanced(),
            option("claims",
                    "claims about the client itself, for its access tokens").asAdvanced(),
            option("alwaysSendClientClaims",
                    "`claims` are also in tokens that speak for a user").asAdvanced(),
            option("clientClaimsPrefix",
                    "put before their names; may be empty").asAdvanced(),
            option("refreshTokenUsage",
                    "`\"one_time_only\"`: with each use comes the next [refresh token](refresh-tokens.md), and a replay revokes them all; `\"reuse\"`: the same one until it expires, not for public clients")
                    .in("RFC 9700 §2.2.2").asAdvanced(),
            option("refreshTokenExpiration",
                    "`\"absolute\"`: all refresh tokens of an authorization end at the same moment; `\"sliding\"`: use prolongs them, up to that moment")
                    .asAdvanced(),
            option("absoluteRefreshTokenLifetime",
                    "seconds from the first refresh token to that moment: 30 days").asAdvanced().asLifetime(),
            option("slidingRefreshTokenLifetime",
                    "seconds that a sliding one may stay unused: 15 days").asAdvanced().asLifetime(),
            option("refreshTokenGracePeriod",
                    "seconds in which a used refresh token gets the same successor again, for an answer that was lost; at most 60, `0` for never")
                    .in("RFC 9700 §4.14.2").asAdvanced().within(0, 60),
            option("updateAccessTokenClaimsOnRefresh",
                    "`true`: refreshed access tokens have the user claims of that moment; `false`: those of the first one").asAdvanced(),
            option("alwaysSendIdTokenOnRefresh",
                    "`true`: with each refresh comes an id_token, where `openid` was granted; `false`: only if the `scope` of the request has `openid`, which saves a signature. [Which libraries want one](refresh-tokens.md#the-id_token-of-a-refresh)")
                    .in("OpenID Connect Core §12.2").asAdvanced(),
            option("postLogoutRedirectUris",
                    "where a browser may go after signing out; compared character by character").in("RP-Initiated Logout §3.1").asAddress(),
            option("requireSignOutPrompt",
                    "the user is asked even if the client has proven that it wants the sign-out").in("RP-Initiated Logout §2").asAdvanced(),
            option("frontChannelLogoutUri",
                    "https address (http on localhost), with scheme, host and port of one of `redirectUris`, that is shown in a frame when the user signs out")
                    .in("Front-Channel Logout §2").asAddress().asAdvanced(),
            option("frontChannelLogoutSessionRequired",
                    "that address gets `iss` and `sid`").in("Front-Channel Logout §2").asAdvanced(),
            option("backChannelLogoutUri",
                    "https address (on localhost http will do) that a logout token is posted to when a session ends")
                    .in("Back-Channel Logout §2.2").asAddress(),
            option("backChannelLogoutSessionRequired",
                    "that token names the session; `false`: only the user, whom the application then signs out everywhere")
                    .in("Back-Channel Logout §2.2").asAdvanced());

    private ClientOptions() {
    }
}
