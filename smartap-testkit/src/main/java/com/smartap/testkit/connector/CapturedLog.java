package com.smartap.testkit.connector;

import com.smartap.spi.Api;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What is written to standard output and error meanwhile, which is where loggers write in tests. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class CapturedLog {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    /** Begins; what is written from now on is kept and not shown. */
    public static CapturedLog start() {
        CapturedLog captured = new CapturedLog();
        PrintStream stream = new PrintStream(new Bounded(captured.bytes), true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        return captured;
    }

    /** Ends. The first few megabytes at the most. */
    public String stop() {
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
