package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.http.AlgorithmsIT.verifier;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.assertions.jwt.JWTAssertionFactory;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretJWT;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import com.nimbusds.openid.connect.sdk.validators.IDTokenClaimsVerifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;

/**
 * Client authentication, algorithm and response mode pairwise: each two of them meet in some row. In each the Nimbus SDK goes through the
 * code flow with a client of its own, all of whose tokens, and the answer of userinfo, are signed by the algorithm.
 */
@Tag("http")
class NimbusPairsIT {

    private static final List<String> METHODS = List.of("basic", "post", "sealed", "key", "public");
    private static final List<String> ALGORITHMS = List.of("RS256", "ES256", "PS256", "ES384", "EdDSA");
    private static final List<String> MODES = List.of("query", "fragment", "form_post");

    /** The key with which a client signs by that algorithm itself; for EdDSA, which the SDK does not take there, it uses ES256. */
    private static final Map<String, String> KEYS = Map.of("RS256", "rsa", "ES256", "p256", "PS256", "rsa", "ES384", "p384");

    static Stream<Arguments> pairs() {
        return IntStream.range(0, METHODS.size() * ALGORITHMS.size()).mapToObj(row -> {
            int method = row / ALGORITHMS.size();
            int algorithm = row % ALGORITHMS.size();
            return Arguments.of(METHODS.get(method), ALGORITHMS.get(algorithm), MODES.get((method + algorithm) % MODES.size()));
        });
    }

    @Duty("Core 9 methods")
    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("pairs")
    void eachTwoGoTogether(String method, String algorithm, String mode) throws Exception {
        RelyingParty party = RelyingParty.of(Apps.named("pair-" + method + "-" + algorithm.toLowerCase(Locale.ROOT)));
        var request = party.asks("code", "openid profile api").responseMode(new ResponseMode(mode));
        var answer = party.answer(RelyingParty.send(Lintel.browser(), request).signIn("alice")).toSuccessResponse();

        var endpoint = party.provider().getTokenEndpointURI();
        var grant = party.redemption(answer.getAuthorizationCode());
        ClientAuthentication authentication = authentication(method, algorithm, party);
        var redemption = authentication == null ? new TokenRequest(endpoint, party.clientId(), grant)
                : new TokenRequest(endpoint, authentication, grant);
        OIDCTokens tokens = ((OIDCTokenResponse) RelyingParty.send(redemption).toSuccessResponse()).getOIDCTokens();

        SignedJWT idToken = signedBy(algorithm, tokens.getIDToken(), party);
        new IDTokenClaimsVerifier(party.provider().getIssuer(), party.clientId(), party.nonce(), 60)
                .verify(idToken.getJWTClaimsSet(), null);
        assertThat(new IDTokenClaimsSet(idToken.getJWTClaimsSet()).getAccessTokenHash()).isEqualTo(AccessTokenHash.compute(
                tokens.getAccessToken(), JWSAlgorithm.parse(algorithm), algorithm.equals("EdDSA") ? Curve.Ed25519 : null));
        signedBy(algorithm, SignedJWT.parse(tokens.getAccessToken().getValue()), party);
        SignedJWT user = signedBy(algorithm, party.userInfo(tokens.getAccessToken()).toSuccessResponse().getUserInfoJWT(), party);
        assertThat(user.getJWTClaimsSet().getSubject()).isEqualTo(idToken.getJWTClaimsSet().getSubject()).isEqualTo("alice-1");
        System.out.println("pair: " + method + " " + algorithm + " " + mode);
    }

    private static SignedJWT signedBy(String algorithm, JWT token, RelyingParty party) throws Exception {
        var signed = (SignedJWT) token;
        assertThat(signed.getHeader().getAlgorithm()).hasToString(algorithm);
        assertThat(signed.verify(verifier(party.keys().getKeyByKeyId(signed.getHeader().getKeyID())))).isTrue();
        return signed;
    }

    private static ClientAuthentication authentication(String method, String algorithm, RelyingParty party) throws Exception {
        return switch (method) {
            case "basic" -> new ClientSecretBasic(party.clientId(), party.secret());
            case "post" -> new ClientSecretPost(party.clientId(), party.secret());
            case "sealed" -> new ClientSecretJWT(JWTAssertionFactory.create(
                    new JWTAuthenticationClaimsSet(party.clientId(), new Audience(party.provider().getIssuer())), JWSAlgorithm.HS256,
                    new Secret("the secret of a pair, long enough for HS256: 0123456789abcdef")));
            case "key" -> {
                String own = KEYS.containsKey(algorithm) ? algorithm : "ES256";
                yield new PrivateKeyJWT(SignedJWT.parse(
                        Assertion.signed(KEYS.get(own), own, Assertion.claims(party.clientId().getValue()))));
            }
            default -> null;
        };
    }
}
