package org.lintel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import jakarta.json.JsonObject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.file.Configuration;
import org.lintel.file.ConfigurationReader;
import org.lintel.file.Entries;
import org.lintel.json.JsonText;
import org.lintel.model.Client;
import org.lintel.model.Scope;
import org.lintel.secret.Argon2Passwords;

/** The export of a realm, as {@code kc.sh export} writes it, is a configuration file that Lintel reads. */
class KeycloakTest {

    private static final Argon2Passwords PASSWORDS = Argon2Passwords.ofDefaults();

    @TempDir
    Path folder;

    @Test
    void h6_aConfidentialClientIsWhatItWas() throws IOException {
        Client shop = client("shop");
        assertThat(shop.clientName()).isEqualTo("The shop");
        assertThat(shop.credentials().requireClientSecret()).isTrue();
        assertThat(shop.credentials().clientSecrets().get(0).matches("shop-secret", Instant.now())).isTrue();
        assertThat(shop.allowedGrantTypes()).containsExactlyInAnyOrder("authorization_code", "refresh_token");
        assertThat(shop.requests().redirectUris()).containsExactly("https://shop.example/callback", "https://shop.example/popup");
        assertThat(shop.signOut().postLogoutRedirectUris()).containsExactly("https://shop.example/bye", "https://shop.example/gone");
        assertThat(shop.signOut().backChannelLogoutUri()).isEqualTo("https://shop.example/backchannel");
        assertThat(shop.allowedCorsOrigins()).containsExactly("https://shop.example");
        assertThat(shop.allowedScopes()).containsExactlyInAnyOrder("openid", "profile", "email", "offline_access", "orders");
        assertThat(shop.requests().requirePkce()).as("it was not asked for").isFalse();
        assertThat(shop.consent().requireConsent()).isFalse();
        assertThat(shop.tokens().accessTokenLifetime()).isEqualTo(Duration.ofSeconds(120));
    }

    @Test
    void h6_othersAreWhatTheyWere() throws IOException {
        Client spa = client("spa");
        assertThat(spa.credentials().requireClientSecret()).isFalse();
        assertThat(spa.requests().requirePkce()).isTrue();
        assertThat(spa.consent().requireConsent()).isTrue();
        assertThat(spa.allowedCorsOrigins()).containsExactly("http://localhost:4200");
        assertThat(spa.tokens().accessTokenLifetime()).as("of the realm").isEqualTo(Duration.ofSeconds(300));
        Client job = client("job");
        assertThat(job.allowedGrantTypes()).containsExactly("client_credentials");
        assertThat(job.credentials().tokenEndpointAuthMethods()).containsExactly("private_key_jwt");
        assertThat(job.credentials().jwksUri()).isEqualTo("https://job.example/jwks");
        assertThat(imported().clients()).extracting(Client::clientId).containsExactly("shop", "spa", "job");
    }

    @Test
    void h6_scopesAreOfBothKinds() throws IOException {
        Configuration imported = imported();
        assertThat(imported.scopes()).contains(Scope.OPENID, Scope.PROFILE, Scope.EMAIL, Scope.OFFLINE_ACCESS,
                Scope.identity("team").displayName("Your team").userClaims("team").build(),
                Scope.resource("orders").description("Access to orders").build());
        assertThat(imported.apiResources()).extracting(resource -> resource.name() + resource.scopes())
                .containsExactly("orders-api[orders]", "warehouse[]");
    }

    /** The hashes are Python's, but for Argon2's. */
    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob", "carol", "dave"})
    void h6_usersKeepTheirPasswords(String username) throws IOException {
        var users = imported().userStore();
        assertThat(users.authenticate(username, "keycloak-password")).isPresent();
        assertThat(users.authenticate(username, "another-password")).isEmpty();
    }

    @Test
    void h6_usersKeepTheirSubjectAndClaims() throws IOException {
        var alice = imported().userStore().find("7b1f3f9e-0d6d-4ef8-8f2c-5f0c1d1c7a01").orElseThrow();
        assertThat(alice.username()).isEqualTo("alice");
        assertThat(alice.claims().values()).containsAllEntriesOf(Map.of("given_name", "Alice", "family_name", "Liddell",
                "name", "Alice Liddell", "email", "alice@example.org", "email_verified", true, "team", "blue",
                "role", List.of("admin", "clerk"), "groups", "/staff"));
        assertThat(imported().users()).filteredOn(user -> user.username().equals("bob")).allMatch(user -> !user.enabled());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '^', value = {
            "client saml-app: is of SAML: left out",
            "client shop: list the addresses that https://shop.example/* stands for: there are no wildcards",
            "client shop: its own mapper \"tenant\" is not carried over: claims belong to scopes",
            "client warehouse: is an API resource now; give it its scopes",
            "user erin: has no password that could be carried over: left out",
            "user alice: the credential of type otp is not carried over",
            "realm: identity providers are not carried over: 1"})
    void h6_whatCannotBeCarriedOverIsTold(String remark) throws IOException {
        assertThat(read().remarks()).contains(remark);
    }

    /** Neither in the file nor in the report. */
    @Test
    void a5_noSecretIsInPlainText() throws IOException {
        Imported imported = read();
        assertThat(imported.file() + imported.remarks()).doesNotContain("shop-secret").doesNotContain("warehouse-secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"realm\": \"a\"}", "nothing"})
    void h6_anythingElseIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Keycloak.read(text)).withMessageStartingWith("This is not the export of");
    }

    private Client client(String id) throws IOException {
        return imported().clientStore().find(id).orElseThrow();
    }

    private Configuration imported() throws IOException {
        Path file = Files.writeString(folder.resolve("imported.json"), read().file());
        return new ConfigurationReader(new Entries(), PASSWORDS, System::getenv).read(List.of(file));
    }

    private static Imported read() throws IOException {
        String hash = PASSWORDS.hash("keycloak-password");
        String[] parts = hash.split("\\$");
        JsonObject sample = JsonText.read(Files.readString(Path.of("src/test/resources/migrate/keycloak-realm.json")));
        return Keycloak.read(sample.toString().replace("ARGON2-SALT", parts[4]).replace("ARGON2-HASH", parts[5]));
    }
}
