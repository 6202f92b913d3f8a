package org.lintel.arquillian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.lintel.client.ClientAuthentication;
import org.lintel.model.Caller;
import org.lintel.model.OAuthException;
import org.lintel.model.Parameters;
import org.lintel.spi.ClientStore;
import org.lintel.spi.UserStore;

/** An ordinary bean fills its place instead of the built-in one. */
@Tag("arquillian")
@ExtendWith(ArquillianExtension.class)
class PluginIT {

    @Inject
    ClientStore clients;

    @Inject
    UserStore users;

    @Inject
    ClientAuthentication authentication;

    @Deployment
    static WebArchive lintel() {
        return LintelWith.plugin(PlainClients.class, ProducedUsers.class, PartnerHeader.class);
    }

    @Test
    void aBeanFillsItsPlace() {
        assertEquals("plain", clients.find("any").orElseThrow().clientName());
    }

    /** It joins the built-in ones, and is for those clients only that are registered for it. */
    @Test
    void t7_aPlugInsMethodAuthenticatesClients() {
        assertTrue(authentication.methods().containsAll(List.of("client_secret_basic", "private_key_jwt", "partner_header")));
        assertEquals("partner-1", authentication.authenticate(caller("partner-1", "sesame")).clientId());
        assertThrows(OAuthException.class, () -> authentication.authenticate(caller("partner-1", "wrong")));
        assertThrows(OAuthException.class, () -> authentication.authenticate(caller("any", "sesame")));
    }

    private static Caller caller(String clientId, String word) {
        return new Caller("POST", "https://id.example/connect/token", "127.0.0.1",
                Map.of("x-partner", List.of(clientId), "x-word", List.of(word)), Parameters.NONE, null);
    }

    @Test
    void soDoesAProducerMethod() {
        assertTrue(users.find("alice").isPresent());
    }
}
