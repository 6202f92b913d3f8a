package org.lintel.load;

import java.io.IOException;
import java.util.Map;

/** What is asked for. A server to be measured has the clients, scopes and users of {@code benchmark.json}. */
public enum Workload {

    DISCOVERY("discovery") {
        @Override
        Step begin(Visitor visitor) {
            byte[] request = visitor.get(visitor.discovery());
            return () -> visitor.send(request).with(200);
        }
    },

    JWKS("jwks") {
        @Override
        Step begin(Visitor visitor) throws IOException {
            byte[] request = visitor.get(visitor.endpoint("jwks_uri"));
            return () -> visitor.send(request).with(200);
        }
    },

    CLIENT_CREDENTIALS_RS256("client_credentials RS256") {
        @Override
        Step begin(Visitor visitor) throws IOException {
            return clientCredentials(visitor, "rs256");
        }
    },

    CLIENT_CREDENTIALS_ES256("client_credentials ES256") {
        @Override
        Step begin(Visitor visitor) throws IOException {
            return clientCredentials(visitor, "es256");
        }
    },

    INTROSPECTION("introspection") {
        @Override
        Step begin(Visitor visitor) throws IOException {
            String token = visitor.tokens("web", visitor.code(visitor.authorization("web", "openid checked"))).field("access_token");
            byte[] request = visitor.post(visitor.endpoint("introspection_endpoint"), "checked", Map.of("token", token));
            return () -> {
                if (!visitor.send(request).with(200).text().contains("\"active\":true")) {
                    throw new IOException("the token is not good");
                }
            };
        }
    },

    USERINFO("userinfo") {
        @Override
        Step begin(Visitor visitor) throws IOException {
            String token = visitor.tokens("web", visitor.code(visitor.authorization("web", "openid profile"))).field("access_token");
            byte[] request = visitor.get(visitor.endpoint("userinfo_endpoint"), "Authorization: Bearer " + token);
            return () -> visitor.send(request).with(200);
        }
    },

    /** Each refresh token is used once. */
    REFRESH("refresh, rotating") {
        @Override
        Step begin(Visitor visitor) throws IOException {
            String endpoint = visitor.endpoint("token_endpoint");
            String code = visitor.code(visitor.authorization("web", "openid profile offline_access"));
            String[] latest = {visitor.tokens("web", code).field("refresh_token")};
            return () -> latest[0] = visitor
                    .send(visitor.post(endpoint, "web", Map.of("grant_type", "refresh_token", "refresh_token", latest[0]))).with(200)
                    .field("refresh_token");
        }
    },

    /** Two requests each: from the authorization endpoint to the tokens. */
    CODE("code + PKCE, live session") {
        @Override
        Step begin(Visitor visitor) throws IOException {
            String authorization = visitor.authorization("web", "openid profile");
            visitor.code(authorization);
            return () -> visitor.tokens("web", visitor.code(authorization)).field("id_token");
        }
    },

    /** From an authorization request without a cookie to the code: the page, the password, the way back. */
    SIGN_IN("full sign-in, 4 at once") {
        @Override
        Step begin(Visitor visitor) throws IOException {
            String authorization = visitor.authorization("web", "openid profile");
            return () -> {
                visitor.forgetCookies();
                visitor.code(authorization);
            };
        }

        @Override
        int visitors(int connections) {
            return Math.min(4, connections);
        }
    };

    /** One request, or one flow of several. */
    interface Step {

        void run() throws IOException;
    }

    private final String title;

    Workload(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** What is needed before, a token say, is fetched now. */
    abstract Step begin(Visitor visitor) throws IOException;

    int visitors(int connections) {
        return connections;
    }

    private static Step clientCredentials(Visitor visitor, String client) throws IOException {
        byte[] request = visitor.post(visitor.endpoint("token_endpoint"), client, Map.of("grant_type", "client_credentials"));
        return () -> visitor.send(request).with(200);
    }
}
