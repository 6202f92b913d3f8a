package org.lintel.tokenfilter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.Principal;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.json.JsonValue;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.junit.jupiter.api.Test;

/** The filter and CDI, and where there is none. */
class BeansTest {

    private static final TokenFilterOptions OPTIONS = TokenFilterOptions.builder().authority("https://id.example").requiredScopes("api")
            .build();
    private static final AccessToken ALICE = new AccessToken(
            Json.object("{\"sub\":\"alice\",\"role\":\"writer\"}".getBytes()).orElse(JsonValue.EMPTY_JSON_OBJECT), OPTIONS, "token");

    @ApplicationScoped
    static class Security {

        @Produces
        TokenFilterOptions options() {
            return OPTIONS;
        }
    }

    /** As the server has one: it knows somebody else. */
    @ApplicationScoped
    static class ServersOwn implements SecurityContext {

        @Override
        public Principal getCallerPrincipal() {
            return () -> "somebody with a password";
        }

        @Override
        public <T extends Principal> Set<T> getPrincipalsByType(Class<T> type) {
            return Set.of();
        }

        @Override
        public boolean isCallerInRole(String role) {
            return role.equals("operator");
        }

        @Override
        public boolean hasAccessToWebResource(String resource, String... methods) {
            return false;
        }

        @Override
        public AuthenticationStatus authenticate(HttpServletRequest request, HttpServletResponse response,
                AuthenticationParameters parameters) {
            return AuthenticationStatus.SEND_CONTINUE;
        }
    }

    @Test
    void withoutCdiThereAreNoBeans() {
        assertThat(Beans.one(TokenFilterOptions.class)).isEmpty();
    }

    @Test
    void optionsMayBeProduced() {
        try (var container = SeContainerInitializer.newInstance().disableDiscovery().addBeanClasses(Security.class).initialize()) {
            assertThat(Beans.one(TokenFilterOptions.class)).contains(OPTIONS);
            assertThat(Beans.one(Caller.class)).isEmpty();
        }
    }

    @Test
    void jakartaSecurityKnowsTheCallerOfARequestThatTheFilterHasSeen() {
        try (var container = SeContainerInitializer.newInstance().disableDiscovery()
                .addBeanClasses(ServersOwn.class, Caller.class, TokenCallers.class).initialize()) {
            SecurityContext security = container.select(SecurityContext.class).get();
            Caller caller = container.select(Caller.class).get();
            assertThat(security.getCallerPrincipal().getName()).as("no request at all").isEqualTo("somebody with a password");

            var request = container.select(RequestContextController.class).get();
            request.activate();
            assertThat(security.isCallerInRole("operator")).as("a request of somebody else's").isTrue();
            assertThat(security.authenticate(null, null, null)).isEqualTo(AuthenticationStatus.SEND_CONTINUE);

            caller.is(null);
            assertThat(security.getCallerPrincipal()).isNull();
            assertThat(security.isCallerInRole("operator")).isFalse();
            assertThat(security.authenticate(null, null, null)).isEqualTo(AuthenticationStatus.NOT_DONE);
            assertThat(caller.isAnonymous()).isTrue();
            assertThatThrownBy(caller::token).isInstanceOf(IllegalStateException.class);

            caller.is(ALICE);
            assertThat(security.getCallerPrincipal()).isSameAs(ALICE);
            assertThat(security.isCallerInRole("writer")).isTrue();
            assertThat(security.isCallerInRole("operator")).isFalse();
            assertThat(security.authenticate(null, null, null)).isEqualTo(AuthenticationStatus.SUCCESS);
            request.deactivate();
        }
    }
}
