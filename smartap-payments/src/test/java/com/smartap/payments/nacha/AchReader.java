package com.smartap.payments.nacha;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads ACH files by themselves: every total is added up again, and every entry is written again from what was read of it and
 * compared byte for byte. Shares no code with the writer.
 */
public final class AchReader {
    /** An entry as it was read. */
    public record Entry(
            String entryClass,
            int code,
            String routing,
            String account,
            long cents,
            String reference,
            String name,
            String trace,
            List<String> addenda) {}

    private AchReader() {}

    public static List<Entry> read(byte[] file) {
        String text = new String(file, StandardCharsets.US_ASCII);
        List<String> lines = text.lines().toList();
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(94));
        assertThat(lines.size() % 10).isZero();
        List<Entry> entries = new ArrayList<>();
        String entryClass = "";
        long[] batch = new long[4];
        long[] whole = new long[4];
        int batches = 0;
        long lastTrace = 0;
        for (int i = 1; i < lines.size(); i++) {
            String line = lines.get(i);
            switch (line.charAt(0)) {
                case '5' -> {
                    entryClass = line.substring(50, 53);
                    batch = new long[4];
                    assertThat(line).endsWith("%07d".formatted(++batches));
                }
                case '6' -> {
                    Entry entry = entry(entryClass, line, lines.subList(i + 1, lines.size()));
                    long trace = Long.parseLong(entry.trace());
                    assertThat(trace).isGreaterThan(lastTrace);
                    lastTrace = trace;
                    entries.add(entry);
                    assertThat(written(entry))
                            .isEqualTo(lines.subList(i, i + 1 + entry.addenda().size()));
                    i += entry.addenda().size();
                    batch[0] += 1 + entry.addenda().size();
                    batch[1] = (batch[1] + Long.parseLong(entry.routing().substring(0, 8))) % 10_000_000_000L;
                    batch[entry.code() % 10 >= 5 ? 2 : 3] += entry.cents();
                }
                case '8' -> {
                    assertThat(line.substring(4, 44))
                            .isEqualTo("%06d%010d%012d%012d".formatted(batch[0], batch[1], batch[2], batch[3]));
                    for (int j = 0; j < 4; j++) {
                        whole[j] += batch[j];
                    }
                }
                default -> {
                    assertThat(line)
                            .startsWith("9%06d%06d%08d%010d%012d%012d"
                                    .formatted(
                                            batches,
                                            lines.size() / 10,
                                            whole[0],
                                            whole[1] % 10_000_000_000L,
                                            whole[2],
                                            whole[3]));
                    assertThat(lines.subList(i + 1, lines.size())).allMatch("9".repeat(94)::equals);
                    return entries;
                }
            }
        }
        throw new AssertionError("no file control");
    }

    private static Entry entry(String entryClass, String line, List<String> after) {
        List<String> addenda = new ArrayList<>();
        for (String next : after) {
            if (next.charAt(0) != '7') {
                break;
            }
            addenda.add(next.substring(3, 83));
        }
        boolean ctx = entryClass.equals("CTX");
        if (ctx) {
            assertThat(line.substring(54, 58)).isEqualTo("%04d".formatted(addenda.size()));
        }
        return new Entry(
                entryClass,
                Integer.parseInt(line.substring(1, 3)),
                line.substring(3, 12),
                line.substring(12, 29).stripTrailing(),
                Long.parseLong(line.substring(29, 39)),
                line.substring(39, 54).stripTrailing(),
                (ctx ? line.substring(58, 74) : line.substring(54, 76)).stripTrailing(),
                line.substring(79),
                addenda);
    }

    private static List<String> written(Entry entry) {
        List<String> lines = new ArrayList<>();
        boolean ctx = entry.entryClass().equals("CTX");
        lines.add("6%02d%s%-17s%010d%-15s%s  %d%s"
                .formatted(
                        entry.code(),
                        entry.routing(),
                        entry.account(),
                        entry.cents(),
                        entry.reference(),
                        ctx
                                ? "%04d%-16s  ".formatted(entry.addenda().size(), entry.name())
                                : "%-22s".formatted(entry.name()),
                        entry.addenda().isEmpty() ? 0 : 1,
                        entry.trace()));
        for (int i = 0; i < entry.addenda().size(); i++) {
            lines.add("705%s%04d%s"
                    .formatted(entry.addenda().get(i), i + 1, entry.trace().substring(8)));
        }
        return lines;
    }
}
