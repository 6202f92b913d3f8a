package org.lintel.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** Visitors who ask one server for the same thing all the time, each in a thread of its own. */
final class Crew implements AutoCloseable {

    private final List<Visitor> visitors = new ArrayList<>();
    private final List<Workload.Step> steps = new ArrayList<>();
    private final ExecutorService threads;

    Crew(URI server, Workload workload, int connections) throws IOException {
        int size = workload.visitors(connections);
        threads = Executors.newFixedThreadPool(size, task -> {
            var thread = new Thread(task, "visitor");
            thread.setDaemon(true);
            return thread;
        });
        for (int i = 0; i < size; i++) {
            visitors.add(new Visitor(server, i));
            steps.add(workload.begin(visitors.get(i)));
        }
    }

    /**
     * @param rate steps per second of all visitors together; 0: as fast as they can. With a rate a step begins when its time has come
     *             and, where the one before takes too long, counts from then: a server that stalls does not shorten its queue by that.
     * @return how long each step took, in nanoseconds, in order
     */
    long[] work(Duration time, double rate) {
        long begin = System.nanoTime();
        long interval = rate == 0 ? 0 : (long) (visitors.size() * 1e9 / rate);
        var tasks = new ArrayList<Callable<LongStream>>();
        for (int i = 0; i < steps.size(); i++) {
            Workload.Step step = steps.get(i);
            long first = begin + interval * i / steps.size();
            tasks.add(() -> work(step, first, begin + time.toNanos(), interval));
        }
        try {
            LongStream all = LongStream.empty();
            for (Future<LongStream> done : threads.invokeAll(tasks)) {
                all = LongStream.concat(all, done.get());
            }
            return all.sorted().toArray();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static LongStream work(Workload.Step step, long first, long end, long interval) throws IOException {
        long[] took = new long[1 << 16];
        int count = 0;
        for (long now = System.nanoTime(), due = first; now < end && due < end; now = System.nanoTime(), due += interval) {
            for (; now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            step.run();
            if (count == took.length) {
                took = Arrays.copyOf(took, count * 2);
            }
            took[count++] = System.nanoTime() - (interval == 0 ? now : due);
        }
        return Arrays.stream(took, 0, count);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        for (Visitor visitor : visitors) {
            try {
                visitor.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
