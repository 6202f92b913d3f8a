package org.lintel.issue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.config.Issuer;
import org.lintel.jose.Signer;
import org.lintel.jose.Verifier;
import org.lintel.model.Authorization;
import org.lintel.model.Client;
import org.lintel.model.Scope;
import org.lintel.model.TokenDraft;
import org.lintel.model.User;
import org.lintel.spec.Duty;
import org.lintel.spi.ProfileService.Destination;
import org.lintel.spi.ProfileService;
import org.lintel.spi.ScopeStore;

/** ID tokens (OpenID Connect Core §2). */
@ApplicationScoped
public class IdTokens {

    private static final String TYP = "JWT";

    @Inject
    Signer signer;

    @Inject
    Verifier verifier;

    @Inject
    ScopeStore scopes;

    @Inject
    IdentityScopes identityScopes;

    @Inject
    Subjects subjects;

    @Inject
    ProfileService profiles;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    @Inject
    Customizers customizers;

    /**
     * @param beside what is issued together with it, by the claim that has its hash: {@code at_hash} for an access token, {@code c_hash}
     *               for a code (§3.3.2.11). Where there is nothing, the user's claims are in the id_token, because there is nothing to
     *               fetch them from userinfo with (§5.4)
     */
    @Duty({"Core 3.1.2.1 nonce", "Core 3.1.2.1 max-age-auth-time", "Core 3.2.2.9 at-hash", "Core 3.2.2.10 nonce",
            "Core 3.2.2.10 at-hash-required", "Core 3.3.2.11 nonce", "Core 3.3.2.11 at-hash", "Core 3.3.3.6 same-user",
            "Core 3.3.3.6 nonce-in-both", "Core 3.3.3.6 claims-in-both", "Core 2 required-claims", "Core 2 auth-time", "Core 2 amr",
            "Core 5.4 id-token", "Core 5.7 stable", "Core 12.2 same-sign-in", "Front-Channel Logout 3 sid", "Back-Channel Logout 2.1 sid"})
    public String create(AgreedTerms agreed, User user, Map<String, String> beside) {
        Client client = agreed.client();
        Authorization authorization = agreed.authorization();
        String algorithm = signer.algorithm(client.tokens().allowedIdentityTokenSigningAlgorithms());
        long now = clock.instant().getEpochSecond();
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", authorization.issuer());
        claims.put("sub", subjects.sub(client, authorization.subject()));
        claims.put("aud", client.clientId());
        claims.put("iat", now);
        claims.put("exp", now + agreed.terms().identityTokenLifetime().toSeconds());
        claims.put("auth_time", authorization.authTime().getEpochSecond());
        claims.put("nonce", authorization.nonce());
        claims.put("acr", authorization.authentication().context().orElse(null));
        claims.put("amr", authorization.authentication().amr());
        claims.put("idp", client.tokens().includeIdpInIdToken() ? authorization.authentication().idp() : null);
        claims.put("sid", subjects.sid(client, authorization.sid()));
        beside.forEach((hash, value) -> claims.put(hash, halfHash(algorithm, value)));
        claims.values().removeIf(java.util.Objects::isNull);
        boolean all = beside.isEmpty() || client.tokens().alwaysIncludeUserClaimsInIdToken();
        Set<String> names = claimNames(user, scopes.find(authorization.scopes()), all);
        names.addAll(identityScopes.still(client, authorization.requested().idTokenClaims()));
        AccessTokens.addMissing(claims, ClaimsLocales.of(authorization.requested().claimsLocales())
                .told(names, wanted -> profiles.claims(user, client, wanted, Destination.ID_TOKEN)));
        customizers.customize(new TokenDraft(TokenDraft.Kind.ID_TOKEN, client, authorization, claims));
        return TokenLength.checked(signer.sign(TYP, algorithm, claims), "id_token", client,
                "let the application ask userinfo, or give its scopes fewer userClaims");
    }

    /** The claims of an {@code id_token_hint} that we issued; that it has expired does not matter (§3.1.2.1). */
    @Duty({"Core 3.1.2.1 id-token-hint-issuer", "RFC 9068 4 no-confusion", "RP-Initiated Logout 2 hint-expired"})
    public Optional<Map<String, Object>> hint(String idToken) {
        return verifier.verify(idToken, TYP).filter(claims -> issuer.value().equals(claims.get("iss")))
                .filter(claims -> claims.get("aud") instanceof String && claims.get("sub") instanceof String);
    }

    /** What identity scopes stand for; a scope may stand for everything. */
    @Duty("Core 5.1.2 additional-claims")
    static Set<String> claimNames(User user, List<Scope> granted, boolean all) {
        Set<String> names = new LinkedHashSet<>();
        granted.stream().filter(scope -> scope.kind() == Scope.Kind.IDENTITY && (all || scope.alwaysIncludeInIdToken()))
                .forEach(scope -> names.addAll(scope.includeAllClaimsForUser() ? user.claims().values().keySet() : scope.userClaims()));
        return names;
    }

    /** The left half of the hash that goes with the signature's algorithm (§3.1.3.6, §3.3.2.11). */
    @Duty("Core 3.1.3.6 at-hash")
    private static String halfHash(String algorithm, String value) {
        try {
            byte[] hash = MessageDigest.getInstance(Signer.hash(algorithm)).digest(value.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no hash goes with " + algorithm, e);
        }
    }
}
