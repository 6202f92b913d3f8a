package org.lintel.endsession;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.lintel.spec.Duty;

/**
 * Notices under way, in memory. A client that does not answer does not delay the others: one client has only few threads and a part of the
 * room, and a notice that waits for its next attempt holds no thread.
 */
@Duty("Back-Channel Logout 2.5 parallel")
final class Outbox implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Outbox.class.getName());

    /** How much there may be of what. */
    record Limits(int threads, int threadsOfOne, int room, int roomOfOne) {
    }

    private static final class Lane {

        private final Queue<Notice> waiting = new ArrayDeque<>();
        private int size;
        private int running;
    }

    private final Limits limits;
    private final Function<Notice, Optional<Duration>> delivery;
    private final ScheduledThreadPoolExecutor threads;
    private final Map<String, Lane> lanes = new HashMap<>();
    private int size;

    /** @param delivery makes one attempt and says after which time to make the next, if it takes another */
    Outbox(Limits limits, ThreadFactory factory, Function<Notice, Optional<Duration>> delivery) {
        this.limits = limits;
        this.delivery = delivery;
        threads = new ScheduledThreadPoolExecutor(limits.threads(), factory, new ThreadPoolExecutor.DiscardPolicy());
    }

    /** Takes it, or has no room for it. Returns at once. */
    synchronized boolean offer(Notice notice) {
        Lane lane = lanes.computeIfAbsent(notice.clientId(), id -> new Lane());
        if (size >= limits.room() || lane.size >= limits.roomOfOne()) {
            forgetIfEmpty(notice.clientId(), lane);
            return false;
        }
        size++;
        lane.size++;
        start(notice);
        return true;
    }

    private synchronized void start(Notice notice) {
        Lane lane = lanes.get(notice.clientId());
        if (lane.running < limits.threadsOfOne()) {
            lane.running++;
            threads.execute(() -> run(notice));
        } else {
            lane.waiting.add(notice);
        }
    }

    private void run(Notice notice) {
        Optional<Duration> next = Optional.empty();
        try {
            next = delivery.apply(notice);
        } finally {
            attempted(notice, next);
        }
    }

    private synchronized void attempted(Notice notice, Optional<Duration> next) {
        Lane lane = lanes.get(notice.clientId());
        lane.running--;
        if (next.isPresent()) {
            var unused = threads.schedule(() -> start(notice.again()), next.get().toMillis(), TimeUnit.MILLISECONDS);
        } else {
            size--;
            lane.size--;
        }
        if (!lane.waiting.isEmpty()) {
            start(lane.waiting.remove());
        }
        forgetIfEmpty(notice.clientId(), lane);
    }

    private void forgetIfEmpty(String clientId, Lane lane) {
        if (lane.size == 0) {
            lanes.remove(clientId);
        }
    }

    synchronized int size() {
        return size;
    }

    /** Does not wait: an attempt under way ends at the latest with its connection's time. */
    @Override
    public void close() {
        threads.shutdownNow();
        if (size() > 0) {
            LOG.log(System.Logger.Level.WARNING, "{0} clients are not told of sessions that ended, because the server stops", size());
        }
    }
}
