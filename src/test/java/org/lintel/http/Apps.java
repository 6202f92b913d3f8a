package org.lintel.http;

import org.lintel.flow.App;

/** Further applications of {@code http-suite.json}, where each is registered for one thing that it shows. */
final class Apps {

    private Apps() {
    }

    /** A client with secret, code and PKCE, whose redirect URI has its name. */
    static App named(String clientId) {
        return new App(clientId, clientId + "-secret", App.QUICK.with("client_id", clientId)
                .with("redirect_uri", "https://" + clientId + ".example/callback").parameters());
    }
}
