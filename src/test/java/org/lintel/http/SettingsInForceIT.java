package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.config.Setting;
import org.lintel.flow.AdminApi;
import org.lintel.flow.Answer;
import org.lintel.flow.Lintel;
import org.lintel.test.Server;

/** What is set, as operators see it. */
@Tag("http")
@Tag("portability")
@Tag("database")
class SettingsInForceIT {

    private final Server server = Lintel.server();

    @Test
    void a5_eachSettingIsToldWithItsSourceAndNoSecret() {
        Answer answer = AdminApi.as(server, "manager", "lintel.settings.read").get("/settings");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonObject all = answer.json();
        assertThat(all.getString("version")).matches("[0-9].*");
        assertThat(all.getJsonArray("settings")).hasSameSizeAs(Setting.values());
        assertThat(setting(all, "lintel.sign-in.address-failures").getString("value")).isEqualTo("100000");
        assertThat(setting(all, "lintel.sign-in.address-failures").getString("default")).isEqualTo("30");
        assertThat(setting(all, "lintel.sign-in.address-failures").getString("source")).isEqualTo("system property");
        JsonObject lifetime = setting(all, "lintel.session.lifetime");
        assertThat(lifetime.getString("value")).isEqualTo("PT10H");
        assertThat(lifetime.getString("source")).isEqualTo("default");
        assertThat(lifetime.getString("description")).startsWith("How long somebody stays signed in");
        assertThat(lifetime.getString("documentation")).isEqualTo("configuration.md#settings");
        JsonObject users = all.getJsonObject("places").getJsonObject("UserStore");
        assertThat(users.getString("by")).isEqualTo("org.lintel.jpa.JpaUsers");
        assertThat(users.getString("builtIn")).isEqualTo("jpa");
        assertThat(all.getJsonObject("chains").getJsonArray("GrantType").toString()).contains("org.lintel.token.");
    }

    @Test
    void a3_whoMayLookAtUsersMayNotLookAtSettings() {
        AdminApi.as(server, "manager", "lintel.users.write", "lintel.keys.write").get("/settings").isError("insufficient_scope");
    }

    private static JsonObject setting(JsonObject all, String name) {
        return all.getJsonArray("settings").getValuesAs(JsonObject.class).stream()
                .filter(setting -> setting.getString("name").equals(name)).findFirst().orElseThrow();
    }
}
