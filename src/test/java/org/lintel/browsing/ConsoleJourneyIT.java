package org.lintel.browsing;

import org.junit.jupiter.api.Tag;
import org.lintel.flow.Lintel;
import org.lintel.test.Reachable;

/** On the server that most tests share. */
@Tag("portability")
@Tag("database")
class ConsoleJourneyIT extends ConsoleJourney {

    @Override
    Reachable server() {
        return Lintel.server();
    }
}
