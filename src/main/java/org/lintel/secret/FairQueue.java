package org.lintel.secret;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Lets a few callers in at a time; the origins of those that wait take turns, however many wait for each. When the queue is full, a caller
 * of the origin with the most gives way to one of an origin with fewer.
 */
final class FairQueue {

    private final int places;
    private final int mostWaiting;
    private int free;
    private int waiting;

    /** By origin, in the order of their turns: true for a caller whose turn it is, false for one that has to give way. */
    private final Map<String, Deque<CompletableFuture<Boolean>>> origins = new LinkedHashMap<>();

    FairQueue(int places, int mostWaiting) {
        this.places = places;
        this.free = places;
        this.mostWaiting = mostWaiting;
    }

    /** Whether there is a place now; a caller that got one {@linkplain #leave leaves} it again. */
    boolean enter(String origin, Duration patience) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        CompletableFuture<Boolean> turn = join(origin);
        try {
            return turn.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return !giveUp(origin, turn);
        } catch (InterruptedException e) {
            if (!giveUp(origin, turn)) {
                leave();
            }
            throw e;
        } catch (ExecutionException e) {
            throw new IllegalStateException("a turn does not fail", e);
        }
    }

    synchronized void leave() {
        var next = origins.entrySet().stream().findFirst();
        if (next.isEmpty()) {
            free++;
            return;
        }
        String origin = next.get().getKey();
        Deque<CompletableFuture<Boolean>> line = origins.remove(origin);
        waiting--;
        line.remove().complete(true);
        if (!line.isEmpty()) {
            origins.put(origin, line);
        }
    }

    synchronized int waiting() {
        return waiting;
    }

    /** How many are in. */
    synchronized int inside() {
        return places - free;
    }

    int places() {
        return places;
    }

    private synchronized CompletableFuture<Boolean> join(String origin) {
        if (free > 0) {
            free--;
            return CompletableFuture.completedFuture(true);
        }
        if (waiting >= mostWaiting && !makeRoom(origin)) {
            return CompletableFuture.completedFuture(false);
        }
        var turn = new CompletableFuture<Boolean>();
        origins.computeIfAbsent(origin, none -> new ArrayDeque<>()).add(turn);
        waiting++;
        return turn;
    }

    private boolean makeRoom(String origin) {
        var longest = origins.entrySet().stream().max(Comparator.comparingInt(line -> line.getValue().size()));
        int mine = origins.containsKey(origin) ? origins.get(origin).size() : 0;
        if (longest.isEmpty() || longest.get().getValue().size() <= mine + 1) {
            return false;
        }
        longest.get().getValue().removeLast().complete(false);
        waiting--;
        return true;
    }

    /** Takes the caller out of the queue; {@code false} if it has got its turn already. */
    @SuppressWarnings("CollectionUndefinedEquality") // this one, and no other
    private synchronized boolean giveUp(String origin, CompletableFuture<Boolean> turn) {
        if (turn.complete(false)) {
            Deque<CompletableFuture<Boolean>> line = origins.get(origin);
            line.remove(turn);
            waiting--;
            if (line.isEmpty()) {
                origins.remove(origin);
            }
        }
        return !turn.join();
    }
}
