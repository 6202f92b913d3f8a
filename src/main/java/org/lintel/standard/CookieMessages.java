package org.lintel.standard;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.browser.Cookies;
import org.lintel.plugin.Reserve;
import org.lintel.secret.ServerKey;
import org.lintel.spi.MessageStore;

/**
 * Messages in cookies of the browser, each encrypted and authenticated for its id: nothing is kept on the server, and a message that was
 * tampered with is none. A browser keeps a few; the oldest go first.
 */
@ApplicationScoped
@Reserve("cookie")
public class CookieMessages implements MessageStore {

    private static final String NAME = "LogoutMessage";
    private static final int MOST = 5;

    private record Message(Instant expires, String text) {
    }

    @Inject
    Cookies cookies;

    @Inject
    ServerKey key;

    @Inject
    Clock clock;

    @Override
    public void write(String id, String message, Instant expires) {
        forgetOldest();
        cookies.setOfFamily(NAME, id, key.seal(NAME, id, expires + " " + message), Duration.between(clock.instant(), expires));
    }

    @Override
    public Optional<String> read(String id) {
        return cookies.ofFamily(NAME, id).flatMap(sealed -> open(id, sealed)).map(Message::text);
    }

    @Override
    public void forget(String id) {
        cookies.removeOfFamily(NAME, id);
    }

    /** Makes room for one more, and drops some of what cannot be read any more: an answer has room for so many cookies only. */
    private void forgetOldest() {
        Map<String, Instant> ends = new LinkedHashMap<>();
        List<String> unreadable = new ArrayList<>();
        cookies.family(NAME).forEach((id, sealed) -> open(id, sealed)
                .ifPresentOrElse(message -> ends.put(id, message.expires), () -> unreadable.add(id)));
        unreadable.stream().limit(MOST).forEach(id -> cookies.removeOfFamily(NAME, id));
        ends.entrySet().stream().sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .limit(Math.max(0, ends.size() - MOST + 1)).forEach(oldest -> cookies.removeOfFamily(NAME, oldest.getKey()));
    }

    private Optional<Message> open(String id, String sealed) {
        return key.open(NAME, id, sealed).flatMap(CookieMessages::parse).filter(message -> clock.instant().isBefore(message.expires));
    }

    private static Optional<Message> parse(String text) {
        try {
            int space = text.indexOf(' ');
            return Optional.of(new Message(Instant.parse(text.substring(0, space)), text.substring(space + 1)));
        } catch (DateTimeParseException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
