package org.lintel.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.lintel.json.JsonText;
import org.lintel.model.ApiResource;
import org.lintel.model.Client;
import org.lintel.model.LocalUser;
import org.lintel.model.Scope;

import jakarta.json.JsonObject;

/** One entry at a time, wherever it comes from; {@link ConfigurationFileTest} has the rules. */
class EntriesTest {

    private final Entries entries = new Entries();

    @Test
    void h6_isOneClientUserScopeOrApiResource() {
        assertThat(entries.client(json("{\"clientId\": \"c\"}"), "client")).isEqualTo(Client.builder("c").build());
        assertThat(entries.user(json("{\"subject\": \"1\", \"username\": \"bob\", \"password\": \"secret\"}"), "user"))
                .isEqualTo(LocalUser.builder("1").username("bob").password("secret").build());
        assertThat(entries.scope(json("{\"standard\": \"openid\"}"), "scope")).isEqualTo(Scope.OPENID);
        assertThat(entries.apiResource(json("{\"name\": \"api\"}"), "apiResource")).isEqualTo(ApiResource.builder("api").build());
    }

    @Test
    void h6_saysWhereItIsWrong() {
        assertThatIllegalArgumentException().isThrownBy(() -> entries.client(json("{}"), "here")).withMessage("here needs clientId");
        assertThatIllegalArgumentException().isThrownBy(() -> entries.client(json("{\"clientId\": 1}"), "here"))
                .withMessage("here.clientId has a value of the wrong type");
        assertThatIllegalArgumentException().isThrownBy(() -> entries.user(json("{\"subject\": \"1\", \"username\": \"bob\"}"), "here"))
                .withMessage("here needs password");
        assertThatIllegalArgumentException().isThrownBy(() -> entries.scope(json("{\"standard\": \"nonsense\"}"), "here"))
                .withMessageStartingWith("here: standard is one of");
        assertThatIllegalArgumentException().isThrownBy(() -> entries.apiResource(json("{\"name\": \"api\", \"x\": 1}"), "here"))
                .withMessageStartingWith("here has an unknown name \"x\"");
    }

    private static JsonObject json(String text) {
        return JsonText.read(text);
    }
}
