package org.lintel.http;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Node;

/** openid-client from npm as the application, in Node.js: {@code src/test/node/openid-client.js} has the conversations. */
@Tag("http")
class OpenidClientIT {

    /** Code and PKCE, userinfo, refresh, introspection, revocation and sign-out, by each way to authenticate. */
    @Duty({"Core 9 methods", "Core 12.2 same-sign-in"})
    @ParameterizedTest
    @ValueSource(strings = {"client_secret_basic", "client_secret_post", "private_key_jwt", "client_secret_jwt", "none"})
    void theWholeWay(String authentication) {
        Node.run("openid-client.js", authentication, Lintel.server().address());
    }

    @ParameterizedTest
    @ValueSource(strings = {"form_post", "hybrid", "implicit", "client_credentials", "silent", "refusals"})
    void whatElseItDoes(String scenario) {
        Node.run("openid-client.js", scenario, Lintel.server().address());
    }
}
