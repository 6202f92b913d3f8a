package org.lintel.http;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** The same thing done by many at the same moment. */
final class AtOnce {

    private AtOnce() {
    }

    static <T> List<T> call(int times, Callable<T> what) {
        ExecutorService threads = Executors.newFixedThreadPool(times);
        var start = new CountDownLatch(times);
        try {
            List<Future<T>> outcomes = IntStream.range(0, times).mapToObj(i -> threads.submit(() -> {
                start.countDown();
                start.await();
                return what.call();
            })).toList();
            return outcomes.stream().map(AtOnce::get).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> T get(Future<T> outcome) {
        try {
            return outcome.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
