package org.lintel.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lintel.spi.MessageStore;

/** What a {@link MessageStore} has to keep, within one request and between two of the same browser. */
public abstract class MessageStoreContract {

    /** As long as they get, with what may stand in them. */
    private static final String MESSAGE = "{\"returnUri\":\"https://shop.example/bye?state=" + "%C3%A4".repeat(300)
            + "\",\"name\":\"B\u00fccher \uD83D\uDCDA \\n;,=\"}";

    private final String id = unique();
    private MessageStore store;

    /** The store to be tested: at the first call for a browser without messages. */
    protected abstract MessageStore store();

    /** The browser sends its next request. A store that keeps nothing in the browser has nothing to do. */
    protected void nextRequest() {
    }

    @BeforeEach
    void takeTheStore() {
        store = store();
    }

    @Test
    void whatWasWrittenIsReadAsItWasAndMoreThanOnce() {
        store.write(id, MESSAGE, later());

        assertEquals(Optional.of(MESSAGE), store.read(id));
        nextRequest();
        assertEquals(Optional.of(MESSAGE), store.read(id));
        assertEquals(Optional.of(MESSAGE), store.read(id));
    }

    @Test
    void whatWasNotWrittenIsAbsent() {
        store.write(id, MESSAGE, later());
        nextRequest();

        assertEquals(Optional.empty(), store.read(unique()));
        assertEquals(Optional.empty(), store.read(""));
    }

    @Test
    void whatWasForgottenIsAbsentAtOnceAndEverAfter() {
        store.write(id, MESSAGE, later());
        nextRequest();
        store.forget(id);

        assertEquals(Optional.empty(), store.read(id));
        nextRequest();
        assertEquals(Optional.empty(), store.read(id));
    }

    @Test
    void forgettingWhatIsNotThereIsNothing() {
        store.forget(unique());
        store.forget(unique());
    }

    @Test
    void messagesDoNotTouchEachOther() {
        String other = unique();
        store.write(id, MESSAGE, later());
        nextRequest();
        store.write(other, "{}", later());
        nextRequest();
        assertEquals(Optional.of(MESSAGE), store.read(id));
        assertEquals(Optional.of("{}"), store.read(other));

        store.forget(id);
        nextRequest();
        assertEquals(Optional.of("{}"), store.read(other));
    }

    @Test
    void anExpiredMessageIsAbsent() {
        store.write(id, MESSAGE, Instant.now().minusSeconds(1));
        assertEquals(Optional.empty(), store.read(id));
        nextRequest();

        assertEquals(Optional.empty(), store.read(id));
    }

    @Test
    void aMessageIsAbsentOnceItsTimeHasCome() throws InterruptedException {
        Instant soon = Instant.now().plusMillis(1500);
        store.write(id, MESSAGE, soon);
        nextRequest();
        while (Instant.now().isBefore(soon)) {
            Thread.sleep(10);
        }

        assertEquals(Optional.empty(), store.read(id));
    }

    private static Instant later() {
        return Instant.now().plusSeconds(600);
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }
}
