package com.smartap.capture.internal.pdf;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs work on a thread of its own with a deep stack and a deadline, so that no document can bring its caller down.
 * Whatever goes wrong becomes a {@link DocumentException}.
 */
public final class BoundedRun {
    private static final Logger log = LoggerFactory.getLogger(BoundedRun.class);
    private static final long STACK_BYTES = 64L * 1024 * 1024;

    private BoundedRun() {}

    /** A thread that is bounded already. */
    private static final class Bounded extends Thread {
        Bounded(Runnable work) {
            super(null, work, "smartap-capture", STACK_BYTES);
        }
    }

    /** The result of the work, or the reason why the document cannot be used. */
    public static <T> T call(String name, Duration limit, Supplier<T> work) {
        if (Thread.currentThread() instanceof Bounded) {
            // Already on such a thread, whose own limit holds.
            return work.get();
        }
        FutureTask<T> task = new FutureTask<>(work::get);
        Thread thread = new Bounded(task);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException e) {
            task.cancel(true);
            throw tooSlow(name, limit, e);
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE, "reading %s was interrupted. Maybe try again.".formatted(name), e);
        } catch (ExecutionException e) {
            throw translated(name, e.getCause());
        }
    }

    /** Says that a document took too long. */
    static DocumentException tooSlow(String name, Duration limit, @Nullable Throwable cause) {
        return new DocumentException(
                ErrorCode.DOCUMENT_TOO_LARGE,
                "%s takes longer than %s s to read. Maybe ask the vendor for a simpler file."
                        .formatted(name, limit.toSeconds()),
                cause);
    }

    private static DocumentException translated(String name, @Nullable Throwable cause) {
        if (cause instanceof DocumentException known) {
            return known;
        }
        if (cause instanceof OutOfMemoryError) {
            return new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s needs more memory than there is. Maybe ask the vendor for a simpler file.".formatted(name));
        }
        log.warn("{} could not be read; it is treated as damaged", name, cause);
        return new DocumentException(
                ErrorCode.DOCUMENT_DAMAGED,
                "%s is damaged and cannot be read. Maybe ask the vendor to send it again.".formatted(name),
                cause);
    }
}
