package com.smartap.benchmarks;

import com.smartap.payments.statement.Camt053Reader;
import com.smartap.payments.statement.nacha.NachaReader;
import com.smartap.payments.statement.swift.Mt940Reader;
import com.smartap.spi.payment.StatementReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** Times the first read of a file in a fresh JVM: from the first mention of the reader to the end of the file. */
public final class FirstRead {
    private FirstRead() {}

    /** {@code FORMAT ENTRIES RUNS} starts so many JVMs; {@code FORMAT FILE} is what each of them does. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 2) {
            long started = System.nanoTime();
            Count entries = new Count();
            try (InputStream in = new FileInputStream(args[1])) {
                reader(args[0]).read(in, entries);
            }
            long micros = (System.nanoTime() - started) / 1000;
            System.out.println(micros + " " + entries.found);
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

    /** Without looking around among all readers, which costs a fresh JVM as much again. */
    private static StatementReader reader(String format) {
        switch (format) {
            case "camt.053":
                return new Camt053Reader();
            case "mt940":
                return new Mt940Reader();
            case "nacha":
                return new NachaReader();
            default:
                return BankFileLoad.reader(format);
        }
    }

    /** Counts entries. */
    private static final class Count implements StatementReader.Handler {
        private int found;

        @Override
        public void begin(StatementReader.Statement statement) {}

        @Override
        public void entry(StatementReader.Entry entry) {
            found++;
        }

        @Override
        public void end(StatementReader.Balance balance) {}
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
