package com.smartap.archive.internal.read;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Runs work on a document within a time limit, on a thread whose stack holds deeply nested structures. What a hostile
 * document makes a parser throw comes out as a {@link DocumentException}.
 */
public final class Deadline {
    private static final long STACK_BYTES = 16L * 1024 * 1024;

    private Deadline() {}

    /** Runs {@code work}; the thread of work that is too slow is interrupted and left behind as a daemon. */
    public static <T> T within(Duration limit, String document, Callable<T> work) throws IOException {
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = new Thread(null, task, "smartap-archive", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "document (%s) takes longer than %d s. Maybe print it to a new PDF."
                            .formatted(document, limit.toSeconds()),
                    e);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while working on document (%s)".formatted(document), e);
        } catch (ExecutionException e) {
            throw failure(document, e.getCause());
        }
    }

    /** Work that may run out of memory on the caller's own thread. */
    public interface Work<T> {
        /** Does it. */
        T done() throws IOException;
    }

    /** Runs {@code work} on this thread; what a hostile document makes it run out of comes out as a typed error. */
    public static <T> T withinMemory(String document, Work<T> work) throws IOException {
        try {
            return work.done();
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw failure(document, e);
        }
    }

    private static RuntimeException failure(String document, @Nullable Throwable cause) {
        if (cause instanceof DocumentException known) {
            return known;
        }
        if (cause instanceof StackOverflowError || cause instanceof OutOfMemoryError) {
            return new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "document (%s) is nested too deeply or too large. Maybe print it to a new PDF.".formatted(document),
                    cause);
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new DocumentException(
                ErrorCode.DOCUMENT_DAMAGED,
                "document (%s) cannot be read as PDF. Maybe it is cut off or not a PDF at all.".formatted(document),
                cause);
    }
}
