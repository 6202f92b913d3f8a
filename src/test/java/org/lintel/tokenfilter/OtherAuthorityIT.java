package org.lintel.tokenfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.tokenfilter.Issuer.OTHER_RSA;
import static org.lintel.tokenfilter.Issuer.header;
import static org.lintel.tokenfilter.Issuer.sign;

import java.time.Clock;

import com.nimbusds.jose.JWSAlgorithm;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Answer;
import org.lintel.flow.Patience;
import org.lintel.tokenfilter.Issuer.Wrong;

/** An API that trusts another provider, checks JWTs itself, asks about the rest, and protects only what is annotated: {@code /other/…}. */
@Tag("http")
class OtherAuthorityIT {

    private final Issuer issuer = new Issuer(Clock.systemUTC(), Api.OTHER_AUTHORITY);

    @AfterEach
    void stop() {
        issuer.close();
    }

    private static Answer eventually(int status, String token) {
        return Patience.until(() -> Api.getWith(token, "/other/probe/who"), answer -> answer.status() == status);
    }

    @Test
    void itsTokensAreAccepted() {
        assertThat(eventually(200, issuer.token()).text("name")).isEqualTo("alice");
        assertThat(Api.getWith(issuer.reference(issuer.claims().subject("bob")), "/other/probe/who").text("name")).isEqualTo("bob");
    }

    @Test
    void onlyWhatIsAnnotatedNeedsAToken() {
        assertThat(Api.get("/other/probe/plain").status()).isEqualTo(200);
        assertThat(Api.get("/other/probe/nested/plain").status()).isEqualTo(200);
        for (String path : new String[] {"who", "orders", "writers", "recent", "nested/orders"}) {
            assertThat(Api.get("/other/probe/" + path).status()).as(path).isEqualTo(401);
        }
        assertThat(Api.get("/other/probe/closed").status()).isEqualTo(403);
    }

    @Test
    void t9_aKeyOfSomebodyElseIsRefused() {
        assertThat(eventually(200, issuer.token()).status()).isEqualTo(200);
        Api.getWith(sign(header(JWSAlgorithm.RS256, OTHER_RSA).jwk(OTHER_RSA.toPublicJWK()), OTHER_RSA, issuer.claims()),
                "/other/probe/who")
                .isError("invalid_token");
        Api.getWith(sign(header(JWSAlgorithm.RS256, Issuer.RSA), Issuer.RSA, issuer.claims().build().toString()
                .replaceFirst("\\{", "{\"sub\":\"admin\",")), "/other/probe/who").isError("invalid_token");
    }

    @Test
    void withoutItsAuthorityTheApiFailsClosedAndRecovers() {
        String token = issuer.reference(issuer.claims());
        assertThat(eventually(200, token).status()).isEqualTo(200);
        issuer.goAway();
        Answer refusal = Api.getWith(token, "/other/probe/who", "Origin", "https://app.example");
        assertThat(refusal.status()).isEqualTo(503);
        assertThat(refusal.header("Retry-After")).matches("\\d+");
        assertThat(refusal.header("Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(refusal.text("error")).isEqualTo("temporarily_unavailable");
        assertThat(Api.get("/other/probe/open").status()).as("nothing to check").isEqualTo(200);
        assertThat(Api.getWith(token, "/other/probe/open").status()).as("who is that?").isEqualTo(503);
        assertThat(Api.server().log()).contains("localhost:" + Api.OTHER_AUTHORITY + " cannot be asked about tokens");
        issuer.comeBack();
        assertThat(eventually(200, token).status()).isEqualTo(200);
    }

    @Test
    void nonsenseLetsNobodyIn() {
        String token = issuer.reference(issuer.claims());
        assertThat(eventually(200, token).status()).isEqualTo(200);
        issuer.wrong.put(Issuer.INTROSPECTION, new Wrong(200, "<html>Welcome!</html>"));
        assertThat(Api.getWith(token, "/other/probe/who").status()).isEqualTo(503);
        issuer.wrong.clear();
        assertThat(Api.getWith(token, "/other/probe/who").status()).isEqualTo(200);
    }
}
