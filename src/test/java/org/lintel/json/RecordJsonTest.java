package org.lintel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.lintel.model.ApiResource;
import org.lintel.model.Authentication;
import org.lintel.model.Authorization;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.ClientTokens;
import org.lintel.model.Confirmation;
import org.lintel.model.Consent;
import org.lintel.model.Constraints;
import org.lintel.model.LocalUser;
import org.lintel.model.LogoutMessage;
import org.lintel.model.RequestedClaims;
import org.lintel.model.Scope;
import org.lintel.model.Secret;
import org.lintel.model.Session;
import org.lintel.model.Topic;
import org.lintel.model.Translations;

class RecordJsonTest {

    private static final Instant NOW = Instant.parse("2030-01-01T12:00:00.123456789Z");

    /** Everything that is kept somewhere as JSON, filled to the brim and as empty as may be. */
    static Stream<Record> stored() {
        return Stream.of(
                Authorization.forUser("https://id.example", Client.builder("shop").build(),
                        new Authentication("1", NOW, List.of("pwd"), null, "local", "sid"), List.of("openid", "api"))
                        .asking(new RequestedClaims(List.of("email"), List.of(), List.of("de")), "n").of("family"),
                Authorization.forClient("https://id.example", Client.builder("job").build(), List.of("api")),
                Authorization.forClient("https://id.example", Client.builder("job").build(), List.of())
                        .with(Constraints.NONE.boundTo(Confirmation.key("0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"))
                                .at(List.of("https://api.example/a", "https://api.example/b"))
                                .allowing(List.of(Claims.of("type", "payment", "amount", Map.of("value", 45L))))
                                .usedBy(Claims.of("sub", "admin"))),
                new Consent("1", "shop", List.of("openid")),
                new LogoutMessage("sid", "1", "shop", "https://shop.example/?state=ä%20b", true, false, "de en"),
                new LogoutMessage(null, null, null, null, false, true, null),
                new Session("key", "sid", "https://id.example", "1", NOW, List.of("pwd"), null, "local", List.of(), Set.of("shop", "js"),
                        NOW,
                        NOW.plusSeconds(1), NOW.plusSeconds(60), true, "Browser/1.0", "state"),
                new Secret("AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=", "of the API", NOW),
                Client.builder("nothing").build(),
                Client.builder("everything").clientName("Every ä thing").enabled(false).description("d").clientUri("https://c.example/")
                        .logoUri("https://c.example/l.png").clientSecrets(Secret.sha256("a"), Secret.sha256("b").expiring(NOW))
                        .requireClientSecret(false).allowedGrantTypes("implicit", "authorization_code").requirePkce(false)
                        .allowPlainTextPkce(true).requireSignOutPrompt(true).redirectUris("https://c.example/cb")
                        .postLogoutRedirectUris("https://c.example/bye")
                        .allowedCorsOrigins("https://c.example").allowedScopes("openid").allowAccessToAllScopes(true).requireConsent(false)
                        .allowRememberConsent(false).consentLifetime(Duration.ofDays(1)).identityTokenLifetime(Duration.ofSeconds(1))
                        .accessTokenLifetime(Duration.ofSeconds(70))
                        .accessTokenType(ClientTokens.AccessTokenType.REFERENCE).frontChannelLogoutUri("https://c.example/frame")
                        .frontChannelLogoutSessionRequired(false).authorizationCodeLifetime(Duration.ofSeconds(3))
                        .userSsoLifetime(Duration.ofHours(1)).allowedIdentityTokenSigningAlgorithms("ES256", "RS256")
                        .alwaysIncludeUserClaimsInIdToken(true).claims(Claims.of("tier", "gold", "seats", 3L, "list", List.of("a")))
                        .clientName("de", "Alles Mögliche").alwaysSendClientClaims(true).clientClaimsPrefix("").properties(Map.of("k", "v"))
                        .build(),
                Scope.PROFILE, Scope.ALL_CLAIMS,
                Scope.resource("api").displayName("D").description("T").scopeSecrets(Secret.sha256("x"))
                        .allowUnrestrictedIntrospection(true)
                        .properties(Map.of("k", "v")).displayName("de", "N").displayName("fr-CA", "F").description("de", "B").build(),
                ApiResource.builder("api").scopes("a", "b").userClaims("email").apiSecrets(Secret.sha256("x"))
                        .allowedAccessTokenSigningAlgorithms("ES256").build(),
                LocalUser.builder("1").username("bob").password("secret").enabled(false).claims(Claims.of("given_name", "Bob")).build());
    }

    /** Builds before and after share a database during an upgrade. */
    @Test
    void anAuthorizationThatNothingNarrowsIsStoredAsItAlwaysWas() {
        JsonObject stored = JsonText.read("""
                {"issuer": "https://id.example", "subject": "1", "clientId": "shop", "scopes": ["openid", "api"],
                 "idTokenClaims": ["email"], "userinfoClaims": [], "claimsLocales": ["de"], "authTime": "2030-01-01T12:00:00.123456789Z",
                 "amr": ["pwd"], "idp": "local", "sid": "sid", "nonce": "n", "family": "family"}""");
        Authorization authorization = (Authorization) stored().findFirst().orElseThrow();
        assertThat(RecordJson.read(Authorization.class, stored, null, "authorization")).isEqualTo(authorization);
        assertThat(JsonText.read(JsonText.write(RecordJson.write(authorization)))).isEqualTo(stored);
    }

    @ParameterizedTest
    @MethodSource("stored")
    void everyStoredRecordComesBackAsItWas(Record source) {
        assertThat(throughText(source)).isEqualTo(source);
        if (!(source instanceof Client) && !(source instanceof Scope) && !(source instanceof ApiResource)) {
            assertThat(StoredJson.read(source.getClass(), StoredJson.write(source), "it")).isEqualTo(source);
        }
    }

    /** An older version that reads strictly meets a member that it does not know only where that says something. */
    @Test
    void whatSaysNothingIsNotStored() {
        assertThat(StoredJson.write(new LogoutMessage(null, null, "shop", null, false, true, null)))
                .isEqualTo("{\"clientId\":\"shop\",\"prompt\":true}");
        assertThat(StoredJson.write(new Consent("1", "shop", List.of()))).isEqualTo("{\"subject\":\"1\",\"clientId\":\"shop\"}");
    }

    @Test
    void whatIsStoredIsReadTolerantlyAndWhatAPersonWroteStrictly() {
        String newer = "{\"subject\":\"1\",\"clientId\":\"shop\",\"purpose\":{\"a\":[1]}}";
        assertThat(StoredJson.read(Consent.class, newer, "consent")).isEqualTo(new Consent("1", "shop", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> RecordJson.read(Consent.class, JsonText.read(newer), null, "consent"))
                .withMessageContaining("unknown name \"purpose\"");
    }

    @Test
    void aValueThatThisVersionDoesNotUnderstandIsAnErrorInAStoredTextToo() {
        assertThatIllegalArgumentException().isThrownBy(() -> StoredJson.read(Scope.class,
                JsonText.read("{\"name\":\"x\",\"kind\":\"of another day\"}"), Scope.EMAIL, "scope"))
                .withMessage("scope.kind has a value of the wrong type");
    }

    private static <T extends Record> Record throughText(T source) {
        String text = JsonText.write(RecordJson.write(source));
        return RecordJson.read(source.getClass(), JsonText.read(text), null, "it");
    }

    @Test
    void isPlainToRead() {
        var scope = RecordJson.write(Scope.EMAIL);

        assertThat(scope).containsEntry("name", "email").containsEntry("kind", "identity").containsEntry("emphasize", true)
                .containsEntry("userClaims", List.of("email", "email_verified"));
        assertThat(RecordJson.write(Client.builder("c").build())).containsEntry("accessTokenLifetime", 3600L);
        assertThat(RecordJson.write(Secret.sha256("x").expiring(Instant.parse("2030-01-01T00:00:00Z"))))
                .containsEntry("expiration", "2030-01-01T00:00:00Z");
    }

    /** OpenID Connect Core §5.2, RFC 7591 §2.2. */
    @Nested
    class Languages {

        @Test
        void x76_standBesideTheTextsThatTheyTranslate() {
            Scope scope = Scope.resource("api").displayName("Your orders").displayName("de", "Ihre Bestellungen").build();

            assertThat(RecordJson.write(scope)).containsEntry("displayName", "Your orders")
                    .containsEntry("displayName#de", "Ihre Bestellungen")
                    .doesNotContainKey("translations");
        }

        @ParameterizedTest
        @CsvSource(delimiter = '|', textBlock = """
                "displayName#de": 1          | scopes[0].displayName#de has a value of the wrong type
                "displayName#": "D"          | displayName# has to end in a language tag such as #de
                "displayName#d_e": "D"       | displayName#d_e has to end in a language tag such as #de
                "name#de": "D"               | name#de: only description and displayName may have a language
                "names#de": "D"              | scopes[0] has an unknown name "names#de"
                "translations": {}           | scopes[0] has an unknown name "translations"
                """)
        void x76_areRefusedWhereTheyTranslateNothing(String member, String complaint) {
            assertThatIllegalArgumentException().isThrownBy(() -> RecordJson.read(Scope.class,
                    JsonText.read("{\"name\":\"a\"," + member + "}"), Scope.resource("a").build(), "scopes[0]"))
                    .withMessageStartingWith("scopes[0]").withMessageContaining(complaint);
        }

        @Test
        void x76_areFoundForALanguageOfWhateverCountry() {
            Scope scope = Scope.resource("a").displayName("A").displayName("de-CH", "D").displayName("pt-BR", "P").displayName("pt", "Q")
                    .build();

            assertThat(scope.displayName(Locale.GERMAN)).contains("D");
            assertThat(scope.displayName(Locale.forLanguageTag("pt"))).contains("Q");
            assertThat(scope.displayName(Locale.forLanguageTag("pt-BR"))).contains("P");
            assertThat(scope.displayName(Locale.FRENCH)).contains("A");
            assertThat(scope.description(Locale.GERMAN)).isEmpty();
        }
    }

    /** Files and rows of a database were written when a client was one flat record, and read on. */
    @Nested
    class Topics {

        @Test
        void standBesideTheComponentsOfTheRecordThatHasThem() {
            Map<String, Object> written = RecordJson.write(Client.builder("c").postLogoutRedirectUris("https://a.example/").build());

            assertThat(written).containsEntry("clientId", "c").containsEntry("requirePkce", true)
                    .containsEntry("postLogoutRedirectUris", List.of("https://a.example/"));
            assertThat(written).doesNotContainKeys("credentials", "requests", "consent", "tokens", "refreshTokens", "signOut");
        }

        @Test
        void areNoNamesThemselves() {
            assertThatIllegalArgumentException().isThrownBy(() -> RecordJson.read(Client.class,
                    JsonText.read("{\"clientId\":\"c\",\"tokens\":{\"accessTokenLifetime\":5}}"), Client.builder("c").build(),
                    "clients[0]"))
                    .withMessageStartingWith("clients[0] has an unknown name \"tokens\"; known are clientId, clientName, ")
                    .withMessageContainingAll("accessTokenLifetime", "requirePkce", "jwksUri").withMessageNotContaining("refreshTokens");
        }

        @Test
        void haveNoNameTwice() {
            assertThat(RecordJson.write(Client.builder("c").build()))
                    .hasSize((int) components(Client.class).filter(component -> component.getType() != Translations.class).count());
        }

        @Test
        void canHaveTopicsAndDoWithoutDefaults() {
            var house = new House("h", new Door(true, new Lock(3)));

            assertThat(RecordJson.write(house)).isEqualTo(Map.of("name", "h", "open", true, "bolts", 3));
            assertThat(throughText(house)).isEqualTo(house);
            assertThat(RecordJson.read(House.class, JsonText.read("{\"name\":\"h\"}"), null, "it"))
                    .isEqualTo(new House("h", new Door(false, new Lock(0))));
            assertThat(RecordJson.read(House.class, JsonText.read("{\"bolts\":4}"), house, "it"))
                    .isEqualTo(new House("h", new Door(true, new Lock(4))));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RecordJson.read(House.class, JsonText.read("{\"bolts\":-1}"), house, "it"))
                    .withMessage("it: bolts is not negative");
        }

        private static Stream<RecordComponent> components(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).flatMap(component -> component.getType().isAnnotationPresent(Topic.class)
                    ? components(component.getType()) : Stream.of(component));
        }

        record House(String name, Door door) {
        }

        @Topic
        record Door(boolean open, Lock lock) {
        }

        @Topic
        record Lock(int bolts) {

            Lock {
                if (bolts < 0) {
                    throw new IllegalArgumentException("bolts is not negative");
                }
            }
        }
    }

    @Nested
    class WithDefaults {

        private final Client template = Client.builder("template").accessTokenLifetime(Duration.ofSeconds(5)).build();

        @Test
        void whatIsNotSaidIsAsInThem() {
            Client client = read("{\"clientId\":\"c\"}");

            assertThat(client.clientId()).isEqualTo("c");
            assertThat(client.tokens().accessTokenLifetime()).hasSeconds(5);
            assertThat(client.requests().requirePkce()).isTrue();
        }

        @Test
        void whatIsNullIsAsInThem() {
            assertThat(read("{\"clientId\":\"c\",\"requirePkce\":null,\"accessTokenLifetime\":null}"))
                    .isEqualTo(read("{\"clientId\":\"c\"}"));
        }

        @Test
        void whatIsSaidIsNot() {
            assertThat(read("{\"clientId\":\"c\",\"requirePkce\":false}").requests().requirePkce()).isFalse();
        }

        private Client read(String text) {
            return RecordJson.read(Client.class, JsonText.read(text), template, "clients[0]", "clientId");
        }
    }

    @Nested
    class Complains {

        @ParameterizedTest
        @CsvSource(quoteCharacter = '|', delimiter = ';', value = {
                "{};                                                           clients[3] needs clientId",
                "{'clientId':'c','clientNam':'x'};                             clients[3] has an unknown name \"clientNam\"",
                "{'clientId':'c','ENABLED':true};                              clients[3] has an unknown name \"ENABLED\"",
                "{'clientId':7};                                               clients[3].clientId has a value of the wrong type",
                "{'clientId':'c','enabled':'true'};                            clients[3].enabled has a value of the wrong type",
                "{'clientId':'c','enabled':1};                                 clients[3].enabled has a value of the wrong type",
                "{'clientId':'c','redirectUris':'https://a.example/'};         clients[3].redirectUris has a value of the wrong type",
                "{'clientId':'c','redirectUris':['https://a.example/',null]};  clients[3].redirectUris[1] has a value of the wrong type",
                "{'clientId':'c','redirectUris':[['x']]};                      clients[3].redirectUris[0] has a value of the wrong type",
                "{'clientId':'c','accessTokenLifetime':'PT1H'};                clients[3].accessTokenLifetime has a value of the wrong type",
                "{'clientId':'c','accessTokenLifetime':1.5};                   clients[3].accessTokenLifetime has a value of the wrong type",
                "{'clientId':'c','accessTokenLifetime':99999999999999999999};  clients[3].accessTokenLifetime has a value of the wrong type",
                "{'clientId':'c','accessTokenLifetime':0};                     clients[3]: accessTokenLifetime is at least one second",
                "{'clientId':'c','claims':[]};                                 clients[3].claims has a value of the wrong type",
                "{'clientId':'c','claims':{'n':99999999999999999999}};         clients[3].claims has a value of the wrong type",
                "{'clientId':'c','properties':{'k':1}};                        clients[3].properties has a value of the wrong type",
                "{'clientId':'c','clientSecrets':['x']};                       clients[3].clientSecrets[0] has a value of the wrong type",
                "{'clientId':'c','clientSecrets':[{'valu':'x'}]};              clients[3].clientSecrets[0] has an unknown name \"valu\"",
                "{'clientId':'c','clientSecrets':[{}]};                        clients[3].clientSecrets[0]: value of a secret is the Base64",
                "{'clientId':'c','clientSecrets':[{'value':'x','expiration':'soon'}]}; clients[3].clientSecrets[0].expiration has a value of the wrong type",
                "{'clientId':'c','redirectUris':['javascript:alert(1)']};      clients[3]: redirectUris must not use the scheme javascript"})
        void byNamingThePath(String text, String complaint) {
            assertThatIllegalArgumentException().isThrownBy(() -> RecordJson.read(Client.class, JsonText.read(text.replace('\'', '"')),
                    Client.builder("template").build(), "clients[3]", "clientId")).withMessageStartingWith(complaint);
        }

        @Test
        void ofAnUnknownNameByTellingTheKnownOnes() {
            assertThatIllegalArgumentException().isThrownBy(() -> RecordJson.read(Secret.class, JsonText.read("{\"x\":1}"), null, "s"))
                    .withMessageContaining("known are value, sealed, description, expiration");
        }

        @Test
        void ofAnEnumByType() {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RecordJson.read(Scope.class, JsonText.read("{\"name\":\"x\",\"kind\":\"IDENTITY\"}"),
                            Scope.resource("t").build(), "scopes[0]"))
                    .withMessage("scopes[0].kind has a value of the wrong type");
        }

        @Test
        void ofSomethingMissingWithoutDefaults() {
            assertThatIllegalArgumentException().isThrownBy(() -> RecordJson.read(Secret.class, JsonText.read("{}"), null, "s"))
                    .withMessageStartingWith("s: ");
        }
    }
}
