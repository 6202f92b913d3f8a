package org.lintel.chore;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

import org.lintel.model.UnavailableException;

/**
 * What is written a little later and many at a time, so that no request waits for it. There is room for so many and no more: what comes
 * while there is none is dropped and counted. While nothing can be written nothing is lost, as long as there is room.
 */
public final class Backlog<T> {

    private static final int BATCH = 500;

    private final BlockingQueue<T> waiting;
    private final Consumer<List<T>> write;
    private final AtomicLong dropped = new AtomicLong();

    /** Taken out of the queue, and not written yet. */
    private List<T> batch = List.of();

    /** @param write all of them or none */
    public Backlog(int room, Consumer<List<T>> write) {
        this.waiting = new ArrayBlockingQueue<>(room);
        this.write = write;
    }

    /** Never waits. */
    public void add(T one) {
        if (!waiting.offer(one)) {
            dropped.incrementAndGet();
        }
    }

    /** How many were dropped so far. */
    public long dropped() {
        return dropped.get();
    }

    /** What cannot be written now is kept for the next time; what can never be must not stand in the way of the rest. */
    private void write(List<T> some) {
        try {
            write.accept(some);
        } catch (UnavailableException e) {
            throw e;
        } catch (RuntimeException e) {
            dropped.addAndGet(some.size());
            batch = List.of();
            throw e;
        }
    }

    /** Writes what waits now; what comes meanwhile waits for the next time. */
    public synchronized void flush() {
        int left = waiting.size();
        while (left > 0 || !batch.isEmpty()) {
            if (batch.isEmpty()) {
                var next = new ArrayList<T>();
                left -= waiting.drainTo(next, Math.min(left, BATCH));
                batch = next;
            }
            write(batch);
            batch = List.of();
        }
    }
}
