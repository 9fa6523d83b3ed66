package com.smartap.sample.cli;

import java.io.IOException;
import java.nio.file.Path;

/** A progress bar, where messages go to a terminal and results do not. */
final class Progress {
    private static final int WIDTH = 30;

    private final Session session;
    private final int all;
    private final boolean shown;
    private int done;

    Progress(Session session, int all) {
        this.session = session;
        this.all = all;
        this.shown = all > 1 && isTerminal("2") && !isTerminal("1");
    }

    void step() {
        done++;
        if (shown) {
            int filled = (int) ((long) WIDTH * done / all);
            session.err().print("\r[" + "#".repeat(filled) + ".".repeat(WIDTH - filled) + "] " + done + "/" + all);
            session.err().flush();
        }
    }

    void end() {
        if (shown) {
            session.err().println();
        }
    }

    /** Java tells of standard input and output together only; where it can be asked, the system tells more. */
    private static boolean isTerminal(String descriptor) {
        try {
            String device = Path.of("/proc/self/fd", descriptor).toRealPath().toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
