package org.lintel.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.config.Issuer;

class PlugInJwtsTest {

    private static final Instant NOW = Instant.parse("2026-05-04T03:02:01Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Ring ring = new Ring(Ring.key("ES256"), Ring.key("RS256"));
    private final PlugInJwts jwts = new PlugInJwts();

    PlugInJwtsTest() {
        jwts.signer = ring.signer();
        jwts.issuer = new Issuer() {
            @Override
            public String value() {
                return "https://example.org/id";
            }
        };
        jwts.clock = Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Test
    void whoeverHasTheKeySetCanVerifyIt() throws Exception {
        SignedJWT jwt = SignedJWT
                .parse(jwts.sign("Example-Receipt+JWT", MINUTE, Map.of("aud", "https://shop.example", "items", List.of(1, 2))));
        assertThat(jwt.getHeader().getType()).hasToString("example-receipt+jwt");
        var key = JWKSet.parse(new String(ring.published().jwks(), StandardCharsets.UTF_8)).getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        var claims = jwt.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("https://example.org/id");
        assertThat(claims.getAudience()).containsExactly("https://shop.example");
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(NOW));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(MINUTE)));
        assertThat(claims.getJWTID()).hasSizeGreaterThan(15);
        assertThat(claims.getListClaim("items")).isEqualTo(List.of(1L, 2L));
    }

    /** An API, a client or we ourselves would take it for a token. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt", "logout+jwt", "token-introspection+jwt",
            "userinfo+jwt", "+jwt",
            "dpop+jwt", "client-authentication+jwt", "authorization-grant+jwt", "oauth-authz-req+jwt", "at+jwt ", "receipt", "reçu+jwt",
            "a\u0000+jwt", "at\u212A+jwt"})
    void t10_nothingIsSignedThatCouldPassForATokenOfOurs(String typ) {
        assertThatIllegalArgumentException().isThrownBy(() -> jwts.sign(typ, MINUTE, Map.of())).withMessageContaining("typ");
    }

    /** Whatever the house signs or takes: a new type of ours is one that plug-ins cannot have. */
    @Test
    void t10_noTypeThatTheHouseKnowsIsSigned() throws IOException {
        Pattern type = Pattern.compile("\"([a-z-]+\\+jwt)\"");
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            Set<String> ours = files.filter(file -> file.toString().endsWith(".java")).map(PlugInJwtsTest::text)
                    .flatMap(text -> type.matcher(text).results()).map(found -> found.group(1)).collect(Collectors.toSet());
            assertThat(ours).contains("at+jwt", "logout+jwt", "userinfo+jwt").allSatisfy(typ -> assertThatIllegalArgumentException()
                    .isThrownBy(() -> jwts.sign(typ, MINUTE, Map.of())).withMessageContaining("typ"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"iss", "iat", "exp", "jti"})
    void t10_whoSignsAndForHowLongIsNotForAClaimToSay(String claim) {
        assertThatIllegalArgumentException().isThrownBy(() -> jwts.sign("example+jwt", MINUTE, Map.of(claim, "x")))
                .withMessageContaining("claim " + claim);
    }

    @Test
    void everyoneExpires() {
        for (Duration none : new Duration[] {null, Duration.ZERO, Duration.ofSeconds(-1), Duration.ofMillis(999)}) {
            assertThatIllegalArgumentException().isThrownBy(() -> jwts.sign("example+jwt", none, Map.of()))
                    .withMessageContaining("lifetime");
        }
    }

    @Test
    void t10_noneOfThemIsReadAsATokenOfOurs() {
        String jwt = jwts.sign("example+jwt", MINUTE, Map.of("sub", "alice"));
        assertThat(ring.verifier().verify(jwt, "at+jwt")).isEmpty();
        assertThat(ring.verifier().verify(jwt, "JWT")).isEmpty();
    }
}
