package org.lintel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.json.JsonException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

    @Test
    void isWrittenInTheOrderOfTheMap() {
        var object = new LinkedHashMap<String, Object>();
        object.put("iss", "https://id.example");
        object.put("exp", 1_900_000_000L);
        object.put("email_verified", true);
        object.put("aud", List.of("a", "b"));
        object.put("address", Map.of("country", "DE"));

        assertThat(JsonText.write(object)).isEqualTo("{\"iss\":\"https://id.example\",\"exp\":1900000000,\"email_verified\":true,"
                + "\"aud\":[\"a\",\"b\"],\"address\":{\"country\":\"DE\"}}");
    }

    @Test
    void leavesOutMembersThatAreNull() {
        var object = new LinkedHashMap<String, Object>();
        object.put("nonce", null);
        object.put("sub", "1");

        assertThat(JsonText.write(object)).isEqualTo("{\"sub\":\"1\"}");
    }

    @Test
    void writesEveryKindOfNumber() {
        var object = new LinkedHashMap<String, Object>();
        object.put("int", 1);
        object.put("long", Long.MAX_VALUE);
        object.put("big", new BigInteger("123456789012345678901234567890"));
        object.put("decimal", new BigDecimal("1.50"));
        object.put("double", 0.5);

        assertThat(JsonText.write(object)).isEqualTo("{\"int\":1,\"long\":9223372036854775807,\"big\":123456789012345678901234567890,"
                + "\"decimal\":1.50,\"double\":0.5}");
    }

    @Test
    void s18_escapesWhatNeedsEscaping() {
        assertThat(JsonText.read(JsonText.write(Map.of("a\"b", "\u0000\r\n\"\\ä😀"))).getString("a\"b")).isEqualTo("\u0000\r\n\"\\ä😀");
    }

    @Test
    void comesBackAsPlainJavaValues() {
        String text = "{\"s\":\"x\",\"t\":true,\"f\":false,\"n\":null,\"i\":42,\"d\":1.5,\"l\":[1,[\"a\",null]],\"o\":{\"k\":\"v\"}}";
        Map<String, Object> plain = JsonText.plain(JsonText.read(text));

        assertThat(plain.keySet()).containsExactly("s", "t", "f", "n", "i", "d", "l", "o");
        assertThat(plain).containsEntry("s", "x").containsEntry("t", true).containsEntry("f", false).containsEntry("n", null)
                .containsEntry("i", 42L).containsEntry("d", new BigDecimal("1.5")).containsEntry("l", List.of(1L, Arrays.asList("a", null)))
                .containsEntry("o", Map.of("k", "v"));
    }

    @Test
    void goesOutAsItCameIn() {
        String text = "{\"s\":\"x\",\"t\":true,\"i\":42,\"d\":1.5,\"l\":[1,[\"a\",null]],\"o\":{\"k\":\"v\"}}";

        assertThat(JsonText.write(JsonText.plain(JsonText.read(text)))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "[]", "\"text\"", "42", "{", "{\"a\"}", "{\"a\":}", "{'a':1}", "{\"a\":1,}", "{} {}", "{}x"})
    void isAnObjectOrAnError(String text) {
        assertThatThrownBy(() -> JsonText.read(text)).isInstanceOf(JsonException.class);
    }
}
