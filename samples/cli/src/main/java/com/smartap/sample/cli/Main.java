package com.smartap.sample.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;

/** Starts {@code java -jar smartap.jar}. */
public final class Main {
    private Main() {}

    /** Runs one command, and exits with 0 if it is done, 1 if its input was refused or it failed, 2 if it was misused. */
    public static void main(String[] arguments) {
        // Hibernate's log joins the others, which go to stderr.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.setProperty("java.awt.headless", "true");
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        Session session = new Session(out, err, System.in, Clock.systemUTC(), System.getenv()::get);
        int exit = Commands.run(session, arguments);
        out.flush();
        System.exit(exit);
    }
}
