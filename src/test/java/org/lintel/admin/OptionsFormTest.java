package org.lintel.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.json.JsonValue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lintel.json.RecordJson;
import org.lintel.manage.ManagementException;
import org.lintel.manage.ManagementException.Reason;
import org.lintel.model.Client;

/** What stands in the form of a client and what that comes to. */
class OptionsFormTest {

    private static final Map<String, List<String>> CHOICES = Map.of("allowedScopes", List.of("api", "openid"));

    private final Map<String, Object> members = RecordJson.write(Client.builder("shop").clientName("Shop")
            .redirectUris("https://shop.example/a", "https://shop.example/b").allowedScopes("openid", "of-the-past").build());
    private final OptionsForm form = OptionsForm.of(Thing.CLIENT, members, CHOICES);

    @Test
    void whatIsSentAsItStandsChangesNothing() {
        assertThat(form.changes()).isEmpty();
        assertThat(form.fields()).allSatisfy(field -> assertThat(field.showing(field.shown().replace("\n", "\r\n")).changed())
                .as(field.name()).isFalse());
        assertThat(form.patch()).isEmpty();
    }

    @Test
    void everyOptionHasAFieldButThoseThatThePageHasApart() {
        assertThat(form.fields()).extracting(Field::name).hasSizeGreaterThan(45).doesNotContain("clientId", "enabled", "clientSecrets");
        assertThat(form.fields()).filteredOn(field -> !field.option().advanced()).as("the ten that matter").hasSize(10);
        assertThat(form.fields()).extracting(Field::help).allMatch(help -> help.endsWith("."));
    }

    /** Boxes come in their own order, and one of the past does not get lost. */
    @Test
    void boxesAreComparedWithoutAnOrder() {
        Field scopes = field("allowedScopes");
        assertThat(scopes.choices()).containsExactly("api", "openid", "of-the-past");
        assertThat(scopes.showing("openid\nof-the-past").changed()).isFalse();
        assertThat(scopes.showing("openid").changed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "{\"redirectUris\": [\"https://shop.example/c\"]}|{\"redirectUris\":[\"https://shop.example/c\"]}",
            "{\"accessTokenLifetime\": 60, \"requirePkce\": false}|{\"requirePkce\":false,\"accessTokenLifetime\":60}",
            "{\"description\": null, \"clientName\": \"Shop\"}|{}",
            "{\"claims\": {\"a\": [1]}}|{\"claims\":{\"a\":[1]}}",
            "{\"nothing\": 1, \"clientId\": \"other\", \"enabled\": false}|{}",
            "nonsense|{}"})
    void whatIsProposedBecomesThePatch(String proposed, String patch) {
        assertThat(form.proposed(proposed).patch()).hasToString(patch);
    }

    @Test
    void whatIsEmptiedIsAsIfNothingHadBeenSaid() {
        assertThat(form.proposed("{\"accessTokenLifetime\": null}").patch()).hasToString("{\"accessTokenLifetime\":null}");
        assertThat(form.proposed("{\"accessTokenLifetime\": \"soon\"}").patch()).as("for the rules to refuse")
                .hasToString("{\"accessTokenLifetime\":\"soon\"}");
    }

    /** A merge patch that does not mention a member of an object would leave it there. */
    @Test
    void whatIsTakenOutOfAnObjectIsSaidToBeNothing() {
        Map<String, Object> with = new LinkedHashMap<>(members);
        with.put("claims", Map.of("a", 1L, "b", 2L));
        OptionsForm stored = OptionsForm.of(Thing.CLIENT, with, CHOICES);
        assertThat(stored.proposed("{\"claims\": {\"a\": 1}, \"clientName\": \"Mine\"}").effective())
                .hasToString("{\"clientName\":\"Mine\",\"claims\":{\"b\":null}}");
        assertThat(stored.proposed("{\"claims\": {}}").effective().getJsonObject("claims")).hasSize(2)
                .allSatisfy((name, value) -> assertThat(value).isEqualTo(JsonValue.NULL));
    }

    @Test
    void ownChangesArePutOntoThoseOfOthers() {
        OptionsForm mine = form.proposed("{\"clientName\": \"Mine\"}");
        Map<String, Object> others = new LinkedHashMap<>(members);
        others.put("description", "Theirs");
        OptionsForm both = mine.onto(OptionsForm.of(Thing.CLIENT, others, CHOICES));
        assertThat(both.patch()).hasToString("{\"clientName\":\"Mine\"}");
        assertThat(both.fields()).filteredOn(field -> field.name().equals("description")).extracting(Field::shown).containsOnly("Theirs");
    }

    @ParameterizedTest
    @CsvSource({
            "/redirectUris/0, client.redirectUris[0]: is not a URI, redirectUris, redirectUris[0]: is not a URI",
            ", client: redirectUris holds absolute URIs, redirectUris, redirectUris holds absolute URIs",
            ", client: requireSignedRequestObject needs jwks, requireSignedRequestObject, requireSignedRequestObject needs jwks"})
    void aSentenceStandsAtItsField(String pointer, String sentence, String name, String shown) {
        OptionsForm refused = form.refused(new ManagementException(Reason.INVALID, sentence, pointer));
        assertThat(refused.fields()).filteredOn(field -> field.error() != null).singleElement()
                .isEqualTo(field(name).faulty(shown));
    }

    @Test
    void whatIsNoObjectIsToldAtItsField() {
        Field claims = field("claims");
        assertThatThrownBy(() -> new OptionsForm(List.of(claims.showing("{"))).patch()).isInstanceOf(ManagementException.class)
                .extracting(thrown -> ((ManagementException) thrown).pointer()).isEqualTo("/claims");
    }

    @ParameterizedTest
    @CsvSource({"redirectUris, Redirect URIs", "userSsoLifetime, User SSO lifetime", "jwksUri, JWKS URI", "requirePkce, Require PKCE",
            "includeIdpInIdToken, Include IDP in ID token", "allowedCorsOrigins, Allowed CORS origins"})
    void namesAreTakenApart(String name, String label) {
        assertThat(field(name).label()).isEqualTo(label);
    }

    @ParameterizedTest
    @CsvSource({"Shop of many things, shop-of-many-things", "' Ähnlich & Co. ', hnlich-co"})
    void anIdIsMadeOfTheName(String name, String id) {
        assertThat(NewClientView.idOf(name)).isEqualTo(id);
        assertThat(NewClientView.idOf("店")).matches("client-[a-z0-9]+");
    }

    @Test
    void a3_aSignInIsFreshForTenMinutes() {
        Instant signIn = Instant.parse("2026-01-01T00:00:00Z");
        assertThat(Console.isFresh(signIn, signIn.plusSeconds(599))).isTrue();
        assertThat(Console.isFresh(signIn, signIn.plusSeconds(600))).isFalse();
    }

    @Test
    void aDifferenceTellsWhatIsNotAsItWas() {
        assertThat(Difference.between("{\"a\": 1, \"b\": [\"x\"], \"c\": true}", "{\"a\": 1, \"b\": [\"x\", \"y\"], \"d\": {\"e\": 1}}"))
                .containsExactly(new Difference("b", "x", "x\ny"), new Difference("c", "true", null),
                        new Difference("d", null, "{\"e\":1}"));
        assertThat(Difference.between(null, null)).isEmpty();
    }

    private Field field(String name) {
        return form.fields().stream().filter(field -> field.name().equals(name)).findFirst().orElseThrow();
    }
}
