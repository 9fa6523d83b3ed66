package com.smartap.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times the first read of a file in a fresh JVM: from the question for the reader to the end of the statement. */
public final class FirstRead {
    private FirstRead() {}

    /** {@code FORMAT ENTRIES RUNS} starts so many JVMs; {@code FORMAT FILE} is what each of them does. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 2) {
            long started = System.nanoTime();
            int entries = BankFileLoad.read(args[0], Path.of(args[1]));
            System.out.println((System.nanoTime() - started) / 1000 + " " + entries);
            return;
        }
        Path file = Files.createTempFile("smartap-first", "." + args[0]);
        try {
            BankFileSamples.write(args[0], Integer.parseInt(args[1]), file);
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(args[2]); i++) {
                times.add(millis(args[0], file));
            }
            Collections.sort(times);
            System.out.println(String.format(
                    Locale.ROOT,
                    "first read of %s entries of %s in %d fresh JVMs: best %.1f ms, median %.1f ms, worst %.1f ms",
                    args[1],
                    args[0],
                    times.size(),
                    times.get(0),
                    times.get(times.size() / 2),
                    times.get(times.size() - 1)));
        } finally {
            Files.delete(file);
        }
    }

    private static double millis(String format, Path file) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FirstRead.class.getName(),
                        format,
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), java.nio.charset.StandardCharsets.US_ASCII);
            if (process.waitFor() != 0) {
                throw new IOException("the JVM ended with " + process.exitValue());
            }
            return Long.parseLong(said.substring(0, said.indexOf(' '))) / 1000.0;
        }
    }
}
