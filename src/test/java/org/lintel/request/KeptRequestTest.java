package org.lintel.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.Session;

class KeptRequestTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00.123456Z");

    @Test
    void hasTheParametersThatWereAsked() {
        var kept = kept(null, null);

        assertThat(kept.parameters().values()).isEqualTo(Map.of("scope", List.of("openid api"), "state", List.of("x&y=z")));
    }

    @Test
    void isFreshlySignedInForOneSessionOfOneSubject() {
        var kept = kept(new KeptRequest.SignIn("sid", "bob", NOW), null);

        assertThat(kept.freshlySignedIn(session("sid", "bob"))).isTrue();
        assertThat(kept.freshlySignedIn(session("other", "bob"))).isFalse();
        assertThat(kept.freshlySignedIn(session("sid", "alice"))).isFalse();
        assertThat(kept(null, null).freshlySignedIn(session("sid", "bob"))).isFalse();
    }

    @Test
    void s15_hasADecisionForTheOneWhoMadeIt() {
        var kept = kept(null, new KeptRequest.Decision("bob", List.of("openid"), true));

        assertThat(kept.decisionOf("bob")).hasValueSatisfying(decision -> assertThat(decision.refused()).isFalse());
        assertThat(kept.decisionOf("alice")).isEmpty();
        assertThat(kept(null, null).decisionOf("bob")).isEmpty();
    }

    @Test
    void isRefusedWhenNothingIsAllowed() {
        assertThat(new KeptRequest.Decision("bob", List.of(), true).refused()).isTrue();
    }

    @Test
    void comesOutOfTheStoreAsItWentIn() {
        var stored = new KeptRequests.Done(new KeptRequest.SignIn("sid", "bob", NOW),
                new KeptRequest.Decision("bob", List.of("openid", "api"), true));
        var untouched = new KeptRequests.Done(null, null);

        assertThat(throughTheStore(stored)).isEqualTo(stored);
        assertThat(throughTheStore(untouched)).isEqualTo(untouched);
    }

    private static KeptRequests.Done throughTheStore(KeptRequests.Done stored) {
        return RecordJson.read(KeptRequests.Done.class, JsonText.read(JsonText.write(RecordJson.write(stored))), null, "request");
    }

    private static KeptRequest kept(KeptRequest.SignIn signIn, KeptRequest.Decision decision) {
        return new KeptRequest("id",
                new SealedRequests.Asked("handle", "shop", Map.of("scope", "openid api", "state", "x&y=z"), List.of(), NOW),
                new KeptRequests.Done(signIn, decision), false);
    }

    private static Session session(String sid, String subject) {
        return new Session("key", sid, "issuer", subject, NOW, List.of(), null, "local", List.of(), Set.of(), NOW, NOW, NOW, false, "",
                "state");
    }
}
