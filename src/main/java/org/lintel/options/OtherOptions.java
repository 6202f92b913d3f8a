package org.lintel.options;

import static org.lintel.options.Said.option;

import java.util.List;

import org.lintel.model.ApiResource;
import org.lintel.model.SigningKey;

/** What is said of the options of a user, a scope, an API resource, an operator and a secret. */
final class OtherOptions {

    static final List<Said> USER = List.of(
            option("subject",
                    "the `sub` of the user's tokens: at most 255 characters, never given to anybody else").in("OpenID Connect Core §2")
                    .asNeeded(),
            option("username",
                    "what is typed at sign-in").asNeeded(),
            option("password",
                    "in plain text; either this or `passwordHash` is needed"),
            option("passwordHash",
                    "its hash: Argon2 in the PHC string format, bcrypt (`$2a$`, `$2b$`, `$2y$`), or PBKDF2 as Jakarta Security's `Pbkdf2PasswordHash` writes it, with SHA-1 too"),
            option("temporaryUntil",
                    "the password is good for [choosing another one](administering.md#give-somebody-a-temporary-password) at sign-in alone, and that until then. Where users are in memory it lets nobody in"),
            option("enabled",
                    "one who is not enabled cannot sign in"),
            option("claims",
                    "about the user: texts, numbers, `true`, `false`, lists and objects. `preferred_username` is the `username` unless it is here")
                    .in("OpenID Connect Core §5.1"));

    static final List<Said> SCOPE = List.of(
            option("name",
                    "as sent in `scope`: at most 200 characters of RFC 6749 §3.3, no spaces").in("RFC 6749 §3.3").asNeeded(),
            option("kind",
                    "`\"resource\"`: access to an API, ends up in the access token. `\"identity\"`: claims about the user"),
            option("enabled",
                    "a scope that is not enabled is treated as unregistered"),
            option("displayName",
                    "shown on the consent page; in another language as [`displayName#de`](pages.md#texts-of-your-own)").usually("the name"),
            option("description",
                    "shown below it; `description#de` likewise"),
            option("required",
                    "cannot be unticked on the consent page"),
            option("emphasize",
                    "the consent page stresses it").asAdvanced(),
            option("showInDiscoveryDocument",
                    "listed in `scopes_supported`").in("OpenID Connect Discovery §3").asAdvanced(),
            option("userClaims",
                    "of an identity scope: the claims that the client receives; of a resource scope: those that go into the access token")
                    .in("OpenID Connect Core §5.4"),
            option("alwaysIncludeInIdToken",
                    "its claims are in the id_token even if an access token could fetch them").in("OpenID Connect Core §5.4").asAdvanced(),
            option("includeAllClaimsForUser",
                    "stands for every claim of the user").asAdvanced(),
            option("scopeSecrets",
                    "[secrets](#secrets) by which the API behind the scope authenticates").in("RFC 7662 §2.1").asAdvanced(),
            option("allowUnrestrictedIntrospection",
                    "that API sees all scopes of a token, not only this one").in("RFC 7662 §2.2").asAdvanced(),
            option("properties",
                    "unused by Lintel").asAdvanced());

    static final List<Said> API_RESOURCE = List.of(
            option("name",
                    "the audience: at most 200 characters. Where the API authenticates itself it is the client id: best without a colon, see [secrets](#secrets)")
                    .in("RFC 9068 §3").asNeeded(),
            option("enabled",
                    "one that is not enabled is treated as unregistered"),
            option("displayName",
                    "for operators and users"),
            option("description",
                    "for operators"),
            option("scopes",
                    "names of the resource scopes that belong to it"),
            option("userClaims",
                    "claims about the user that go into its access tokens"),
            option("apiSecrets",
                    "[secrets](#secrets) by which the API authenticates").in("RFC 7662 §2.1"),
            option("allowedAccessTokenSigningAlgorithms",
                    "the first one that there is a key for signs its access tokens").in("RFC 9068 §2.1").usually("RS256").asAdvanced()
                    .oneOf(SigningKey.ALGORITHMS),
            option("accessTokenJwtType",
                    "the `typ` of its access tokens: `\"at+jwt\"` or `\"JWT\"`. Not said, or where a token is for several that do not agree: `lintel.access-token.type`")
                    .in("RFC 9068 §2.1").asAdvanced().oneOf(ApiResource.JWT_TYPES),
            option("properties",
                    "unused by Lintel").asAdvanced());

    static final List<Said> OPERATOR = List.of(
            option("subject",
                    "of the user, whichever store has them").asNeeded(),
            option("enabled",
                    "one that is not enabled gives no role"),
            option("roles",
                    "`\"administrator\"`: everything. `\"auditor\"`: looks at everything. `\"helpdesk\"`: users, their sessions and permissions. `\"client-owner\"`: certain clients")
                    .asNeeded(),
            option("clients",
                    "of a `client-owner`: the ids of the clients"));

    static final List<Said> SECRET = List.of(
            option("value",
                    "needed, but for a sealed one: Base64 of the SHA-256 of the secret, or of its SHA-512; the secret itself is written nowhere"),
            option("sealed",
                    "of a client, instead of `value`, for `client_secret_jwt`: the secret itself, of at least 32 characters. Lintel keeps it encrypted by the [server key](#server-key). Let it stand elsewhere: `{\"fromFile\": \"/run/secrets/partner\"}`")
                    .in("OpenID Connect Core §9").asAdvanced(),
            option("description",
                    "what it is for"),
            option("expiration",
                    "from when on it is refused"));

    private OtherOptions() {
    }
}
