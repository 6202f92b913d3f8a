package org.lintel.tokenfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lintel.tokenfilter.TokenFilterOptions.Mode;

/** Tokens about which the authority is asked. */
class IntrospectionTest {

    private final MovableClock clock = new MovableClock();
    private final Issuer issuer = new Issuer(clock);
    private final TokenValidation validation = validation(options -> options);

    @AfterEach
    void stop() {
        issuer.close();
    }

    private TokenValidation validation(UnaryOperator<TokenFilterOptions.Builder> options) {
        return TokenFilter.validation(options.apply(issuer.trusting().clientId("api").clientSecret("api-secret")).build(), clock);
    }

    private TokenValidation remembering(Duration duration) {
        return validation(options -> options.cacheDuration(duration));
    }

    private static void refuses(TokenValidation validation, String token, String reason) {
        assertThatThrownBy(() -> validation.validate(token)).isInstanceOf(TokenRefused.class).hasMessageContaining(reason);
    }

    @Test
    void api1_withASecretTheAuthorityIsAskedWithIt() {
        AccessToken token = validation.validate(issuer.reference(issuer.claims()));
        assertThat(token.getName()).isEqualTo("alice");
        assertThat(token.scopes()).contains("api");
        assertThat(issuer.requests(Issuer.INTROSPECTION)).isEqualTo(1);
        assertThat(issuer.credentials).containsExactly(basic("api:api-secret"));
        assertThat(issuer.requests(Issuer.KEYS)).isZero();
    }

    @Test
    void credentialsAreFormEncodedBefore() {
        validation(options -> options.clientId("https://api.example").clientSecret("a:b c+ü")).validate(issuer.reference(issuer.claims()));
        assertThat(issuer.credentials).containsExactly(basic("https%3A%2F%2Fapi.example:a%3Ab+c%2B%C3%BC"));
    }

    @Test
    void aTokenThatIsNotActiveIsRefused() {
        refuses(validation, "unknown", "not active");
    }

    @Test
    void aTokenArrivesAsItIs() {
        issuer.introspected.put("a+b/c~d=", issuer.claims().claim("active", true).build().toString());
        assertThat(validation.validate("a+b/c~d=").getName()).isEqualTo("alice");
    }

    @Test
    void whatTheAnswerSaysOfTheTokenIsCheckedToo() {
        refuses(validation, issuer.reference(issuer.claims().issuer("https://evil.example")), "another issuer");
        refuses(validation, issuer.reference(issuer.claims().claim("cnf", java.util.Map.of("jkt", "x"))), "bound to a key");
        refuses(validation(options -> options.audience("https://orders.example")), issuer.reference(issuer.claims()), "audience");
    }

    /** "active … whether or not the presented token is currently active": the authority has looked at its own clock (RFC 7662 §2.2, §4). */
    @Test
    void x15_whetherItIsTimeIsForTheAuthorityToSay() {
        validation.validate(issuer.reference(issuer.claims().expirationTime(Date.from(clock.instant().minusSeconds(60)))));
        validation.validate(issuer.reference(issuer.claims().notBeforeTime(Date.from(clock.instant().plusSeconds(60)))));
    }

    @Test
    void theAnswerMayBeShort() {
        issuer.introspected.put("short", "{\"active\":true,\"scope\":\"api\"}");
        AccessToken token = validation.validate("short");
        assertThat(token.scopes()).containsExactly("api");
        assertThat(token.getName()).isEmpty();
        assertThat(token.expiresAt()).isEmpty();
    }

    @Test
    void theAuthorityIsAskedEveryTimeUnlessAnswersAreToBeRemembered() {
        String token = issuer.reference(issuer.claims());
        validation.validate(token);
        issuer.introspected.clear();
        refuses(validation, token, "not active");
    }

    @Test
    void anAnswerIsRememberedForItsTime() {
        var remembering = remembering(Duration.ofMinutes(1));
        String token = issuer.reference(issuer.claims());
        remembering.validate(token);
        issuer.introspected.clear();
        clock.forward(Duration.ofSeconds(59));
        assertThat(remembering.validate(token).getName()).isEqualTo("alice");
        assertThat(issuer.requests(Issuer.INTROSPECTION)).isEqualTo(1);
        clock.forward(Duration.ofSeconds(1));
        refuses(remembering, token, "not active");
    }

    @Test
    void api7_anAnswerIsNeverGoodPastTheEndOfTheToken() {
        var remembering = remembering(Duration.ofHours(1));
        String token = issuer.reference(issuer.claims().expirationTime(Date.from(clock.instant().plusSeconds(10))));
        clock.forward(Duration.ofMillis(9_999));
        remembering.validate(token);
        assertThat(issuer.requests(Issuer.INTROSPECTION)).isEqualTo(1);
        clock.forward(Duration.ofMillis(1));
        issuer.introspected.clear();
        refuses(remembering, token, "not active");
    }

    @Test
    void refusalsAreNotRemembered() {
        var remembering = remembering(Duration.ofHours(1));
        refuses(remembering, "later", "not active");
        issuer.introspected.put("later", issuer.claims().claim("active", true).build().toString());
        assertThat(remembering.validate("later").getName()).isEqualTo("alice");
    }

    @Test
    void notMoreThanSoManyAreRemembered() {
        var remembering = validation(options -> options.cacheDuration(Duration.ofHours(1)).cacheSize(2));
        String first = issuer.reference(issuer.claims());
        String second = issuer.reference(issuer.claims());
        String third = issuer.reference(issuer.claims());
        remembering.validate(first);
        remembering.validate(second);
        remembering.validate(first);
        remembering.validate(third);
        assertThat(issuer.requests(Issuer.INTROSPECTION)).isEqualTo(3);
        remembering.validate(first);
        remembering.validate(third);
        assertThat(issuer.requests(Issuer.INTROSPECTION)).isEqualTo(3);
        remembering.validate(second);
        assertThat(issuer.requests(Issuer.INTROSPECTION)).as("the one not used for longest was forgotten").isEqualTo(4);
    }

    @Test
    void inBothModesJwtsAreCheckedHereAndOthersThere() {
        var both = validation(options -> options.mode(Mode.BOTH));
        both.validate(issuer.token());
        assertThat(issuer.requests(Issuer.INTROSPECTION)).isZero();
        both.validate(issuer.reference(issuer.claims()));
        assertThat(issuer.requests(Issuer.INTROSPECTION)).isEqualTo(1);
        refuses(both, issuer.token(issuer.claims().issuer("https://evil.example")), "another issuer");
        assertThat(issuer.requests(Issuer.INTROSPECTION)).as("no second try").isEqualTo(1);
    }

    @Test
    void localValidationOnRequestAsksNobody() {
        validation(options -> options.mode(Mode.LOCAL)).validate(issuer.token());
        assertThat(issuer.requests(Issuer.INTROSPECTION)).isZero();
    }

    private static String basic(String credentials) {
        return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
    }
}
