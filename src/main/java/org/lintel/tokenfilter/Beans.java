package org.lintel.tokenfilter;

import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;

/** Finds CDI beans, where there is CDI. */
final class Beans {

    private Beans() {
    }

    /** The one bean of the type. */
    static <T> Optional<T> one(Class<T> type) {
        CDI<Object> container;
        try {
            container = CDI.current();
        } catch (IllegalStateException e) {
            // no container
            return Optional.empty();
        }
        Instance<T> beans = container.select(type);
        return beans.isUnsatisfied() ? Optional.empty() : Optional.of(beans.get());
    }
}
