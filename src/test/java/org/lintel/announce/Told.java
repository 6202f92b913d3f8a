package org.lintel.announce;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;

import jakarta.enterprise.event.Event;

/** Announcements without a container, to one listener. */
public final class Told {

    private Told() {
    }

    @SuppressWarnings("unchecked")
    public static Announcements to(Consumer<Record> listener) {
        var announcements = new Announcements();
        announcements.inOrder = List.of(new Reaction() {
            @Override
            public Turn turn() {
                return Turn.AUDIT;
            }

            @Override
            public void to(Record event) {
                listener.accept(event);
            }
        });
        announcements.sinks = (Event<Record>) Proxy.newProxyInstance(Told.class.getClassLoader(), new Class<?>[] {Event.class},
                (self, method, arguments) -> null);
        return announcements;
    }
}
