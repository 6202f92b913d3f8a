package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.App;
import org.lintel.flow.Browser;
import org.lintel.flow.FilledForm;
import org.lintel.flow.Lintel;
import org.lintel.flow.Patience;
import org.lintel.test.Server;

/** From a refusal nobody learns which clients, users or codes there are: byte for byte the same, but for the number of the request. */
@Tag("http")
class SameAnswersIT {

    private static final Map<String, String> FOR_ITSELF = Map.of("grant_type", "client_credentials", "scope", "api");

    private final Server server = Lintel.server();
    private final Browser browser = Lintel.browser();

    @Test
    void t18_anUnknownClientIsRefusedLikeAWrongSecret() {
        same(basic("unknown", "secret"), basic("service", "wrong"), basic("service", "service-expired"), basic("disabled", "secret"),
                basic("spa", "secret"), basic("service", "x".repeat(200)), Answer.post(server.at("/connect/token"), FOR_ITSELF));
    }

    @Test
    void t18_soItIsWithTheSecretInTheBody() {
        same(body("unknown", "secret"), body("service", "wrong"), body("service", "service-expired"), body("disabled", "secret"),
                body("spa", "secret"), body("service", null), body("disabled", null), body("unknown", null));
    }

    @Test
    void t18_anUnknownCodeIsRefusedLikeAnyOtherThatIsNotGood() {
        String used = browser.authorize(QUICK).signIn("alice").code();
        QUICK.redeem(server, used).hasTokens();
        App hasty = Apps.named("short-code");
        String expired = browser.authorize(hasty).code();
        Patience.waitUntil(Instant.now().plusSeconds(1));
        String others = browser.authorize(App.SPA).code();
        same(QUICK.redeem(server, "unknown"), QUICK.redeem(server, used), hasty.redeem(server, expired), QUICK.redeem(server, others));
    }

    /** Who shows a code of its own is told what is wrong with the rest, and the code is used up by then. */
    @Test
    void x43_whatIsWrongBesideAGoodCodeIsTold() {
        browser.authorize(QUICK).signIn("alice");
        Map<String, String> wrongVerifier = new LinkedHashMap<>(QUICK.redemption(browser.authorize(QUICK).code()));
        wrongVerifier.put("code_verifier", "x".repeat(43));
        Map<String, String> wrongAddress = new LinkedHashMap<>(QUICK.redemption(browser.authorize(QUICK).code()));
        wrongAddress.put("redirect_uri", "https://evil.example/");
        assertThat(QUICK.token(server, wrongVerifier).isError("invalid_grant").text("error_description"))
                .startsWith("the code_verifier does not match the code_challenge");
        assertThat(QUICK.token(server, wrongAddress).isError("invalid_grant").text("error_description"))
                .startsWith("redirect_uri differs from that of the authorization request");
    }

    @Test
    void t18_anUnknownUserIsRefusedLikeAWrongPassword() {
        FilledForm form = browser.authorize(QUICK).filled("#login", Map.of());
        String wrongPassword = refusal(form, "alice", "wrong");
        assertThat(refusal(form, "unknown", "wrong")).isEqualTo(wrongPassword);
        assertThat(refusal(form, "fiona", "fiona-password")).as("a disabled user, the right password").isEqualTo(wrongPassword);
        assertThat(refusal(form, "fiona", "wrong")).isEqualTo(wrongPassword);
        assertThat(refusal(form, "ALICE", "alice-password")).isEqualTo(wrongPassword);
        assertThat(form.with("username", "alice").with("password", "alice-password").sentBy(browser).code()).isNotEmpty();
    }

    /** Whether a user exists must not show in the delay either. */
    @Test
    void t18_anUnknownUserIsDelayedLikeAKnownOne() {
        for (String username : List.of("edgar", "fiona", "unknown-but-tried")) {
            Browser guesser = Lintel.browser();
            FilledForm form = guesser.authorize(QUICK).filled("#login", Map.of("username", username, "password", "wrong"));
            List<Integer> answers = AtOnce.call(10, () -> form.sentBy(guesser.twin()).status());
            assertThat(answers).as(username).contains(200, 429);
            assertThat(browser.authorize(QUICK.with("prompt", "login")).signIn("alice").code()).isNotEmpty();
        }
    }

    @Test
    void t18_anUnknownClientGetsThePageOfADisabledOne() {
        same(browser.authorize(Apps.named("disabled").with("client_id", "unknown")).answer(),
                browser.authorize(Apps.named("disabled")).answer());
    }

    /** Same status, same headers, same bytes. */
    private static void same(Answer first, Answer... others) {
        assertThat(first.status()).isBetween(400, 499);
        for (Answer other : others) {
            assertThat(comparable(other)).isEqualTo(comparable(first));
        }
    }

    private static String comparable(Answer answer) {
        var headers = new LinkedHashMap<>(answer.response().headers().map());
        headers.keySet().removeIf(name -> List.of("date", "content-length").contains(name.toLowerCase()));
        return answer.status() + " " + new TreeMap<>(headers) + "\n" + answer.body()
                .replaceAll("\\([A-Za-z0-9_-]{8}\\)", "(NUMBER)").replaceAll("<code id=\"number\">[A-Za-z0-9_-]{8}<", "<code>NUMBER<");
    }

    private String refusal(FilledForm form, String username, String password) {
        Answer answer = form.with("username", username).with("password", password).sentBy(browser).answer();
        assertThat(answer.body()).contains("value=\"" + username + "\"").contains("Invalid username or password");
        return comparable(answer).replace("value=\"" + username + "\"", "value=\"whoever\"");
    }

    private Answer basic(String clientId, String secret) {
        return Answer.post(server.at("/connect/token"), FOR_ITSELF, "Authorization", App.basic(clientId, secret));
    }

    private Answer body(String clientId, String secret) {
        Map<String, String> form = new LinkedHashMap<>(FOR_ITSELF);
        form.put("client_id", clientId);
        if (secret != null) {
            form.put("client_secret", secret);
        }
        return Answer.post(server.at("/connect/token"), form);
    }
}
