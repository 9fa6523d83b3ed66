package com.smartap.sample.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on several items at once, and hands the results on in the order of the items. */
final class InOrder {
    private InOrder() {}

    /** Holds at most two items for each thread, so that memory stays flat over any number of items. */
    static <T, R> void each(List<T> items, int threads, Function<T, R> work, Consumer<R> result)
            throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Deque<Future<R>> window = new ArrayDeque<>();
            for (T item : items) {
                if (window.size() >= 2 * threads) {
                    result.accept(finished(window.remove()));
                }
                window.add(pool.submit(() -> work.apply(item)));
            }
            while (!window.isEmpty()) {
                result.accept(finished(window.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R finished(Future<R> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
