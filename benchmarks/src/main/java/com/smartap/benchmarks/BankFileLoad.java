package com.smartap.benchmarks;

import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentOrder;
import com.smartap.spi.payment.StatementReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;

/** Writes and reads bank files in a JVM that is warm, several times, beside every peer that is on the class path. */
public final class BankFileLoad {
    private static final int WARM_UP = 3;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private BankFileLoad() {}

    /**
     * Measures. The arguments are {@code write FORMAT PAYMENTS RUNS}, {@code read FORMAT ENTRIES RUNS}, or {@code make FORMAT
     * ENTRIES FILE}, which makes a file to read, and {@code scan FORMAT FILE RUNS}, which reads one.
     */
    public static void main(String[] args) throws Exception {
        String format = args[1];
        switch (args[0]) {
            case "write" -> write(format, Integer.parseInt(args[2]), Integer.parseInt(args[3]));
            case "make" -> BankFileSamples.write(format, Integer.parseInt(args[2]), Path.of(args[3]));
            case "scan" -> scan(format, Path.of(args[2]), Integer.parseInt(args[3]));
            default -> {
                Path file = Files.createTempFile("smartap-load", "." + format);
                try {
                    BankFileSamples.write(format, Integer.parseInt(args[2]), file);
                    scan(format, file, Integer.parseInt(args[3]));
                } finally {
                    Files.delete(file);
                }
            }
        }
    }

    private static void write(String format, int count, int runs) throws Exception {
        PaymentFormat writer = ServiceLoader.load(PaymentFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.id().equals(format))
                .findFirst()
                .orElseThrow();
        PaymentOrder order = BankFileSamples.order(format, count);
        run("SmartAP", "write " + format, runs, () -> {
            Counter out = new Counter();
            writer.write(order, out);
            return out.bytes > 0 ? count : 0;
        });
        for (BankFilePeer peer : peers("write " + format)) {
            run(peer.name(), "write " + format, runs, () -> peer.write(order) > 0 ? count : 0);
        }
    }

    private static void scan(String format, Path file, int runs) throws Exception {
        run("SmartAP", "read " + format, runs, () -> read(format, file));
        for (BankFilePeer peer : peers("read " + format)) {
            run(peer.name(), "read " + format, runs, () -> peer.read(format, file));
        }
    }

    /** Reads a file, and returns how many entries it holds; fails if their sum does not prove its balances. */
    static int read(String format, Path file) throws IOException {
        StatementReader reader = reader(format);
        Proof proof = new Proof();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            reader.read(in, proof);
        }
        return proof.entries;
    }

    static StatementReader reader(String format) {
        return ServiceLoader.load(StatementReader.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.id().equals(format.replace(BankFileSamples.SHORT, "")))
                .findFirst()
                .orElseThrow();
    }

    private static List<BankFilePeer> peers(String task) {
        return ServiceLoader.load(BankFilePeer.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(peer -> peer.can(task))
                .toList();
    }

    /** Says how many entries pass in a second, and in a second of this thread's processor time, which neighbours do not take. */
    private static void run(String who, String task, int runs, Callable<Integer> work) throws Exception {
        double[] rates = new double[runs];
        double[] processor = new double[runs];
        int entries = 0;
        for (int i = -WARM_UP; i < runs; i++) {
            long used = THREADS.getCurrentThreadCpuTime();
            long started = System.nanoTime();
            entries = work.call();
            if (i >= 0) {
                rates[i] = entries * 1e9 / (System.nanoTime() - started);
                processor[i] = entries * 1e9 / (THREADS.getCurrentThreadCpuTime() - used);
            }
        }
        Arrays.sort(rates);
        Arrays.sort(processor);
        System.out.println(String.format(
                Locale.ROOT,
                "%-8s %s: %,d entries, %d runs: best %,.0f/s, median %,.0f/s; by processor time best %,.0f/s, median %,.0f/s",
                who,
                task,
                entries,
                runs,
                rates[runs - 1],
                rates[runs / 2],
                processor[runs - 1],
                processor[runs / 2]));
    }

    /** Throws away what is written, so that no disk is measured. */
    private static final class Counter extends OutputStream {
        private long bytes;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] from, int offset, int count) {
            bytes += count;
        }
    }

    /** Counts entries, and wants every statement proved. */
    private static final class Proof implements StatementReader.Handler {
        private int entries;

        @Override
        public void begin(StatementReader.Statement statement) {}

        @Override
        public void entry(StatementReader.Entry entry) {
            entries++;
        }

        @Override
        public void end(StatementReader.Balance balance) {
            if (!Boolean.TRUE.equals(balance.balanced())) {
                throw new IllegalStateException("the statement does not balance");
            }
        }
    }
}
