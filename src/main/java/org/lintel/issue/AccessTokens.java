package org.lintel.issue;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.announce.Announcements;
import org.lintel.config.Issuer;
import org.lintel.config.Settings;
import org.lintel.event.TokensRevoked;
import org.lintel.jose.Signer;
import org.lintel.jose.Verifier;
import org.lintel.json.JsonText;
import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.ClientTokens;
import org.lintel.model.Confirmation;
import org.lintel.model.GrantTerms;
import org.lintel.model.OAuthError;
import org.lintel.model.PersistedGrant;
import org.lintel.model.RequestedClaims;
import org.lintel.model.TokenDraft;
import org.lintel.model.User;
import org.lintel.secret.Handles;
import org.lintel.secret.ServerKey;
import org.lintel.spec.Duty;
import org.lintel.spi.GrantStore;
import org.lintel.spi.ProfileService.Destination;
import org.lintel.spi.ProfileService;

/** Access tokens: JWTs (RFC 9068), or references to the same claims. */
@ApplicationScoped
public class AccessTokens {

    /** Its {@code typ}, unless the settings or an API want a general one. */
    private static final String KIND = "at+jwt";

    /** Names the family in the token; the word is that of Grant Management for OAuth 2.0. */
    private static final String FAMILY = "grant_id";

    private static final String USERINFO_CLAIMS = "userinfo_claims";
    private static final String CLAIMS_LOCALES = "claims_locales";

    /** Whom a pairwise {@code sub} stands for, for us alone. */
    private static final String USER = "lintel_user";
    private static final String SEALED_USER = "user of an access token";

    @Inject
    Signer signer;

    @Inject
    Verifier verifier;

    @Inject
    Subjects subjects;

    @Inject
    ServerKey serverKey;

    @Inject
    ProfileService profiles;

    @Inject
    GrantStore grants;

    @Inject
    Settings settings;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Inject
    Customizers customizers;

    @Inject
    Families families;

    @Inject
    Announcements announcements;

    /**
     * A new one, of which nothing is stored yet.
     *
     * @param userClaims what it says about the user
     */
    @Duty({"RFC 9068 2.1 typ", "RFC 9068 2.2 claims", "RFC 9068 2.2 sub-of-client", "RFC 9068 2.2.1 authentication",
            "RFC 9068 2.2.3 scope"})
    NewAccessToken create(AgreedTerms agreed, Claims userClaims) {
        Client client = agreed.client();
        Authorization authorization = agreed.authorization();
        GrantTerms terms = agreed.terms();
        var claims = new LinkedHashMap<String, Object>();
        long now = clock.instant().getEpochSecond();
        claims.put("iss", authorization.issuer());
        claims.put("aud", terms.audience().size() == 1 ? terms.audience().get(0) : terms.audience());
        claims.put("sub", authorization.subject() == null ? client.clientId() : subjects.sub(client, authorization.subject()));
        claims.put("client_id", client.clientId());
        claims.put("scope", authorization.scopes().isEmpty() ? null : String.join(" ", authorization.scopes()));
        claims.put("iat", now);
        claims.put("exp", now + terms.accessTokenLifetime().toSeconds());
        claims.put("jti", Handles.random(16));
        if (authorization.subject() != null) {
            aboutSignIn(claims, client, authorization);
        }
        constrain(claims, authorization);
        claims.values().removeIf(Objects::isNull);
        addMissing(claims, userClaims);
        if (authorization.subject() == null || client.tokens().alwaysSendClientClaims()) {
            addMissing(claims, client.tokens().claims().prefixed(client.tokens().clientClaimsPrefix()));
        }
        customizers.customize(new TokenDraft(TokenDraft.Kind.ACCESS_TOKEN, client, authorization, claims));
        String type = Confirmation.in(claims).tokenType();
        if (terms.accessTokenType() == ClientTokens.AccessTokenType.JWT) {
            return new NewAccessToken(jwt(client, agreed.audience(), claims), type, List.of());
        }
        String handle = Handles.create();
        return new NewAccessToken(handle, type, List.of(reference(handle, agreed, claims)));
    }

    private void aboutSignIn(Map<String, Object> claims, Client client, Authorization authorization) {
        Authentication user = authorization.authentication();
        claims.put("auth_time", user.authTime().getEpochSecond());
        claims.put("idp", user.idp());
        claims.put("acr", user.context().orElse(null));
        claims.put("amr", user.amr());
        claims.put("sid", subjects.sid(client, user.sid()));
        claims.put(USER, claims.get("sub").equals(user.subject()) ? null
                : serverKey.seal(SEALED_USER, client.clientId(), user.subject()));
        claims.put(FAMILY, authorization.family());
        // only their names, which the client knows: the userinfo endpoint needs them, and every holder can read the token
        RequestedClaims requested = authorization.requested();
        claims.put(USERINFO_CLAIMS, requested.userinfoClaims().isEmpty() ? null : requested.userinfoClaims());
        claims.put(CLAIMS_LOCALES, requested.claimsLocales().isEmpty() ? null : requested.claimsLocales());
    }

    /** What narrows it beyond its scopes; the resources are its audience. */
    private static void constrain(Map<String, Object> claims, Authorization authorization) {
        claims.put("cnf", authorization.confirmation().isNone() ? null : authorization.confirmation().members().values());
        claims.put("act", authorization.actor().values().isEmpty() ? null : authorization.actor().values());
        claims.put("authorization_details",
                authorization.details().isEmpty() ? null : authorization.details().stream().map(Claims::values).toList());
    }

    private String jwt(Client client, Audience audience, Map<String, Object> claims) {
        String type = audience.type().orElse(settings.tokens().accessTokenType());
        return TokenLength.checked(signer.sign(KIND, type, signer.algorithm(audience.algorithms(client)), claims), "access token", client,
                "let its accessTokenType be reference, or its scopes and APIs have fewer userClaims");
    }

    /** What the token stands for, if it is one of ours, has not expired and has not been revoked. */
    @Duty({"RFC 7662 4 all-checks", "RFC 9068 4 no-confusion", "RFC 9068 5 sub-collision"})
    public Optional<AccessToken> read(String token) {
        Optional<Map<String, Object>> known = token.indexOf('.') < 0 ? stored(token) : verifier.verify(token, KIND);
        return known
                .filter(claims -> issuer.value().equals(claims.get("iss")))
                .filter(claims -> claims.get("exp") instanceof Long exp && clock.instant().getEpochSecond() < exp)
                .filter(claims -> !revoked(claims))
                .flatMap(this::withUser);
    }

    /** One that does not say when it was made is as old as can be. */
    private boolean revoked(Map<String, Object> claims) {
        Instant made = claims.get("iat") instanceof Long seconds ? Instant.ofEpochSecond(seconds) : Instant.EPOCH;
        return claims.get(FAMILY) instanceof String family && grants.familyRevoked(family, made);
    }

    private Optional<AccessToken> withUser(Map<String, Object> claims) {
        if (!(claims.get(USER) instanceof String sealed)) {
            return Optional.of(new AccessToken(claims, claims.containsKey("auth_time") ? (String) claims.get("sub") : null));
        }
        var rest = new LinkedHashMap<>(claims);
        rest.remove(USER);
        return serverKey.open(SEALED_USER, (String) claims.get("client_id"), sealed).map(subject -> new AccessToken(rest, subject));
    }

    /**
     * Revokes what the client has from the authorization of this access token ("the authorization server MAY revoke the respective refresh
     * token as well", RFC 7009 §2.1): a JWT is not stored, so that there is no other way for it. Of a client's own token there is no
     * authorization of a user; a reference is then forgotten.
     *
     * @throws org.lintel.model.OAuthException {@code unsupported_token_type} where nothing is stored that could be forgotten
     */
    @Duty({"RFC 7009 2.1 own-tokens", "RFC 7009 2.1 refresh-too", "RFC 7009 2.2.1 unsupported-token-type"})
    public void revoke(Client client, String token) {
        AccessToken known = read(token).filter(found -> found.clientId().equals(client.clientId())).orElse(null);
        if (known == null) {
            return;
        }
        if (known.claims().get(FAMILY) instanceof String family) {
            Instant until = clock.instant().plus(client.refreshTokens().absoluteRefreshTokenLifetime());
            families.revokeFamily(family, known.subject(), client, until, TokensRevoked.Reason.CLIENT);
        } else if (token.indexOf('.') < 0) {
            grants.remove(key(token));
            announcements.tell(new TokensRevoked(client.clientId(), known.subject(), TokensRevoked.Reason.CLIENT));
        } else {
            throw OAuthError.UNSUPPORTED_TOKEN_TYPE.because("a JWT that a client has for itself belongs to no authorization");
        }
    }

    @Duty("RFC 9068 6 private")
    private PersistedGrant reference(String handle, AgreedTerms agreed, Map<String, Object> claims) {
        Authorization authorization = agreed.authorization();
        Instant now = clock.instant();
        return new PersistedGrant(key(handle), PersistedGrant.Kind.REFERENCE_TOKEN, authorization.issuer(), authorization.subject(),
                authorization.clientId(), authorization.sid(), authorization.family(), now,
                now.plus(agreed.terms().accessTokenLifetime()), null, JsonText.write(claims));
    }

    private Optional<Map<String, Object>> stored(String handle) {
        return grants.find(key(handle)).filter(grant -> grant.is(PersistedGrant.Kind.REFERENCE_TOKEN))
                .map(grant -> JsonText.plain(JsonText.read(grant.data())));
    }

    private static String key(String handle) {
        return Handles.hash(PersistedGrant.Kind.REFERENCE_TOKEN, handle);
    }

    /** What an access token says about the user. */
    @Duty("RFC 9068 2.2.2 identity")
    Claims userClaims(Client client, Audience audience, User user) {
        Set<String> names = audience.claimNames();
        return names.isEmpty() ? Claims.NONE : profiles.claims(user, client, names, Destination.ACCESS_TOKEN);
    }

    /** The claims of the first access token of what was granted, as far as the scopes of this one stand for them. */
    static Claims still(Claims first, Authorization granted, Authorization authorization, Audience audience) {
        if (authorization.scopes().containsAll(granted.scopes())) {
            return first;
        }
        var claims = new LinkedHashMap<>(first.values());
        claims.keySet().retainAll(audience.claimNames());
        return new Claims(claims);
    }

    /** Claims about the user never replace the token's own, and never bind it. */
    static void addMissing(Map<String, Object> claims, Claims more) {
        more.values().forEach((name, value) -> {
            if (!AccessToken.CONSTRAINTS.contains(name)) {
                claims.putIfAbsent(name, value);
            }
        });
    }
}
