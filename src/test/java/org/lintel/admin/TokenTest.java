package org.lintel.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import org.junit.jupiter.api.Test;

class TokenTest {

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static Token token(String value) {
        return Token.of("id_token", Map.of("id_token", value)).orElseThrow();
    }

    @Test
    void aTokenIsTakenApartAndItsSignatureLeftOut() {
        Token token = token(encoded("{\"alg\":\"ES256\"}") + "." + encoded("{\"sub\":\"Jürgen\",\"exp\":1764510000,\"amr\":[\"pwd\"]}")
                + ".signature");
        assertThat(token.header()).extracting(Token.Part::name, Token.Part::value).containsExactly(tuple("alg", "ES256"));
        assertThat(token.claims()).extracting(Token.Part::name, Token.Part::value, Token.Part::moment).containsExactly(
                tuple("sub", "Jürgen", null), tuple("exp", "1764510000", Instant.ofEpochSecond(1_764_510_000)),
                tuple("amr", "[\"pwd\"]", null));
        assertThat(token.toString()).doesNotContain("signature");
    }

    @Test
    void whatOnlyWeCanReadIsNotShown() {
        for (String opaque : new String[] {"handle", "a.b", "a.b.c", "%.%.%", ""}) {
            assertThat(token(opaque).claims()).as(opaque).isEmpty();
            assertThat(token(opaque).toString()).as(opaque).isEqualTo("Token[name=id_token, header=[], claims=[]]");
        }
        assertThat(Token.of("id_token", Map.of())).isEmpty();
    }
}
