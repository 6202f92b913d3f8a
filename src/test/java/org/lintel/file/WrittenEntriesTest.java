package org.lintel.file;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.json.JsonText;
import org.lintel.model.Client;
import org.lintel.model.Scope;

/** What is written is read as what it was, and says no more than it has to. */
class WrittenEntriesTest {

    private final Entries entries = new Entries();

    @ParameterizedTest
    @ValueSource(strings = {
            "{'clientId': 'a'}",
            "{'clientId': 'a', 'allowedGrantTypes': ['client_credentials', 'implicit'], 'includeIdpInIdToken': false}",
            "{'clientId': 'a', 'allowedGrantTypes': []}",
            "{'clientId': 'a', 'clientName': 'A', 'enabled': false, 'properties': {'a': '1', 'z': '2'}, 'clientName#de': 'Ah'}",
            "{'clientId': 'a', 'allowedScopes': ['api', 'openid'], 'accessTokenLifetime': 70, 'claims': {'list': [1, {'b': 2, 'c': 3}]}}",
            "{'clientId': 'a', 'clientSecrets': [{'expiration': '2030-01-01T00:00:00Z', 'value': 'AUwkP/lg6Hr8hIJkj0HiCE3OdlqgYtzcv04OQ8TbikE='}]}"})
    void h6_aClientSaysWhatIsNotAsUsual(String text) {
        JsonObject object = JsonText.read(text.replace('\'', '"'));
        Client client = entries.client(object, "client");
        JsonObject written = (JsonObject) JsonText.value(WrittenEntries.client(client));
        assertThat(entries.client(written, "written")).isEqualTo(client);
        assertThat(written.toString()).isEqualTo(object.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'standard': 'profile'}", "{'standard': 'lintel.clients.read'}", "{'name': 'api'}",
            "{'name': 'team', 'kind': 'identity', 'displayName': 'Team', 'userClaims': ['b', 'a'], 'description#de': 'Das Team'}"})
    void h6_soDoesAScope(String text) {
        JsonObject object = JsonText.read(text.replace('\'', '"'));
        Scope scope = entries.scope(object, "scope");
        JsonObject written = (JsonObject) JsonText.value(WrittenEntries.scope(scope));
        assertThat(entries.scope(written, "written")).isEqualTo(scope);
        assertThat(written.toString()).isEqualTo(object.toString());
    }
}
