package org.lintel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lintel.flow.App.QUICK;
import static org.lintel.flow.App.SPA;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.lintel.flow.App;
import org.lintel.flow.Lintel;
import org.lintel.spec.Duty;
import org.lintel.test.Server;

/** A client uses the grants it was given; some nobody is given (RFC 9700 §2.4). */
@Tag("http")
@Tag("stores")
class GrantPermissionsIT {

    private static final App SERVICE = new App("service", "service-secret", QUICK.parameters());
    private static final Map<String, String> FOR_ITSELF = Map.of("grant_type", "client_credentials", "scope", "api");

    private final Server server = Lintel.server();

    @Duty("RFC 6749 5.2 unauthorized-client")
    @Test
    void t6_clientCredentialsAreForWhomTheyWereGivenTo() {
        QUICK.token(server, FOR_ITSELF).isError("unauthorized_client");
        SPA.token(server, FOR_ITSELF).isError("unauthorized_client");
        SERVICE.token(server, FOR_ITSELF).hasTokens();
    }

    /** Whatever its configuration says: anybody could name it. */
    @Duty("RFC 6749 4.4 confidential")
    @Test
    void t6_aPublicClientNeverActsForItself() {
        new App("public-service", null, Map.of()).token(server, FOR_ITSELF).isError("unauthorized_client");
    }

    @Duty("RFC 6749 5.2 invalid-scope")
    @Test
    void t6_clientCredentialsReachNoScopeThatSpeaksOfAUser() {
        SERVICE.token(server, Map.of("grant_type", "client_credentials", "scope", "openid")).isError("invalid_scope");
        SERVICE.token(server, Map.of("grant_type", "client_credentials", "scope", "api profile")).isError("invalid_scope");
        assertThat(SERVICE.token(server, Map.of("grant_type", "client_credentials")).hasTokens().text("scope")).doesNotContain("openid");
    }

    @Test
    void t6_codesAreForWhomTheyWereGivenTo() {
        SERVICE.token(server, QUICK.redemption("x")).isError("unauthorized_client");
        new App("public-service", null, QUICK.parameters()).token(server, QUICK.redemption("x")).isError("unauthorized_client");
    }

    @Duty({"RFC 6749 4.3 careful", "RFC 6749 5.2 unsupported-grant-type"})
    @ParameterizedTest
    @ValueSource(strings = {"implicit", "urn:ietf:params:oauth:grant-type:jwt-bearer",
            "urn:ietf:params:oauth:grant-type:token-exchange", "urn:ietf:params:oauth:grant-type:device_code", "Client_Credentials",
            "client_credentials ", "authorization_code client_credentials", "*", "null"})
    void t6_thereIsNoOtherGrant(String grant) {
        Map<String, String> form = Map.of("grant_type", grant, "username", "alice", "password", "alice-password", "scope", "api",
                "assertion", "x", "refresh_token", "x");
        for (App app : new App[] {SERVICE, QUICK, SPA}) {
            app.token(server, form).isError("unsupported_grant_type");
        }
    }

    /** "The resource owner password credentials grant MUST NOT be used" (RFC 9700 §2.4), but for those whose operator says so. */
    @Test
    void t6_thePasswordGrantIsOffUnlessItWasGiven() {
        Map<String, String> form = Map.of("grant_type", "password", "username", "alice", "password", "alice-password", "scope", "openid");
        for (App app : new App[] {SERVICE, QUICK, SPA}) {
            app.token(server, form).isError("unauthorized_client");
        }
    }

    @Duty("RFC 6749 5.2 invalid-request")
    @Test
    void t6_withoutAGrantTypeTheRequestIsInvalid() {
        SERVICE.token(server, Map.of("scope", "api")).isError("invalid_request");
        SERVICE.token(server, Map.of("grant_type", "", "scope", "api")).isError("invalid_request");
    }
}
