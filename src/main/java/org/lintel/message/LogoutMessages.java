package org.lintel.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;

import org.lintel.browser.Cookies;
import org.lintel.config.Issuer;
import org.lintel.json.StoredJson;
import org.lintel.model.LogoutMessage;
import org.lintel.secret.Handles;
import org.lintel.secret.ServerKey;
import org.lintel.spi.MessageStore;

/**
 * Messages about sign-outs that are under way. They are worth nothing in another browser, wherever the store keeps them: a {@code logoutId}
 * alone tells neither who signed out nor from which applications.
 */
@ApplicationScoped
public class LogoutMessages {

    private static final String KIND = "logout";
    private static final Duration LIFETIME = Duration.ofMinutes(15);

    /** The id of a message in the store; a sealed one is longer. */
    private static final Pattern STORED = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    @Inject
    MessageStore store;

    @Inject
    Cookies cookies;

    @Inject
    ServerKey key;

    @Inject
    Issuer issuer;

    @Inject
    Clock clock;

    /**
     * @param browser hash of the browser's id; {@code null} if it sent none, as with a form posted by an application
     * @param expires of one that is sealed, else {@code null}: a store knows when its messages expire
     */
    private record Kept(String browser, LogoutMessage message, Instant expires) {
    }

    /**
     * Keeps the message and returns its {@code logoutId}. Where no user is signed in that is the message itself, sealed: requests without a
     * session fill no store.
     */
    public String write(LogoutMessage message) {
        if (message.sid() == null) {
            return key.seal(KIND, issuer.value(), json(message, end()));
        }
        String id = Handles.random(16);
        store.write(id, json(message, null), end());
        return id;
    }

    /** Keeps the message in place of the one with this id, and returns its id, which is another one if it has to be. */
    public String rewrite(String id, LogoutMessage message) {
        if (message.sid() == null || !STORED.matcher(id).matches()) {
            return write(message);
        }
        store.write(id, json(message, null), end());
        return id;
    }

    /** The message, if there still is one that can be read. */
    public Optional<LogoutMessage> read(String logoutId) {
        if (logoutId == null) {
            return Optional.empty();
        }
        try {
            Optional<String> text = STORED.matcher(logoutId).matches() ? store.read(logoutId) : key.open(KIND, issuer.value(), logoutId);
            return text.map(json -> StoredJson.read(Kept.class, json, "message"))
                    .filter(kept -> kept.expires == null || clock.instant().isBefore(kept.expires))
                    .filter(kept -> kept.browser == null || browser().equals(Optional.of(kept.browser))).map(Kept::message);
        } catch (JsonException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** One that is sealed is not stored, so it stays; it says nothing about a session. */
    public void forget(String logoutId) {
        if (STORED.matcher(logoutId).matches()) {
            store.forget(logoutId);
        }
    }

    private Instant end() {
        return clock.instant().plus(LIFETIME);
    }

    private String json(LogoutMessage message, Instant expires) {
        return StoredJson.write(new Kept(browser().orElse(null), message, expires));
    }

    private Optional<String> browser() {
        return cookies.browser().map(id -> Handles.hash(KIND, id));
    }
}
