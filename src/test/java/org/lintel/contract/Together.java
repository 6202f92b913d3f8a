package org.lintel.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Does things at the same time. */
final class Together {

    private static final long LONGEST_SECONDS = 60;

    private Together() {
    }

    /** What so many threads find that begin at one moment. */
    static <T> List<T> run(int threads, IntFunction<T> work) {
        var start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            var calls = new ArrayList<Callable<T>>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                calls.add(() -> {
                    start.await(LONGEST_SECONDS, TimeUnit.SECONDS);
                    return work.apply(number);
                });
            }
            var found = new ArrayList<T>();
            for (Future<T> future : pool.invokeAll(calls, LONGEST_SECONDS, TimeUnit.SECONDS)) {
                found.add(future.get());
            }
            return found;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new AssertionError("a call failed", e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }
}
