package org.lintel.samples.tutorial;

import java.time.Duration;
import java.util.List;

import org.lintel.model.Client;

public final class Clients {

    public static List<Client> get() {
        return List.of(
                Client.builder("js")
                        .clientName("JS Client")
                        .allowedGrantTypes("implicit")
                        .redirectUris(
                                "http://localhost:56668/popup.html",
                                "http://localhost:56668/silent-renew.html",
                                "http://localhost:56668/index.html",
                                "http://localhost:56668/token-manager/popup.html",
                                "http://localhost:56668/token-manager/silent-renew.html",
                                "http://localhost:56668/token-manager/index.html")
                        .postLogoutRedirectUris(
                                "http://localhost:56668/index.html",
                                "http://localhost:56668/popup-signed-out.html",
                                "http://localhost:56668/token-manager/index.html")
                        .allowedCorsOrigins("http://localhost:56668")
                        .allowAccessToAllScopes(true)
                        .accessTokenLifetime(Duration.ofSeconds(70))
                        .build(),
                Client.builder("js-code")
                        .clientName("JS Client with code and PKCE")
                        .allowedGrantTypes("authorization_code")
                        .requireClientSecret(false)
                        .redirectUris(
                                "http://localhost:56668/code-pkce/popup.html",
                                "http://localhost:56668/code-pkce/silent-renew.html",
                                "http://localhost:56668/code-pkce/index.html")
                        .postLogoutRedirectUris("http://localhost:56668/code-pkce/index.html")
                        .allowedCorsOrigins("http://localhost:56668")
                        .allowedScopes("openid", "profile", "email", "api")
                        .accessTokenLifetime(Duration.ofSeconds(70))
                        .build());
    }

    private Clients() {
    }
}
