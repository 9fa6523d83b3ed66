package com.smartap.payments.statement;

import com.smartap.spi.payment.StatementReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;

/** Reads a file of many entries, none of which is kept; run in a process of its own with a small heap. */
final class LargeStatementMain {
    private LargeStatementMain() {}

    public static void main(String[] args) throws IOException {
        Path file = Path.of(args[0]);
        byte[] head;
        try (InputStream in = Files.newInputStream(file)) {
            head = in.readNBytes(4096);
        }
        StatementReader reader = ServiceLoader.load(StatementReader.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.recognises(head))
                .findFirst()
                .orElseThrow();
        int[] counts = new int[2];
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            reader.read(in, new StatementReader.Handler() {
                @Override
                public void begin(StatementReader.Statement statement) {}

                @Override
                public void entry(StatementReader.Entry entry) {
                    counts[0]++;
                }

                @Override
                public void end(StatementReader.Balance balance) {
                    counts[1] += Boolean.FALSE.equals(balance.balanced()) ? 1 : 0;
                }
            });
        }
        if (counts[0] != Integer.parseInt(args[1]) || counts[1] != 0) {
            throw new IllegalStateException(reader.id() + " found " + counts[0] + " entries");
        }
    }
}
