package com.smartap.testkit.erp;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is written to standard output and error meanwhile, which is where loggers write in tests. */
final class Captured {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    static Captured start() {
        Captured captured = new Captured();
        PrintStream stream = new PrintStream(new Bounded(captured.bytes), true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        return captured;
    }

    /** The last few megabytes at the most. */
    String stop() {
        System.setOut(out);
        System.setErr(err);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static final class Bounded extends OutputStream {
        private static final int MOST = 8 * 1024 * 1024;
        private final ByteArrayOutputStream target;

        Bounded(ByteArrayOutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] buffer, int offset, int length) {
            if (target.size() < MOST) {
                target.write(buffer, offset, length);
            }
        }
    }
}
