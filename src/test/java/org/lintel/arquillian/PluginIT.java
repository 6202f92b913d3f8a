package org.lintel.arquillian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

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

    @Deployment
    static WebArchive lintel() {
        return LintelWith.plugin(PlainClients.class, ProducedUsers.class);
    }

    @Test
    void aBeanFillsItsPlace() {
        assertEquals("plain", clients.find("any").orElseThrow().clientName());
    }

    @Test
    void soDoesAProducerMethod() {
        assertTrue(users.find("alice").isPresent());
    }
}
