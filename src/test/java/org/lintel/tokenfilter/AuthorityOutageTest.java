package org.lintel.tokenfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.tokenfilter.Issuer.Wrong;

/** The authority is away, or talks nonsense: nobody gets in, and it is noticed when that has ended. */
class AuthorityOutageTest {

    private static final Logger LOG = Logger.getLogger("org.lintel.tokenfilter");

    private final MovableClock clock = new MovableClock();
    private final Issuer issuer = new Issuer(clock);
    private final TokenValidation local = validation(options -> options);
    private final TokenValidation asking = validation(options -> options.clientId("api").clientSecret("api-secret"));
    private final List<String> log = new ArrayList<>();
    private final Handler listener = new Handler() {

        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord entry) {
            log.add(entry.getLevel() + ": " + formatter.formatMessage(entry));
        }

        @Override
        public void flush() {
        }

        @Override
        public void close() {
        }
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
    }

    @AfterEach
    void stop() {
        LOG.removeHandler(listener);
        issuer.close();
    }

    private TokenValidation validation(UnaryOperator<TokenFilterOptions.Builder> options) {
        return TokenFilter.validation(options.apply(issuer.trusting()).timeout(Duration.ofSeconds(10)).build(), clock);
    }

    private static void cannotTell(TokenValidation validation, String token) {
        assertThatThrownBy(() -> validation.validate(token)).isInstanceOf(AuthorityUnavailable.class);
    }

    @Test
    void anAuthorityThatIsAwayAtFirstIsAskedAgainSoonAndNotAtEveryRequest() {
        String token = issuer.token();
        issuer.goAway();
        for (int i = 0; i < 3; i++) {
            cannotTell(local, token);
        }
        issuer.comeBack();
        cannotTell(local, token);
        clock.forward(Duration.ofSeconds(1));
        assertThat(local.validate(token).getName()).isEqualTo("alice");
    }

    @Test
    void whileItIsAwayKnownKeysAreUsedForADayLongerAndNoMore() {
        String token = issuer.token(issuer.claims().expirationTime(Date.from(clock.instant().plus(Duration.ofDays(9)))));
        local.validate(token);
        issuer.goAway();
        clock.forward(Duration.ofDays(1));
        assertThat(local.validate(token).getName()).isEqualTo("alice");
        clock.forward(Duration.ofDays(1));
        cannotTell(local, token);
        issuer.comeBack();
        clock.forward(Duration.ofSeconds(1));
        assertThat(local.validate(token).getName()).isEqualTo("alice");
    }

    @Test
    void introspectionGoesOnAtOnceWhenItIsBack() {
        String token = issuer.reference(issuer.claims());
        asking.validate(token);
        issuer.goAway();
        cannotTell(asking, token);
        issuer.comeBack();
        assertThat(asking.validate(token).getName()).isEqualTo("alice");
    }

    @Test
    void theLogSaysWhenItBeginsEachMinuteThatItLastsAndWhenItEnds() {
        String token = issuer.reference(issuer.claims());
        asking.validate(token);
        assertThat(log).isEmpty();
        issuer.goAway();
        for (int i = 0; i < 3; i++) {
            cannotTell(asking, token);
        }
        assertThat(log).singleElement().asString().startsWith("WARNING: ").contains(issuer.url(), "503", "/introspect does not answer");
        clock.forward(Duration.ofMinutes(1));
        cannotTell(asking, token);
        assertThat(log).hasSize(2);
        issuer.comeBack();
        asking.validate(token);
        asking.validate(token);
        assertThat(log).hasSize(3).last().asString().startsWith("INFO: ").contains(issuer.url(), "again", "PT1M");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"active\":\"true\"}", "{\"active\":1}", "{\"active\":true",
            "{\"active\":true,\"active\":true}"})
    void anIntrospectionAnswerThatMakesNoSenseLetsNobodyIn(String body) {
        issuer.wrong.put(Issuer.INTROSPECTION, new Wrong(200, body));
        cannotTell(asking, "token");
        issuer.wrong.clear();
        assertThat(asking.validate(issuer.reference(issuer.claims())).getName()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 400, 401, 403, 404, 429, 500, 503})
    void anyStatusBut200LetsNobodyIn(int status) {
        issuer.wrong.put(Issuer.INTROSPECTION, new Wrong(status, status == 204 ? "" : "{\"active\":true,\"scope\":\"api\"}"));
        cannotTell(asking, "token");
    }

    @Test
    void api3_theLogSaysThatTheSecretIsWrong() {
        issuer.wrong.put(Issuer.INTROSPECTION, new Wrong(401, ""));
        cannotTell(asking, "token");
        assertThat(log).singleElement().asString().contains("refuses the client id and the client secret").doesNotContain("api-secret");
    }

    @Test
    void redirectsAreNotFollowed() {
        issuer.wrong.put(Issuer.METADATA, new Wrong(302, "", "Location", issuer.url() + "/elsewhere"));
        cannotTell(local, issuer.token());
        assertThat(issuer.requests("/elsewhere")).isZero();
    }

    @Test
    void anAnswerWithoutEndIsNotReadToIt() {
        issuer.wrong.put(Issuer.METADATA, new Wrong(200, "{\"issuer\":\"" + "x".repeat(1_000_000) + "\"}"));
        cannotTell(local, issuer.token());
        assertThat(log).singleElement().asString().contains("larger");
    }

    @Test
    void anAuthorityThatCallsItselfSomethingElseIsNotTrusted() {
        issuer.wrong.put(Issuer.METADATA,
                new Wrong(200, "{\"issuer\":\"https://evil.example\",\"jwks_uri\":\"" + issuer.url() + "/keys\"}"));
        cannotTell(local, issuer.token());
        assertThat(log).singleElement().asString().contains("calls itself https://evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://keys.example/keys", "ftp://localhost/keys", "/keys", "nonsense:", ""})
    void keysComeFromASecureAddressOnly(String address) {
        issuer.wrong.put(Issuer.METADATA, new Wrong(200, "{\"issuer\":\"" + issuer.url() + "\",\"jwks_uri\":\"" + address + "\"}"));
        cannotTell(local, issuer.token());
        assertThat(log).singleElement().asString().contains("have no jwks_uri");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"keys\":null}", "[]", "no"})
    void aKeySetThatIsNoneIsAnOutage(String body) {
        issuer.wrong.put(Issuer.KEYS, new Wrong(200, body));
        cannotTell(local, issuer.token());
    }

    @Test
    void oneKeyThatMakesNoSenseDoesNotSpoilTheOthers() {
        issuer.wrong.put(Issuer.KEYS,
                new Wrong(200, "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"*\"},{\"kty\":\"EC\",\"crv\":\"P-0\",\"x\":\"\",\"y\":\"\"},"
                        + "{\"kty\":\"OKP\"},{\"kty\":\"RSA\",\"n\":\"AQ\",\"e\":\"\"},null,7," + Issuer.RSA.toPublicJWK() + "]}"));
        assertThat(local.validate(issuer.token()).getName()).isEqualTo("alice");
    }
}
