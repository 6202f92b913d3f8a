package org.lintel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lintel.config.ConfigurationException;
import org.lintel.config.Configured;
import org.lintel.config.Setting;
import org.lintel.model.ApiResource;
import org.lintel.model.Claims;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;
import org.lintel.model.Secret;
import org.lintel.secret.Argon2Passwords;
import org.lintel.secret.Keys;

class ConfigurationFileTest {

    private static final String KEY = "MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=";

    @TempDir
    Path directory;

    @Nested
    class AGoodFile {

        @Test
        void x51_saysNothingOfIdpAndImplicitClientsHaveIt() {
            var file = read("""
                    {"clients": [{"clientId": "a", "allowedGrantTypes": ["implicit"]}, {"clientId": "b"},
                                 {"clientId": "c", "allowedGrantTypes": ["implicit"], "includeIdpInIdToken": false},
                                 {"clientId": "d", "includeIdpInIdToken": true}]}
                    """);
            assertThat(file.clients()).extracting(client -> client.tokens().includeIdpInIdToken()).containsExactly(true, false, false,
                    true);
        }

        @Test
        void h6_isTheClientsUsersScopesAndApiResources() {
            var file = read("""
                    {"$schema": "configuration.schema.json",
                     "clients": [{"clientId": "js", "clientName": "JS Client", "allowedGrantTypes": ["implicit"],
                                  "clientSecrets": [{"value": "AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=", "expiration": "2030-01-01T00:00:00Z"}],
                                  "redirectUris": ["http://localhost:56668/popup.html"], "allowAccessToAllScopes": true,
                                  "accessTokenLifetime": 70}],
                     "users": [{"subject": "1", "username": "bob", "password": "secret", "claims": {"given_name": "Bob"}}],
                     "scopes": [{"standard": "openid"}, {"standard": "profile"}, {"name": "api", "displayName": "Access to API"},
                                {"name": "team", "kind": "identity", "userClaims": ["team"]}],
                     "apiResources": [{"name": "https://api.example", "scopes": ["api"]}]}
                    """);

            assertThat(file.clients()).containsExactly(Client.builder("js").clientName("JS Client").allowedGrantTypes("implicit")
                    .clientSecrets(Secret.sha256("api-secret").expiring(Instant.parse("2030-01-01T00:00:00Z")))
                    .redirectUris("http://localhost:56668/popup.html").allowAccessToAllScopes(true)
                    .accessTokenLifetime(java.time.Duration.ofSeconds(70)).build());
            assertThat(file.users()).containsExactly(
                    LocalUser.builder("1").username("bob").password("secret").claims(Claims.of("given_name", "Bob")).build());
            assertThat(file.scopes()).containsExactly(Scope.OPENID, Scope.PROFILE,
                    Scope.resource("api").displayName("Access to API").build(),
                    Scope.identity("team").userClaims("team").build());
            assertThat(file.apiResources()).containsExactly(ApiResource.builder("https://api.example").scopes("api").build());
        }

        @Test
        void mayHaveHashedPasswords() {
            String hash = "$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i";
            assertThat(read("{\"users\": [{\"subject\": \"1\", \"username\": \"bob\", \"passwordHash\": \"" + hash + "\"}]}").users())
                    .containsExactly(LocalUser.builder("1").username("bob").passwordHash(hash).build());
        }

        @Test
        void mayReferToItsSecrets() throws IOException {
            Path secret = Files.writeString(directory.resolve("secret"), "api-secret\n");
            var file = read("""
                    {"clients": [{"clientId": "api", "clientSecrets": [{"value": {"fromFile": "%s", "sha256": true}}]}],
                     "users": [{"subject": "1", "username": "bob", "password": {"fromEnvironment": "PATH"}}]}
                    """.formatted(secret));

            assertThat(file.clients().get(0).credentials().clientSecrets()).containsExactly(Secret.sha256("api-secret"));
            assertThat(file.users().get(0).password()).isEqualTo(System.getenv("PATH"));
        }

        /** As the file has it nobody sees it again. */
        @Test
        void a5_mayHaveASecretThatIsKeptSealed() throws IOException {
            Path secret = Files.writeString(directory.resolve("secret"), "a secret of more than 32 characters\n");
            var file = read("""
                    {"clients": [{"clientId": "partner", "tokenEndpointAuthMethods": ["client_secret_jwt"], "clientSecrets": [
                        {"sealed": {"fromFile": "%s"}, "description": "d", "expiration": "2030-01-01T00:00:00Z"}]}]}
                    """.formatted(secret));

            Secret sealed = file.clients().get(0).credentials().clientSecrets().get(0);
            assertThat(sealed.value()).isNull();
            assertThat(sealed.sealed()).doesNotContain("secret");
            assertThat(sealed.description()).isEqualTo("d");
            assertThat(sealed.expiration()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
            try (var configured = Configured.with(Setting.KEY, KEY)) {
                assertThat(Keys.sealing(configured).open("partner", sealed)).contains("a secret of more than 32 characters".getBytes());
                assertThat(Keys.sealing(configured).open("another", sealed)).isEmpty();
            }
        }

        /** Said at start, not to the first user. */
        @Test
        void h8_mayHavePairwiseClientsWhereThereIsASaltForThem() {
            String text = """
                    {"clients": [{"clientId": "shop", "subjectType": "pairwise", "redirectUris": ["https://shop.example/callback"]}]}""";
            assertThat(read(text).clients().get(0).sector()).isEqualTo("shop.example");
            try (var elsewhere = Configured.with(Setting.ISSUER, "https://id.example")) {
                assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> read(text))
                        .withMessageContaining("lintel.pairwise-salt");
                elsewhere.and(Setting.PAIRWISE_SALT, "MTExMTExMTExMTExMTExMTExMTExMTExMTExMTExMTE=");
                assertThat(read(text).clients()).hasSize(1);
            }
        }

        @Test
        void mayHaveTheKeysOfAClient() {
            var file = read("""
                    {"clients": [{"clientId": "c", "tokenEndpointAuthMethods": ["private_key_jwt"],
                                  "jwks": {"keys": [{"kty": "RSA", "e": "AQAB", "n": "AA"}]}}]}
                    """);

            assertThat(file.clients().get(0).credentials().jwks()).isEqualTo(
                    java.util.Map.of("keys", java.util.List.of(java.util.Map.of("kty", "RSA", "e", "AQAB", "n", "AA"))));
        }

        @Test
        void mayLeaveOutEverything() {
            assertThat(read("{}").clients()).isEmpty();
            assertThat(read("{\"clients\": []}").users()).isEmpty();
        }

        @Test
        void h16_mayNameEveryStandardScope() {
            for (Scope scope : Scope.STANDARD) {
                assertThat(read("{\"scopes\": [{\"standard\": \"" + scope.name() + "\"}]}").scopes()).containsExactly(scope);
            }
        }

        @Test
        void hasTheDefaultsOfTheBuildersWhereItSaysNothing() {
            assertThat(read("{\"clients\": [{\"clientId\": \"c\", \"clientName\": null}]}").clients())
                    .containsExactly(Client.builder("c").build());
            assertThat(read("{\"clients\": [{\"clientId\": \"c\"}]}").clients()).containsExactly(Client.builder("c").build());
            assertThat(read("{\"scopes\": [{\"name\": \"s\"}]}").scopes()).containsExactly(Scope.resource("s").build());
            assertThat(read("{\"apiResources\": [{\"name\": \"r\"}]}").apiResources()).containsExactly(ApiResource.builder("r").build());
        }
    }

    @Test
    void withoutAFileThereIsNothing() {
        var nothing = readFiles("");
        assertThat(nothing.clients()).isEmpty();
        assertThat(nothing.users()).isEmpty();
        assertThat(nothing.scopes()).isEmpty();
        assertThat(nothing.apiResources()).isEmpty();
    }

    @Nested
    class SeveralFiles {

        @Test
        void h6_areReadInTheirOrderAndThoseOfAFolderByName() throws IOException {
            Path folder = Files.createDirectories(directory.resolve("clients"));
            Files.writeString(folder.resolve("b.yaml"), "clients:\n  - clientId: b\n");
            Files.writeString(folder.resolve("a.json"), "{\"clients\": [{\"clientId\": \"a\"}]}");
            Files.writeString(folder.resolve("c.yml"), "scopes: [{standard: openid}]");
            Files.writeString(folder.resolve("README.md"), "nothing to read");
            Files.writeString(folder.resolve(".hidden.json"), "{");
            Path first = Files.writeString(directory.resolve("first.json"), "{\"clients\": [{\"clientId\": \"first\"}]}");
            var read = readFiles(first + ", " + folder);
            assertThat(read.clients()).extracting(Client::clientId).containsExactly("first", "a", "b");
            assertThat(read.scopes()).containsExactly(Scope.OPENID);
        }

        @Test
        void h6_refuseTheSameTwiceWithBothPlaces() throws IOException {
            Path json = Files.writeString(directory.resolve("a.json"), "{\"clients\": [\n{\"clientId\": \"a\"}]}");
            Path yaml = Files.writeString(directory.resolve("b.yaml"), "clients:\n  - clientId: b\n  - clientId: a\n");
            refused(json + "," + yaml,
                    yaml + ": clients has two entries with clientId \"a\": " + json + ", line 2, and " + yaml + ", line 3");
        }

        /** A mount that failed must not remove every client. */
        @Test
        void h6_areNoEmptyFolder() throws IOException {
            Path folder = Files.createDirectories(directory.resolve("empty"));
            refused(folder.toString(), folder + ": has no file that ends in .json, .yaml or .yml");
        }

        @Test
        void h6_sayInWhichFileSomethingIsWrongThatIsFoundOutLater() throws IOException {
            Path json = Files.writeString(directory.resolve("a.json"), "{\"clients\": [{\"clientId\": \"a\"}]}");
            Path yaml = Files.writeString(directory.resolve("b.yaml"), "clients:\n  - clientId: b\n  - clientId: c\n");
            assertThat(readFiles(json + "," + yaml).wrong("clients[2]: \"c\" is in the database already"))
                    .hasMessage(yaml + ": line 3: clients[1]: \"c\" is in the database already");
        }
    }

    @Nested
    class InYaml {

        @Test
        void h6_isWhatItIsInJson() throws IOException {
            Path file = Files.writeString(directory.resolve("lintel.yaml"), """
                    # comments at last
                    clients:
                      - clientId: js
                        clientName: "No"
                        redirectUris: &local
                          - http://localhost:56668/popup.html
                        postLogoutRedirectUris: *local
                        accessTokenLifetime: 70
                        allowedGrantTypes: [implicit]
                        clientSecrets:
                          - value: AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE=
                            expiration: 2030-01-01T00:00:00Z
                    users:
                      - {subject: "1", username: no, password: secret, claims: {admin: true, age: 42, height: 1.85, none: null}}
                    """);
            var json = read("""
                    {"clients": [{"clientId": "js", "clientName": "No", "redirectUris": ["http://localhost:56668/popup.html"],
                                  "postLogoutRedirectUris": ["http://localhost:56668/popup.html"], "accessTokenLifetime": 70,
                                  "allowedGrantTypes": ["implicit"], "clientSecrets": [{"expiration": "2030-01-01T00:00:00Z",
                                  "value": "AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE="}]}],
                     "users": [{"subject": "1", "username": "no", "password": "secret",
                                "claims": {"admin": true, "age": 42, "height": 1.85, "none": null}}]}""");
            var yaml = readFile(file);
            assertThat(yaml.clients()).isEqualTo(json.clients());
            assertThat(yaml.users()).isEqualTo(json.users());
        }

        @ParameterizedTest
        @CsvSource(quoteCharacter = '|', delimiter = ';', value = {
                "|clients:\n  - clientName: x|;                           line 2: clients[0] needs clientId",
                "|clients:\n  - clientId: x\n    redirectUris:\n      - 1|;  line 4: clients[0].redirectUris[0] has a value of the wrong type",
                "|clients:\n  - clientId: x\n    accessTokenLifetime:\n      a: 1|;  line 3: clients[0].accessTokenLifetime has a value of the wrong type",
                "|clients:\n  - clientId: x\n    clientId: y|;             is not JSON in YAML at line 3, column 5: \"clientId\" is there twice",
                "|clients:\n  - clientId: !!binary eA==|;                 is not JSON in YAML at line 2, column 15: JSON has no tag:yaml.org,2002:binary",
                "|clients:\n  - !javax.script.ScriptEngineManager []\n|;  is not JSON in YAML at line 2",
                "|clients:\n  - clientId: .nan|;                          is not JSON in YAML at line 2, column 15: JSON has no number \".nan\"",
                "|clients:\n  - clientId: {|;                             is not YAML at line 2",
                "|[1]|;                                                   is not a JSON object",
                "||;                                                      is not a JSON object",
                "|a: 1\n---\nb: 2|;                                       is not YAML at line 2",
                "|? {a: 1}\n: 2|;                                         is not YAML: Non scalar key",
                "|client: []|;                                            unknown name \"client\""})
        void h6_isOneSentenceThatNamesTheLineWhenWrong(String text, String complaint) throws IOException {
            Path file = Files.writeString(directory.resolve("lintel.yaml"), text.replace("\\n", "\n"));
            refused(file.toString(), file + ": " + complaint);
        }

        /** "Billion laughs": ten lines that stand for ten thousand million values; and one that stands for itself. */
        @Test
        void h6_isNoLargerThanItLooks() throws IOException {
            var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
            for (int i = 1; i < 10; i++) {
                bomb.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", java.util.Collections.nCopies(10, "*a" + (i - 1)))));
            }
            Path file = Files.writeString(directory.resolve("lintel.yaml"), bomb);
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> readFile(file))
                    .withMessageContaining("its aliases stand for too much");
            Files.writeString(file, "clients: &a [*a]");
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> readFile(file))
                    .withMessageContaining("its aliases stand for too much");
        }
    }

    private static void refused(String configuration, String complaint) {
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> readFiles(configuration))
                .withMessageStartingWith("lintel.configuration: " + complaint)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void theOneOfTheTutorialIsGood() {
        var file = readFile(Path.of("samples/tutorial/lintel.json"));

        assertThat(file.clients()).extracting(Client::clientId).contains("js");
        assertThat(file.users()).extracting(LocalUser::username).containsExactly("bob");
    }

    @Nested
    class ABadFile {

        @ParameterizedTest
        @CsvSource(quoteCharacter = '|', delimiter = ';', value = {
                "'';                                                 is not",
                "null;                                               is not a JSON object",
                "[];                                                 is not a JSON object",
                "{;                                                  is not JSON at line 1, column",
                "{'clients': [}];                                    is not JSON at line 1, column",
                "{'clients': []} {'users': []};                      is not JSON at line 1, column",
                "{'clients': {}};                                    is not a JSON object with lists of objects",
                "{'clients': ['js']};                                is not a JSON object with lists of objects",
                "{'clients': null};                                  is not a JSON object with lists of objects",
                "{'client': []};                                     unknown name \"client\"; known are clients, users, scopes, apiResources",
                "{'clients': [{'clientName': 'x'}]};                 line 1: clients[0] needs clientId",
                "{'clients': [{'clientId': 'a'}, {'clientId': 'b', 'redirectUri': 'x'}]}; line 1: clients[1] has an unknown name \"redirectUri\"",
                "{'clients': [{'clientId': 'a', 'redirectUris': ['javascript:alert(1)']}]}; line 1: clients[0]: redirectUris must not use the scheme javascript",
                "{'clients': [{'clientId': 'a', 'clientSecrets': [{'value': 7}]}]}; line 1: clients[0].clientSecrets[0].value has a value of the wrong type",
                "{'clients': [{'clientId': 'a'}, {'clientId': 'a'}]}; clients has two entries with clientId \"a\"",
                "{'users': [{'subject': '1', 'username': 'bob'}]};   line 1: users[0] needs password",
                "{'users': [{'subject': '1', 'username': 'bob', 'passwordHash': 'secret'}]}; line 1: users[0].passwordHash is in no format",
                "{'users': [{'subject': '1', 'username': 'bob', 'password': 'x', 'passwordHash': '$2a$06$If6bvum7DFjUnE9p2uDeDu0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i'}]}; line 1: users[0]: a user has either",
                "{'users': [{'subject': '1', 'username': 'bob', 'password': {'fromEnvironment': 'NO_SUCH_VARIABLE'}}]}; line 1: users[0].password: there is no environment variable NO_SUCH_VARIABLE",
                "{'users': [{'subject': '1', 'username': 'bob', 'password': {'fromFile': '/no/such/file'}}]}; line 1: users[0].password: /no/such/file cannot be read",
                "{'users': [{'subject': '1', 'username': 'bob', 'password': {'fromFile': '/x', 'trim': true}}]}; line 1: users[0].password is either",
                "{'users': [{'subject': 1, 'username': 'bob', 'password': 'x'}]}; line 1: users[0].subject has a value of the wrong type",
                "{'users': [{'subject': '1', 'username': 'bob', 'password': 'x'}, {'subject': '1', 'username': 'rob', 'password': 'x'}]}; users has two entries with subject \"1\"",
                "{'users': [{'subject': '1', 'username': 'bob', 'password': 'x'}, {'subject': '2', 'username': 'bob', 'password': 'x'}]}; users has two entries with username \"bob\"",
                "{'scopes': [{'standard': 'profil'}]};               line 1: scopes[0]: standard is one of openid, profile, email",
                "{'scopes': [{'standard': true}]};                   line 1: scopes[0]: standard is one of openid, profile, email",
                "{'scopes': [{'standard': 'profile', 'required': true}]}; line 1: scopes[0]: standard is one of openid, profile, email",
                "{'scopes': [{'name': 'two words'}]};                line 1: scopes[0]: the name of a scope has only the characters of RFC 6749",
                "{'scopes': [{'standard': 'openid'}, {'name': 'openid'}]}; scopes has two entries with name \"openid\"",
                "{'scopes': [{'name': 'x', 'kind': 'api'}]};         line 1: scopes[0].kind has a value of the wrong type",
                "{'apiResources': [{'scopes': ['x']}]};              line 1: apiResources[0] needs name",
                "{'apiResources': [{'name': 'x'}, {'name': 'x'}]};   apiResources has two entries with name \"x\""})
        void isOneSentenceThatNamesTheFileTheLineAndThePath(String text, String complaint) {
            Path file = write(text.replace('\'', '"'));
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> readFile(file))
                    .withMessageStartingWith("lintel.configuration: " + file + ": " + complaint)
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
        }

        @Test
        void mayBeMissing() {
            Path file = directory.resolve("missing.json");
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> readFile(file))
                    .withMessageStartingWith("lintel.configuration: " + file + ": cannot be read");
        }

        @Test
        void mayNotBeUtf8() throws IOException {
            Path file = Files.write(directory.resolve("latin1.json"), new byte[] {'{', '"', (byte) 0xE4, '"', ':', '1', '}'});
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> readFile(file))
                    .withMessageStartingWith("lintel.configuration: " + file + ": cannot be read");
        }

        @Test
        void a5_doesNotShowWhatASecretIs() {
            Path file = write("{\"users\": [{\"subject\": \"1\", \"username\": \"bob\", \"password\": [\"hush\"]}]}");
            assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> readFile(file))
                    .satisfies(e -> assertThat(e.toString()).doesNotContain("hush"));
        }
    }

    private Configuration read(String text) {
        return readFile(write(text));
    }

    private Path write(String text) {
        try {
            return Files.writeString(directory.resolve("lintel.json"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Configuration readFile(Path path) {
        return readFiles(path.toString());
    }

    private static Configuration readFiles(String configuration) {
        try (var configured = Configured.with(Setting.CONFIGURATION, configuration)) {
            var file = new ConfigurationFile();
            file.settings = configured.settings();
            file.passwords = Argon2Passwords.ofDefaults();
            file.entries = new Entries();
            file.entries.sealedSecrets = Keys.sealing(configured.and(Setting.KEY, KEY));
            file.pseudonyms = Keys.pseudonyms(configured);
            file.read();
            return file.now();
        }
    }
}
