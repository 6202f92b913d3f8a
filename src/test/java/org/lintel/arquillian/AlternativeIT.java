package org.lintel.arquillian;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.inject.Inject;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.lintel.spi.ClientStore;

/** An alternative with a priority outranks another plug-in. */
@Tag("arquillian")
@ExtendWith(ArquillianExtension.class)
class AlternativeIT {

    @Inject
    ClientStore clients;

    @Deployment
    static WebArchive lintel() {
        return LintelWith.plugin(PlainClients.class, AlternativeClients.class);
    }

    @Test
    void theAlternativeIsAsked() {
        assertEquals("alternative", clients.find("any").orElseThrow().clientName());
    }
}
