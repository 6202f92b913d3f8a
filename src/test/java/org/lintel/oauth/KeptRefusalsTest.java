package org.lintel.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.metrics.Reading;
import org.lintel.model.Client;
import org.lintel.model.OAuthError;
import org.lintel.model.Parameters;
import org.lintel.model.Refusal;
import org.lintel.model.RefusalExplanation.Comparison;
import org.lintel.model.RefusalQuery;
import org.lintel.spi.ClientStore;
import org.lintel.standard.InMemory;

class KeptRefusalsTest {

    private static final Client SHOP = Client.builder("shop").redirectUris("https://shop.example/cb").allowedScopes("openid", "api")
            .build();

    private final KeptRefusals kept = new KeptRefusals();

    KeptRefusalsTest() {
        kept.log = InMemory.refusals(Clock.systemUTC());
        kept.clients = ClientStore.of(SHOP);
        kept.clock = Clock.systemUTC();
        try (Configured settings = Configured.with(Setting.ISSUER, "https://id.example")) {
            kept.settings = settings.settings();
        }
        kept.begin();
    }

    @Test
    void anAddressThatIsNotRegisteredIsExplained() {
        Refusal refusal = kept(new RefusedRequest("/connect/authorize", OAuthError.INVALID_REQUEST,
                "redirect_uri is not registered for the client",
                new BrokenRule("redirect-uri-registered", "\"exact string matching\" (RFC 9700 §2.1)"), "shop", SHOP,
                new Parameters(Map.of("redirect_uri", List.of("https://shop.example/cb/"), "response_type", List.of("code")))));

        assertThat(refusal.error()).isEqualTo("invalid_request");
        assertThat(refusal.explanation().rule()).isEqualTo("\"exact string matching\" (RFC 9700 §2.1)");
        assertThat(refusal.explanation().advice()).contains("redirectUris");
        assertThat(refusal.explanation().compared()).containsExactly(
                new Comparison("redirect_uri", "https://shop.example/cb/", List.of("https://shop.example/cb"),
                        "nearest is https://shop.example/cb: the path has a slash too much at its end"),
                new Comparison("response_type", "code", List.of(), null));
    }

    /** A program says who it is; what it has registered is looked up later. */
    @Test
    void theClientIsFoundByWhatTheCallerSays() {
        Refusal refusal = kept(new RefusedRequest("/connect/token", OAuthError.INVALID_SCOPE,
                "the scope \"admin\" is not allowed for the client",
                null, "shop", null, new Parameters(Map.of("grant_type", List.of("client_credentials"), "scope", List.of("api admin")))));

        assertThat(refusal.explanation().rule()).isEqualTo("scopes are allowed for the client (RFC 6749 §3.3)");
        assertThat(refusal.explanation().compared()).containsExactly(
                new Comparison("grant_type", "client_credentials", List.of("authorization_code"), "not registered: client_credentials"),
                new Comparison("scope", "api admin", List.of("api", "openid"), "not registered: admin"));
    }

    @Test
    void a5_noParameterThatCouldBeASecretIsKept() {
        Refusal refusal = kept(
                new RefusedRequest("/connect/token", OAuthError.INVALID_GRANT, "the code_verifier does not match", null, "shop",
                        SHOP, new Parameters(Stream.of("code", "code_verifier", "client_secret", "client_assertion", "password", "username",
                                "refresh_token", "token", "id_token_hint", "login_hint", "state", "nonce", "assertion", "request")
                                .collect(Collectors.toMap(name -> name, name -> List.of("hidden"))))));

        assertThat(refusal.toString()).doesNotContain("hidden");
        assertThat(refusal.explanation().compared()).isEmpty();
    }

    @Test
    void a14_ofAFloodOfOneKindSoManyAreKeptAndTheOthersAreNotPushedOut() {
        IntStream.range(0, 5_000).forEach(i -> kept.keep("flood" + i,
                RefusedRequest.at("/connect/token", OAuthError.INVALID_CLIENT, "the client is unknown or disabled", null)));
        kept.keep("mine", RefusedRequest.at("/connect/authorize", OAuthError.INVALID_REQUEST, "redirect_uri is missing", SHOP));
        kept.run();

        assertThat(kept.log.find("mine")).isPresent();
        assertThat(kept.log.page(RefusalQuery.newest(500))).hasSizeBetween(KeptRefusals.EACH_MINUTE + 1, 2 * KeptRefusals.EACH_MINUTE + 1);
    }

    @Test
    void s19_whatBeginsALineIsEscapedAndWhatIsLongIsCut() {
        Refusal refusal = kept(new RefusedRequest("/connect/authorize", OAuthError.UNAUTHORIZED_CLIENT,
                "the client is missing, unknown or disabled", null, "\n".repeat(300), null,
                new Parameters(Map.of("scope", List.of("a\nb"), "redirect_uri", List.of("x".repeat(5_000))))));

        assertThat(refusal.clientId()).startsWith("\\u000a").hasSizeLessThanOrEqualTo(200);
        assertThat(refusal.explanation().compared()).extracting(Comparison::received).allMatch(text -> text.length() < 210)
                .contains("a\\u000ab");
    }

    @Test
    void refusalsAreCountedByTheShortNameOfTheirRule() {
        var counts = new RefusalCounts();
        var rule = new BrokenRule("prompt", "sentence");
        counts.count(new RefusedRequest("/connect/authorize", OAuthError.INVALID_REQUEST, "prompt is odd", rule, null, null,
                Parameters.NONE));
        counts.count(RefusedRequest.at("/connect/token", OAuthError.INVALID_GRANT, "the code was used before", null));
        counts.count(RefusedRequest.at("/connect/token", OAuthError.INVALID_GRANT, "the code was used by another", null));
        counts.count(RefusedRequest.at("/connect/token", OAuthError.INVALID_REQUEST, "something else", null));

        assertThat(counts.readings()).filteredOn(reading -> reading.value() > 0).extracting(Reading::labels, Reading::value)
                .containsExactlyInAnyOrder(
                        tuple(Map.of("rule", "prompt"), 1.0), tuple(Map.of("rule", "code-once"), 2.0), tuple(Map.of("rule", "other"), 1.0));
    }

    /** Advice on a reason that no rule gives any more would be given to nobody. */
    @Test
    void everyAdviceIsOnAReasonThatSomeRuleGives() throws IOException {
        String code;
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/org/lintel"))) {
            code = files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("RefusalAdvice.java"))
                    .map(KeptRefusalsTest::read).collect(Collectors.joining());
        }
        assertThat(RefusalAdvice.ALL).allSatisfy(advice -> assertThat(code).contains(advice.reason()));
    }

    private Refusal kept(RefusedRequest request) {
        kept.keep("n1", request);
        kept.run();
        return kept.log.find("n1").orElseThrow();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
