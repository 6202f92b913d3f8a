package org.lintel.announce;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import java.lang.reflect.Type;
import java.util.Set;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.EventContext;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ObserverMethod;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;

import org.lintel.event.SignedIn;

/**
 * The CDI extension that puts a guard around every observer of our events, since CDI itself gives up at the first one that throws. The
 * failure of a sink is logged and has no other effect.
 */
public class Sinks implements Extension {

    private static final System.Logger LOG = System.getLogger(Sinks.class.getName());
    private static final String EVENTS = SignedIn.class.getPackageName();

    <T, X> void guard(@Observes ProcessObserverMethod<T, X> event) {
        ObserverMethod<T> sink = event.getObserverMethod();
        if (!hears(sink)) {
            return;
        }
        if (sink.isAsync()) {
            LOG.log(WARNING, name(sink) + " is never called: Lintel fires its events synchronously, for @Observes, not for @ObservesAsync");
        }
        event.configureObserverMethod().notifyWith(context -> notify(sink, context));
    }

    /** Whether events of ours reach it, perhaps among others. */
    private static boolean hears(ObserverMethod<?> sink) {
        Type type = sink.getObservedType();
        boolean ours = type instanceof Class<?> known && known.getPackageName().equals(EVENTS);
        return (ours || type == Record.class || type == Object.class)
                && Set.of(Any.Literal.INSTANCE).containsAll(sink.getObservedQualifiers());
    }

    /** Errors too: a sink that was compiled against something else fails with a {@link LinkageError}. */
    private static <T> void notify(ObserverMethod<T> sink, EventContext<T> context) {
        if (!context.getEvent().getClass().getPackageName().equals(EVENTS)) {
            sink.notify(context);
            return;
        }
        try {
            sink.notify(context);
        } catch (Throwable e) {
            LOG.log(ERROR, "the observer " + name(sink) + " failed at " + context.getEvent(), e);
        }
    }

    private static String name(ObserverMethod<?> sink) {
        return sink.getBeanClass().getName() + ", of " + sink.getObservedType().getTypeName() + ",";
    }
}
