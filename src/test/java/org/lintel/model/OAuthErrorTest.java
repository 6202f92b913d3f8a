package org.lintel.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that are built in, and those of plug-ins. */
class OAuthErrorTest {

    private static final OAuthError PENDING = new OAuthError("authorization_pending", 400, "The user has not answered yet.");

    static Stream<Field> builtIn() {
        return Arrays.stream(OAuthError.class.getFields()).filter(field -> field.getType() == OAuthError.class);
    }

    @ParameterizedTest
    @MethodSource("builtIn")
    void anErrorHasTheCodeOfTheSpecificationAndAStatusOfFailure(Field constant) throws Exception {
        var error = (OAuthError) constant.get(null);
        assertThat(error.code()).isEqualTo(constant.getName().toLowerCase(Locale.ROOT)).matches("[a-z_]+");
        assertThat(error.status()).isBetween(400, 599);
        assertThat(error.because("of a reason").reason()).isEqualTo("of a reason");
        assertThat(error.because("of a reason").getStackTrace()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"INVALID_CLIENT, Basic realm=\"lintel\"", "MISSING_TOKEN, Bearer realm=\"lintel\"",
            "INVALID_TOKEN, 'Bearer realm=\"lintel\", error=\"invalid_token\"'"})
    void whoHasToAuthenticateIsToldHow(String constant, String challenge) throws Exception {
        var error = (OAuthError) OAuthError.class.getField(constant).get(null);
        assertThat(error.headers()).isEqualTo(Map.of("WWW-Authenticate", challenge));
    }

    @Test
    void aTokenOfAnotherTypeIsAskedForByItsScheme() {
        assertThat(OAuthError.insufficientScope("openid").headers())
                .isEqualTo(Map.of("WWW-Authenticate", "Bearer realm=\"lintel\", error=\"insufficient_scope\", scope=\"openid\""));
        assertThat(OAuthError.insufficientScope("openid").of("DPoP").headers())
                .isEqualTo(Map.of("WWW-Authenticate", "DPoP realm=\"lintel\", error=\"insufficient_scope\", scope=\"openid\""));
        assertThat(OAuthError.INVALID_GRANT.of("DPoP")).isEqualTo(OAuthError.INVALID_GRANT);
    }

    @Test
    void aTokenThatDoesNotReachIsToldTheScope() {
        assertThat(OAuthError.insufficientScope("openid").headers()).isEqualTo(Map.of("WWW-Authenticate",
                "Bearer realm=\"lintel\", error=\"insufficient_scope\", scope=\"openid\""));
    }

    @Test
    void aPlugInMakesOneOfItsOwn() {
        assertThat(PENDING.telling("wait").description()).isEqualTo("wait");
        assertThat(PENDING.because("wait").description()).isEqualTo("The user has not answered yet.");
        assertThat(PENDING.because("wait").error()).isEqualTo(PENDING);
        OAuthError nonce = PENDING.with("DPoP-Nonce", "one").with("dpop-nonce", "two").with("Retry-After", "5");
        assertThat(nonce.headers()).isEqualTo(Map.of("DPoP-Nonce", "two", "Retry-After", "5")).containsEntry("DPOP-NONCE", "two");
        assertThat(PENDING.headers()).as("the first one is as it was").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\"b", "a\\b", "a\nb", "ä"})
    void s19_aCodeIsWhatRfc6749Allows(String code) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OAuthError(code, 400, "described"));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 399, 600})
    void anErrorIsNoSuccess(int status) {
        assertThatIllegalArgumentException().isThrownBy(() -> new OAuthError("code", status, "described"));
    }

    @ParameterizedTest
    @CsvSource({"'', value", "'a b', value", "a:b, value", "name, 'one\r\nSet-Cookie: two'", "name, 'ä'"})
    void s19_aHeaderEndsWhereItEnds(String name, String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> PENDING.with(name, value));
    }
}
