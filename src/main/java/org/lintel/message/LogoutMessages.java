package org.lintel.message;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;

import org.lintel.browser.Cookies;
import org.lintel.json.JsonText;
import org.lintel.json.RecordJson;
import org.lintel.model.LogoutMessage;
import org.lintel.oauth.Handles;
import org.lintel.spi.MessageStore;

/**
 * Messages about sign-outs that are under way. They are worth nothing in another browser, wherever the store keeps them: who has got hold of
 * a {@code logoutId} learns neither who signed out nor from which applications.
 */
@ApplicationScoped
public class LogoutMessages {

    private static final String KIND = "logout";
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    @Inject
    MessageStore store;

    @Inject
    Cookies cookies;

    @Inject
    Clock clock;

    /** @param browser hash of the browser's id; {@code null} if it sent none, as with a form posted by an application */
    private record Kept(String browser, LogoutMessage message) {
    }

    /** Keeps the message and returns its {@code logoutId}. */
    public String write(LogoutMessage message) {
        String id = Handles.random(16);
        store.write(id, JsonText.write(RecordJson.write(new Kept(browser().orElse(null), message))), clock.instant().plus(LIFETIME));
        return id;
    }

    /** The message, if there still is one that can be read. */
    public Optional<LogoutMessage> read(String logoutId) {
        if (logoutId == null || !logoutId.matches("[A-Za-z0-9_-]{1,64}")) {
            return Optional.empty();
        }
        try {
            return store.read(logoutId).map(text -> RecordJson.read(Kept.class, JsonText.read(text), null, "message"))
                    .filter(kept -> kept.browser == null || browser().equals(Optional.of(kept.browser))).map(Kept::message);
        } catch (JsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<String> browser() {
        return cookies.browser().map(id -> Handles.hash(KIND, id));
    }

    public void forget(String logoutId) {
        store.forget(logoutId);
    }
}
