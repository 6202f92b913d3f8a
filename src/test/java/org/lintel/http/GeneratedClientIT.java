package org.lintel.http;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.lintel.flow.Lintel;
import org.lintel.test.Node;

/** A client that another library makes of the API's document, in Node.js: {@code src/test/node/management.js}. */
@Tag("http")
@Tag("database")
class GeneratedClientIT {

    @Test
    void aClientThatIsMadeOfTheDocumentManages() {
        Node.run("management.js", Lintel.server().address());
    }
}
