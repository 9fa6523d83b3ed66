package com.smartap.capture.internal.ocr;

import java.time.Duration;

/** When the reading of a document has to end. */
public final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    /** So long from now. */
    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left of it, at least a millisecond. */
    public Duration left() {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    /** Whether it is over. */
    public boolean isOver() {
        return System.nanoTime() >= end;
    }
}
