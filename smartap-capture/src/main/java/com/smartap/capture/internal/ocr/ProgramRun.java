package com.smartap.capture.internal.ocr;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs a program without a shell: its time and its output are bounded, and it never outlives the call. */
public final class ProgramRun {
    private static final int MOST_OUTPUT = 16 * 1024 * 1024;
    private static final int MOST_COMPLAINT = 2_000;

    private final Path program;

    /** A program. */
    public ProgramRun(Path program) {
        this.program = program;
    }

    /** What a run printed. */
    public record Output(int status, String text, String complaint) {}

    /**
     * Runs it to its end.
     *
     * @throws DocumentException {@code DOCUMENT_UNSUPPORTED} if it does not start, {@code DOCUMENT_TOO_LARGE} if it
     *     takes longer or prints too much
     */
    public Output run(List<String> arguments, Path directory, Duration maxTime) {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(program.toString());
        builder.command().addAll(arguments);
        builder.directory(directory.toFile());
        // One page, one thread: several pages at once are the caller's business.
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        builder.redirectInput(ProcessBuilder.Redirect.from(
                new java.io.File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null")));
        Process process;
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED,
                    "%s cannot be started. Maybe it is not installed, or may not be executed.".formatted(program),
                    e);
        }
        try {
            return finish(process, maxTime);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Output finish(Process process, Duration maxTime) {
        FutureTask<String> text = collect(process.getInputStream(), MOST_OUTPUT, "output");
        FutureTask<String> complaint = collect(process.getErrorStream(), MOST_COMPLAINT, "complaints");
        long end = System.nanoTime() + maxTime.toNanos();
        try {
            String printed = text.get(maxTime.toNanos(), TimeUnit.NANOSECONDS);
            if (!process.waitFor(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                throw new TimeoutException();
            }
            String said = complaint.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (printed.length() >= MOST_OUTPUT) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "%s printed more than %d bytes for a page. Maybe the picture is not one of a page."
                                .formatted(program, MOST_OUTPUT));
            }
            return new Output(process.exitValue(), printed, said);
        } catch (TimeoutException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s took longer than %d ms for a page and was stopped. Maybe the picture is not one of a page."
                            .formatted(program, maxTime.toMillis()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE, "%s was interrupted. Maybe try again.".formatted(program), e);
        } catch (ExecutionException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED,
                    "%s ended without an answer. Maybe it is damaged.".formatted(program),
                    e);
        }
    }

    /** Reads a stream on a thread of its own; what is beyond the limit is read and dropped. */
    private static FutureTask<String> collect(InputStream in, int most, String what) {
        FutureTask<String> task = new FutureTask<>(() -> {
            try (in) {
                byte[] head = in.readNBytes(most);
                if (head.length == most && most != MOST_OUTPUT) {
                    in.skip(Long.MAX_VALUE);
                }
                return new String(head, StandardCharsets.UTF_8);
            }
        });
        Thread thread = new Thread(task, "smartap-capture-" + what);
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
