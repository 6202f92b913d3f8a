package org.lintel.jpa;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import jakarta.persistence.EntityManager;

import org.lintel.spi.Directory;
import org.lintel.spi.RefusedChange;

/**
 * What one thread does {@linkplain Database#together together}. Each step is sent to the database before the next one begins and leaves
 * nothing in memory, so that steps find in the database what those before have done, and not what they had read.
 */
final class SharedTransaction {

    private final List<Function<EntityManager, ?>> last = new ArrayList<>();
    private final List<Runnable> onceCommitted = new ArrayList<>();
    private final List<Runnable> afterwards = new ArrayList<>();
    private EntityManager entities;

    /** Once a step has collided with another transaction, databases differ in what they would still do. */
    private Collision collision;
    private Directory.Outcome refused;

    <T> T all(EntityManager entities, Supplier<T> work) {
        this.entities = entities;
        T result = work.get();
        if (refused != null) {
            throw new RefusedChange(refused);
        }
        last.forEach(this::step);
        if (collision != null) {
            throw collision;
        }
        return result;
    }

    <T> T step(Function<EntityManager, T> work) {
        if (collision != null) {
            throw collision;
        }
        try {
            T result = work.apply(entities);
            entities.flush();
            entities.clear();
            return result;
        } catch (RuntimeException e) {
            RuntimeException meaning = OwnTransaction.meaning(e);
            if (meaning instanceof Collision met) {
                collision = met;
            }
            throw meaning;
        }
    }

    void last(Function<EntityManager, ?> work) {
        last.add(work);
    }

    void refused(Directory.Outcome outcome) {
        refused = outcome;
    }

    void onceCommitted(Runnable reaction) {
        onceCommitted.add(reaction);
    }

    void committed() {
        onceCommitted.forEach(Runnable::run);
    }

    void afterwards(Runnable reaction) {
        afterwards.add(reaction);
    }

    void ended() {
        afterwards.forEach(Runnable::run);
    }
}
