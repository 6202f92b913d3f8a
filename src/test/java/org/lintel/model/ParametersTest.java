package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.spec.Duty;

class ParametersTest {

    @Nested
    class Reading {

        @Test
        void takesNamesAndValuesApart() {
            assertThat(Parameters.parse("a=1&b=x%20y+z&c=%C3%A4%3D%26").values())
                    .isEqualTo(Map.of("a", List.of("1"), "b", List.of("x y z"), "c", List.of("ä=&")));
        }

        @ParameterizedTest
        @NullAndEmptySource
        @ValueSource(strings = {"&", "&&&", "=", "a", "a=", "=&=", "a&b=&"})
        void findsNothingWhereNothingIs(String text) {
            assertThat(Parameters.parse(text).values().getOrDefault("a", List.of())).isEmpty();
            assertThat(Parameters.parse(text).has("b")).isFalse();
        }

        @Duty("RFC 6749 3.1 without-value")
        @Test
        void treatsAParameterWithoutValueAsOmitted() {
            var parameters = Parameters.parse("prompt=&state&nonce=n");

            assertThat(parameters.values()).containsOnlyKeys("nonce");
            assertThat(parameters.optional("prompt")).isEmpty();
        }

        @Test
        void keepsWhatFollowsTheFirstEqualsSign() {
            assertThat(Parameters.parse("state=a=b==").optional("state")).contains("a=b==");
        }

        @Test
        void decodesNamesToo() {
            assertThat(Parameters.parse("redirect%5Furi=x&redirect_uri=y").repeated(Set.of())).containsExactly("redirect_uri");
        }

        @Test
        void si14_keepsEveryCharacterOfAState() {
            assertThat(Parameters.parse("state=%00%0D%0A%22%3Cscript%3E%F0%9F%98%80%7F").optional("state"))
                    .contains("\u0000\r\n\"<script>😀\u007f");
        }

        @ParameterizedTest
        @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=x%4g", "a=%%41", "%=a", "a=%-1", "a=% 1", "a=%+1", "a=%ä"})
        void t7_refusesABrokenPercentEncoding(String text) {
            var refusal = catchThrowableOfType(OAuthException.class, () -> Parameters.parse(text));

            assertThat(refusal).isNotNull();
            assertThat(refusal.error()).isEqualTo(OAuthError.INVALID_REQUEST);
            assertThat(refusal.reason()).contains("percent-encoding");
        }

        @ParameterizedTest
        @ValueSource(strings = {"%FF", "%C3", "%C3%28", "%C0%AF", "%E2%82", "%ED%A0%80", "%F8%88%80%80%80", "%F4%90%80%80"})
        void refusesBytesThatAreNotUtf8(String value) {
            var refusal = catchThrowableOfType(OAuthException.class, () -> Parameters.parse("state=" + value));

            assertThat(refusal).isNotNull();
            assertThat(refusal.error()).isEqualTo(OAuthError.INVALID_REQUEST);
            assertThat(refusal.reason()).contains("UTF-8");
        }

        @Test
        void s20_refusesMoreThanAHundredParameters() {
            assertThat(Parameters.parse(numbered(100)).values()).hasSize(100);
            assertThatThrownBy(() -> Parameters.parse(numbered(101))).isInstanceOf(OAuthException.class);
        }

        @Test
        void s20_countsRepetitionsToo() {
            assertThatThrownBy(() -> Parameters.parse("resource=r&".repeat(101))).isInstanceOf(OAuthException.class);
        }

        private static String numbered(int count) {
            return IntStream.range(0, count).mapToObj(i -> "p" + i + "=" + i).collect(Collectors.joining("&"));
        }
    }

    @Nested
    class Decoding {

        @Test
        void turnsPlusIntoASpaceAndPercentTwoBIntoAPlus() {
            assertThat(Parameters.decode("a+b%2Bc")).isEqualTo("a b+c");
        }

        @Test
        void takesHexadecimalDigitsInEitherCase() {
            assertThat(Parameters.decode("%c3%A4%C3%bc")).isEqualTo("äü");
        }

        @Test
        void leavesWhatIsNotEncodedAlone() {
            assertThat(Parameters.decode("ä b+c")).isEqualTo("ä b c");
            assertThat(Parameters.decode("")).isEmpty();
        }

        @Test
        void endsAtTheEnd() {
            assertThat(Parameters.decode("%41")).isEqualTo("A");
            assertThat(Parameters.decode("x%41")).isEqualTo("xA");
        }
    }

    @Nested
    class Asking {

        @Duty("RFC 6749 3.3 scope-syntax")
        @Test
        void forAListSplitsAtSpacesAndForgetsRepetitions() {
            assertThat(Parameters.parse("scope=+openid++api+openid+").list("scope")).containsExactly("openid", "api");
            assertThat(Parameters.NONE.list("scope")).isEmpty();
        }

        @Test
        void forAListDoesNotSplitAtOtherBlanks() {
            assertThat(Parameters.parse("scope=openid%09api").list("scope")).containsExactly("openid\tapi");
        }

        @Test
        void s3_whatWasRepeatedKnowsWhatMayBe() {
            var parameters = Parameters.parse("resource=a&resource=b&state=1&state=1&nonce=n");

            assertThat(parameters.repeated(Set.of("resource"))).containsExactly("state");
            assertThat(parameters.repeated(Set.of())).containsExactlyInAnyOrder("state", "resource");
        }

        @Test
        void forARepeatedOneGivesTheFirst() {
            assertThat(Parameters.parse("a=1&a=2").optional("a")).contains("1");
        }

        @Test
        void forARequiredOneThatIsMissingIsAnInvalidRequestThatNamesIt() {
            assertThatThrownBy(() -> Parameters.NONE.required("code")).isInstanceOfSatisfying(OAuthException.class, e -> {
                assertThat(e.error()).isEqualTo(OAuthError.INVALID_REQUEST);
                assertThat(e.reason()).contains("code");
            });
        }
    }

    @Test
    void a5_areNotTheirValuesWhenPrinted() {
        assertThat(Parameters.parse("client_secret=hush&code=psst").toString()).contains("client_secret", "code").doesNotContain("hush",
                "psst");
    }

    @Test
    void cannotBeChanged() {
        var parameters = Parameters.parse("a=1");

        assertThatThrownBy(() -> parameters.values().put("b", List.of("2"))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> parameters.values().get("a").add("2")).isInstanceOf(UnsupportedOperationException.class);
    }
}
