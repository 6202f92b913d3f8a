package org.lintel.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.file.Configuration;
import org.lintel.file.ConfigurationReader;
import org.lintel.file.Entries;
import org.lintel.model.ApiResource;
import org.lintel.model.Client;
import org.lintel.model.ClientRefreshTokens.RefreshTokenExpiration;
import org.lintel.model.ClientTokens.AccessTokenType;
import org.lintel.model.Scope;
import org.lintel.secret.Argon2Passwords;

/** The tables that Entity Framework makes, with names as it writes them, are a configuration file that Lintel reads. */
class IdentityServerTest {

    @TempDir
    Path folder;

    @Test
    void h6_clientsOfTheFourthVersionAreWhatTheyWere() throws Exception {
        Client mvc = imported("identityserver4").clientStore().find("mvc").orElseThrow();
        assertThat(mvc.clientName()).isEqualTo("MVC Client");
        assertThat(mvc.allowedGrantTypes()).containsExactlyInAnyOrder("authorization_code", "implicit", "refresh_token");
        assertThat(mvc.credentials().clientSecrets()).hasSize(2)
                .anyMatch(secret -> secret.matches("mvc-secret", Instant.now()))
                .anyMatch(secret -> secret.matches("api-secret", Instant.parse("2030-01-01T00:00:00Z"))
                        && !secret.matches("api-secret", Instant.parse("2031-01-01T00:00:00Z")));
        assertThat(mvc.requests().redirectUris()).containsExactly("https://localhost:5002/signin-oidc");
        assertThat(mvc.requests().requirePkce()).isFalse();
        assertThat(mvc.signOut().postLogoutRedirectUris()).containsExactly("https://localhost:5002/signout-callback-oidc");
        assertThat(mvc.signOut().frontChannelLogoutUri()).isEqualTo("https://localhost:5002/signout-oidc");
        assertThat(mvc.allowedScopes()).containsExactlyInAnyOrder("openid", "profile", "api1", "offline_access");
        assertThat(mvc.allowedCorsOrigins()).containsExactly("https://localhost:5002");
        assertThat(mvc.tokens().accessTokenType()).isEqualTo(AccessTokenType.REFERENCE);
        assertThat(mvc.tokens().accessTokenLifetime()).isEqualTo(Duration.ofSeconds(1800));
        assertThat(mvc.tokens().claims().values()).isEqualTo(Map.of("tenant", "blue"));
        assertThat(mvc.refreshTokens().refreshTokenExpiration()).isEqualTo(RefreshTokenExpiration.SLIDING);
        assertThat(mvc.consent().requireConsent()).isFalse();
        assertThat(mvc.properties()).isEqualTo(Map.of("owner", "team-a"));
    }

    @Test
    void h6_scopesAndApisOfTheFourthVersionAreWhatTheyWere() throws Exception {
        Configuration imported = imported("identityserver4");
        assertThat(imported.scopes()).containsExactly(Scope.OPENID, Scope.PROFILE,
                Scope.identity("team").displayName("Your team").userClaims("team").build(),
                Scope.resource("api1").displayName("My API").userClaims("role").build(), Scope.OFFLINE_ACCESS);
        assertThat(imported.apiResources()).extracting(ApiResource::name).containsExactly("urn:api");
        ApiResource api = imported.apiResources().get(0);
        assertThat(api.scopes()).containsExactly("api1");
        assertThat(api.userClaims()).containsExactly("email");
        assertThat(api.apiSecrets().get(0).matches("mvc-secret", Instant.now())).isTrue();
    }

    /** Versions 2 and 3 of the format, with three functions; the hashes are Python's. */
    @ParameterizedTest
    @ValueSource(strings = {"alice", "bob", "carol"})
    void h6_usersOfAspNetIdentityKeepTheirPasswords(String username) throws Exception {
        var users = imported("identityserver4").userStore();
        assertThat(users.authenticate(username, "Passw0rd!")).isPresent();
        assertThat(users.authenticate(username, "passw0rd!")).isEmpty();
    }

    @Test
    void h6_usersOfAspNetIdentityKeepTheirClaims() throws Exception {
        assertThat(imported("identityserver4").userStore().find("u-1").orElseThrow().claims().values()).containsAllEntriesOf(
                Map.of("email", "alice@example.org", "email_verified", true, "given_name", "Alice", "role", "admin"));
    }

    @Test
    void h6_whatCannotBeCarriedOverIsTold() throws Exception {
        assertThat(read("identityserver4").remarks()).containsExactlyInAnyOrder(
                "client mvc: a secret of type X509Thumbprint is not carried over",
                "client mvc: its restriction to identity providers is not carried over",
                "client js: its codes lived for 900 seconds, and are good for 600 now",
                "client js: its refresh tokens are good for one time now (RFC 9700 section 2.2.2)",
                "client broken: redirectUris must not use the scheme javascript: left out",
                "user dave: has no password that could be carried over: left out");
    }

    @Test
    void h6_theThirdVersionIsWhatItWas() throws Exception {
        Configuration imported = imported("identityserver3");
        Client web = imported.clientStore().find("web").orElseThrow();
        assertThat(web.allowedGrantTypes()).containsExactlyInAnyOrder("authorization_code", "implicit", "refresh_token");
        assertThat(web.requests().redirectUris()).containsExactly("https://web.example/");
        assertThat(web.credentials().clientSecrets().get(0).matches("mvc-secret", Instant.now())).isTrue();
        assertThat(web.tokens().clientClaimsPrefix()).isEmpty();
        assertThat(web.signOut().frontChannelLogoutUri()).isEqualTo("https://web.example/signout");
        Client js = imported.clientStore().find("js").orElseThrow();
        assertThat(js.allowedGrantTypes()).containsExactly("implicit");
        assertThat(js.credentials().requireClientSecret()).isFalse();
        assertThat(js.allowAccessToAllScopes()).isTrue();
        assertThat(imported.scopes()).contains(Scope.OPENID, Scope.OFFLINE_ACCESS,
                Scope.identity("department").userClaims("department").alwaysIncludeInIdToken(true).build(),
                Scope.resource("api").displayName("The API").build());
    }

    @Test
    void h6_anotherDatabaseIsRefused() throws Exception {
        try (Connection empty = database()) {
            assertThatIllegalArgumentException().isThrownBy(() -> IdentityServer.read(empty));
        }
    }

    private Configuration imported(String version) throws Exception {
        Path file = Files.writeString(folder.resolve("imported.json"), read(version).file());
        return new ConfigurationReader(new Entries(), Argon2Passwords.ofDefaults(), System::getenv).read(List.of(file));
    }

    private static Imported read(String version) throws IOException, SQLException {
        try (Connection database = database(); Statement statement = database.createStatement()) {
            for (String sql : Files.readString(Path.of("src/test/resources/migrate/" + version + ".sql")).split(";\\s*\n")) {
                statement.execute(sql);
            }
            return IdentityServer.read(database);
        }
    }

    private static Connection database() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:mem:" + UUID.randomUUID());
    }
}
