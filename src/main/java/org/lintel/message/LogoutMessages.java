package org.lintel.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;

import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.LogoutMessage;
import org.lintel.oauth.Handles;
import org.lintel.spi.MessageStore;

/** Messages about sign-outs that are under way. */
@ApplicationScoped
public class LogoutMessages {

    private static final Duration LIFETIME = Duration.ofMinutes(15);

    @Inject
    MessageStore store;

    @Inject
    Clock clock;

    /** Keeps the message and returns its {@code logoutId}. */
    public String write(LogoutMessage message) {
        String id = Handles.random(16);
        store.write(id, JsonText.write(RecordJson.write(message)), clock.instant().plus(LIFETIME));
        return id;
    }

    /** The message, if there still is one that can be read. */
    public Optional<LogoutMessage> read(String logoutId) {
        if (logoutId == null || !logoutId.matches("[A-Za-z0-9_-]{1,64}")) {
            return Optional.empty();
        }
        try {
            return store.read(logoutId).map(text -> RecordJson.read(LogoutMessage.class, JsonText.read(text), null, "message"));
        } catch (JsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public void forget(String logoutId) {
        store.forget(logoutId);
    }
}
