package org.lintel.announce;

import static java.lang.System.Logger.Level.ERROR;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;

/** Tells what happened. A receiver that fails does not stop the others. */
@ApplicationScoped
public class Announcements {

    private static final System.Logger LOG = System.getLogger(Announcements.class.getName());

    @Inject
    @Any
    Instance<Reaction> reactions;

    @Inject
    Event<Record> sinks;

    List<Reaction> inOrder;
    private final LongAdder failures = new LongAdder();

    @PostConstruct
    void arrange() {
        inOrder = reactions.stream().sorted(Comparator.comparing(Reaction::turn)).toList();
    }

    /** Tells it to Lintel's own reactions, one after the other, and then to the sinks. Throws nothing. */
    public void tell(Record event) {
        tell(event, List.of());
    }

    /**
     * Tells it, and between the reactions and the sinks does what follows from it here and now.
     *
     * @param consequences each is done, in this order, whether or not those before it succeeded
     * @throws RuntimeException of the first consequence that failed, when everything else has been done
     */
    public <E extends Record> void tell(E event, List<? extends Consumer<? super E>> consequences) {
        inOrder.forEach(reaction -> attempt(reaction::to, event));
        RuntimeException failure = null;
        for (Consumer<? super E> consequence : consequences) {
            RuntimeException failed = attempt(consequence, event);
            failure = failure == null ? failed : failure;
        }
        attempt(sinks::fire, event);
        if (failure != null) {
            throw failure;
        }
    }

    /** How often something that follows from an event, or somebody who is told of it, has failed. */
    public long failures() {
        return failures.sum();
    }

    /** What it failed with; {@code null} if it did not. */
    private <E> RuntimeException attempt(Consumer<? super E> what, E event) {
        try {
            what.accept(event);
            return null;
        } catch (RuntimeException e) {
            failures.increment();
            LOG.log(ERROR, "not all could be done about " + event, e);
            return e;
        }
    }
}
