package org.lintel.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.lintel.json.JsonText;
import org.lintel.manage.ManagementException;
import org.lintel.manage.ManagementException.Reason;

/** What stands in the form of a user and what that comes to. */
class UserFormTest {

    private final Map<String, Object> members = members("given_name", "Bob", "email_verified", true, "age", 42L, "height",
            new BigDecimal("1.80"), "role", List.of("user", "admin"), "address", Map.of("locality", "Berlin", "country", "DE"), "mixed",
            List.of("a", 1L), "note", "two\nlines", "padded", " as it was\r\nstored ", "empty", List.of());
    private final UserForm form = UserForm.of(members);

    private static Map<String, Object> members(Object... claims) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < claims.length; i += 2) {
            values.put((String) claims[i], claims[i + 1]);
        }
        return new LinkedHashMap<>(Map.of("subject", "1", "username", "bob", "enabled", true, "claims", values));
    }

    @Test
    void whatIsSentAsItStandsChangesNothing() {
        assertThat(form.changes()).isEmpty();
        assertThat(form.fields()).allSatisfy(field -> assertThat(field.showing(field.shown().replace("\n", "\r\n")).changed())
                .as(field.name()).isFalse());
        assertThat(form.patch()).isEmpty();
        assertThat(form.onto(members)).isEqualTo(JsonText.read(JsonText.write(members)));
    }

    @ParameterizedTest
    @CsvSource({"given_name, TEXT", "email_verified, EITHER", "age, NUMBER", "height, NUMBER", "role, LINES", "address, VALUE",
            "mixed, VALUE", "note, PASSAGE", "empty, VALUE", "phone_number, TEXT"})
    void aClaimIsTypedAsWhatItIs(String name, FieldKind kind) {
        assertThat(field(form, name).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"claims\": {\"given_name\": \"Robert\"}}|{\"claims\":{\"given_name\":\"Robert\"}}",
            "{\"claims\": {\"given_name\": null, \"age\": null}}|{\"claims\":{\"given_name\":null,\"age\":null}}",
            "{\"claims\": {\"email_verified\": false, \"age\": -1, \"height\": 1.5}}"
                    + "|{\"claims\":{\"email_verified\":false,\"age\":-1,\"height\":1.5}}",
            "{\"claims\": {\"role\": [\"user\"], \"mixed\": [true]}}|{\"claims\":{\"role\":[\"user\"],\"mixed\":[true]}}",
            "{\"claims\": {\"role\": null, \"email_verified\": null, \"address\": null}}"
                    + "|{\"claims\":{\"email_verified\":null,\"role\":null,\"address\":null}}",
            "{\"claims\": {\"age\": \"old\"}}|{\"claims\":{\"age\":\"old\"}}",
            "{\"claims\": {\"nickname\": \"Bobby\"}}|{\"claims\":{\"nickname\":\"Bobby\"}}",
            "{\"username\": \"bobby\", \"enabled\": false, \"subject\": \"2\"}|{\"username\":\"bobby\"}",
            "nonsense|{}"})
    void whatIsProposedBecomesThePatch(String proposed, String patch) {
        assertThat(form.proposed(proposed).patch()).hasToString(patch);
    }

    /** A merge patch would keep what is not there any more. */
    @Test
    void anObjectIsReplacedAsAWhole() {
        UserForm changed = form.proposed("{\"claims\": {\"address\": {\"locality\": \"Bonn\"}, \"age\": null}}");
        var claims = changed.onto(members).getJsonObject("claims");
        assertThat(claims.get("address")).hasToString("{\"locality\":\"Bonn\"}");
        assertThat(claims).doesNotContainKey("age").containsKey("role");
    }

    @ParameterizedTest
    @CsvSource({"age, old, a number", "email_verified, perhaps, true or false", "address, '{', JSON", "mixed, '1, 2', JSON"})
    void whatIsSomethingElseIsToldAtItsField(String name, String typed, String told) {
        UserForm wrong = new UserForm(form.username(), List.of(field(form, name).showing(typed)));
        assertThatThrownBy(wrong::patch).isInstanceOfSatisfying(ManagementException.class, refused -> {
            assertThat(wrong.refused(refused).claims()).singleElement()
                    .satisfies(field -> assertThat(field.error()).contains(name, told));
        });
    }

    @ParameterizedTest
    @CsvSource({"EXISTS, , There is a user of this id", "INVALID, , user: username is needed", "INVALID, /username, user.username: no"})
    void whatIsWrongWithTheNameStandsThere(Reason reason, String pointer, String sentence) {
        UserForm refused = form.refused(new ManagementException(reason, sentence, pointer));
        assertThat(refused.username().error()).isNotNull().doesNotStartWith("user:").doesNotStartWith("user.");
        assertThat(refused.claims()).noneMatch(field -> field.error() != null);
    }

    @Test
    void ownChangesArePutOntoThoseOfOthers() {
        UserForm mine = form.proposed("{\"claims\": {\"given_name\": \"Mine\", \"age\": 43, \"nickname\": \"Bobby\"}}");
        UserForm both = mine.onto(UserForm.of(members("given_name", "Theirs", "email", "bob@example.com")));
        assertThat(both.patch()).hasToString("{\"claims\":{\"given_name\":\"Mine\",\"age\":43,\"nickname\":\"Bobby\"}}");
        assertThat(field(both, "email").shown()).isEqualTo("bob@example.com");
    }

    /** For the next time that the form is sent. */
    @Test
    void theFormSaysWhichClaimsTheUserHasNotGot() {
        UserForm more = form.proposed("{\"claims\": {\"nickname\": \"Bobby\", \"age\": [\"young\"], \"given_name\": \"Rob\", \"x y\": 1}}");
        assertThat(more.added(form)).containsExactlyInAnyOrder("text nickname", "lines age", "number x y");
        assertThat(AddedClaim.of("number x y")).contains(new AddedClaim("x y", FieldKind.NUMBER, ""));
        assertThat(AddedClaim.of("flag x")).as("no kind of claims").isEmpty();
        assertThat(AddedClaim.of("number")).isEmpty();
    }

    @Test
    void aNameOfAnyCharactersMakesAnId() {
        Field odd = UserForm.of(members("https://x.example/a b\"<", "1")).claims().get(6);
        assertThat(odd.id()).matches("[A-Za-z0-9.%+*_-]+");
        assertThat(odd.label()).isEqualTo("https://x.example/a b\"<");
        assertThat(odd.help()).isEmpty();
    }

    private static Field field(UserForm form, String name) {
        return form.fields().stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
    }
}
