package com.smartap.core.internal.signature;

import com.smartap.spi.StaleVersionException;
import java.io.IOException;

/** Does again what found that somebody else was quicker. */
final class Again {
    private static final int MOST_ATTEMPTS = 5;

    private Again() {}

    /** Work that looks at everything anew each time. */
    interface Work {
        void run() throws IOException;
    }

    /** Runs work until nobody comes in between. */
    static void whileStale(Work work) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                work.run();
                return;
            } catch (StaleVersionException e) {
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }
}
