package org.lintel.samples.messages;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.lintel.spi.MessageStore;

/**
 * Keeps what a sign-out has to remember on this server instead of in cookies. With several nodes it would be a table or a cache that all of
 * them see. Anybody can begin a sign-out, so there is a limit, and when it is reached the message that expires first goes.
 */
@ApplicationScoped
public class ServerMessages implements MessageStore {

    private static final int MOST = 10_000;

    private record Message(String text, Instant expires) {
    }

    private final Map<String, Message> messages = new ConcurrentHashMap<>();

    @Override
    public void write(String id, String message, Instant expires) {
        if (messages.size() >= MOST) {
            makeRoom();
        }
        messages.put(id, new Message(message, expires));
    }

    @Override
    public Optional<String> read(String id) {
        return Optional.ofNullable(messages.get(id)).filter(message -> Instant.now().isBefore(message.expires)).map(Message::text);
    }

    @Override
    public void forget(String id) {
        messages.remove(id);
    }

    private synchronized void makeRoom() {
        messages.values().removeIf(message -> !Instant.now().isBefore(message.expires));
        if (messages.size() >= MOST) {
            messages.entrySet().stream().min(Map.Entry.comparingByValue((a, b) -> a.expires.compareTo(b.expires)))
                    .ifPresent(first -> messages.remove(first.getKey()));
        }
    }
}
