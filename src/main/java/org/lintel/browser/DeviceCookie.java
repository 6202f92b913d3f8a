package org.lintel.browser;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.lintel.secret.Handles;
import org.lintel.secret.ServerKey;

/**
 * Who has signed in in this browser before, so that wrong passwords from other browsers do not delay it ("device cookies" of OWASP). It
 * proves nothing but that, and holds no names: for each of the last users a random number, the day on which it ends, and an authentication
 * code of both and the user. Nothing is stored.
 */
@ApplicationScoped
public class DeviceCookie {

    private static final String PURPOSE = "device cookie";
    private static final int MOST_USERS = 5;
    private static final int RANDOM_BYTES = 16;
    private static final Duration LIFETIME = Duration.ofDays(365);
    private static final String BETWEEN_ENTRIES = "~";

    @Inject
    ServerKey key;

    @Inject
    Cookies cookies;

    @Inject
    Clock clock;

    private record Entry(String number, long lastDay, byte[] code) {

        static Optional<Entry> read(String text) {
            String[] parts = text.split("\\.", -1);
            try {
                return parts.length != 3 ? Optional.empty()
                        : Optional.of(new Entry(parts[0], Long.parseLong(parts[1]), Base64.getUrlDecoder().decode(parts[2])));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        String text() {
            return number + "." + lastDay + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        }
    }

    /** The number of this browser for the user, if the user has signed in in it before. */
    public Optional<String> of(String user) {
        return entries().stream().filter(entry -> isOf(user, entry)).map(Entry::number).findFirst();
    }

    /** The user has signed in: this browser gets a new number, so that failures with a copy of the old one do not count for it. */
    public void give(String user) {
        List<Entry> entries = new ArrayList<>(entries());
        entries.removeIf(entry -> isOf(user, entry));
        String number = Handles.random(RANDOM_BYTES);
        long lastDay = today() + LIFETIME.toDays();
        entries.add(0, new Entry(number, lastDay, key.authenticate(PURPOSE, signed(user, number, lastDay))));
        cookies.setDevice(String.join(BETWEEN_ENTRIES, entries.stream().limit(MOST_USERS).map(Entry::text).toList()), LIFETIME);
    }

    private List<Entry> entries() {
        return cookies.device().stream().flatMap(value -> List.of(value.split(BETWEEN_ENTRIES, MOST_USERS + 1)).stream().limit(MOST_USERS))
                .flatMap(text -> Entry.read(text).stream()).toList();
    }

    private boolean isOf(String user, Entry entry) {
        return entry.lastDay >= today() && key.authentic(PURPOSE, signed(user, entry.number, entry.lastDay), entry.code);
    }

    private long today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).toEpochDay();
    }

    /** Line by line: a number and a day have no line break. */
    private static String signed(String user, String number, long lastDay) {
        return number + "\n" + lastDay + "\n" + user;
    }
}
