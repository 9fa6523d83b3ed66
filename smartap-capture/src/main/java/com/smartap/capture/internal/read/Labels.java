package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The dictionary of labels, read from {@code labels.tsv}. */
final class Labels {
    private static final int LONGEST = 6;
    private static final Labels BUILT_IN = load();

    private record Entry(LabelKind kind, String language) {}

    private final Map<String, List<Entry>> fields = new HashMap<>();
    private final Map<String, LabelKind> columns = new HashMap<>();

    private Labels() {}

    static Labels builtIn() {
        return BUILT_IN;
    }

    private static Labels load() {
        Labels labels = new Labels();
        InputStream in = Labels.class.getResourceAsStream("/com/smartap/capture/labels.tsv");
        if (in == null) {
            throw new IllegalStateException("com/smartap/capture/labels.tsv is missing on the class path");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String row;
            while ((row = reader.readLine()) != null) {
                if (!row.isBlank() && !row.startsWith("# ")) {
                    labels.add(row.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return labels;
    }

    private void add(String[] row) {
        LabelKind kind = LabelKind.valueOf(row[0]);
        for (String label : row[2].split("\\|", -1)) {
            String folded = Folding.fold(label);
            if (kind.isColumn()) {
                columns.putIfAbsent(folded, kind);
            } else {
                fields.computeIfAbsent(folded, key -> new ArrayList<>()).add(new Entry(kind, row[1]));
            }
        }
    }

    /** All labels in some lines, several kinds for those that have several meanings. */
    List<LabelHit> find(List<Line> lines) {
        List<LabelHit> hits = new ArrayList<>();
        for (Line line : lines) {
            for (int s = 0; s < line.segments().size(); s++) {
                find(line, s, hits);
            }
        }
        return hits;
    }

    private void find(Line line, int at, List<LabelHit> hits) {
        List<Word> words = line.segments().get(at).words();
        List<List<String>> tokens =
                words.stream().map(word -> Folding.tokens(word.text())).toList();
        int i = 0;
        while (i < words.size()) {
            int end = matchEnd(tokens, i);
            if (end < 0) {
                i++;
                continue;
            }
            List<Entry> entries = fields.getOrDefault(Folding.join(tokens.subList(i, end)), List.of());
            Set<LabelKind> kinds = EnumSet.noneOf(LabelKind.class);
            for (Entry entry : entries) {
                if (kinds.add(entry.kind())) {
                    hits.add(new LabelHit(entry.kind(), line, at, i, end, weight(words, i, end), entry.language()));
                }
            }
            i = end;
        }
    }

    private int matchEnd(List<List<String>> tokens, int from) {
        for (int end = Math.min(tokens.size(), from + LONGEST); end > from; end--) {
            boolean wordy = !tokens.get(end - 1).isEmpty() && !tokens.get(from).isEmpty();
            if (wordy && fields.containsKey(Folding.join(tokens.subList(from, end)))) {
                return end;
            }
        }
        return -1;
    }

    private static double weight(List<Word> words, int from, int to) {
        if (from == 0) {
            return 1;
        }
        String before = words.get(from - 1).text();
        if (before.endsWith(":")
                || before.endsWith("|")
                || before.endsWith(".")
                || before.endsWith(",")
                || before.matches("[^\\p{L}\\p{N}]+")) {
            return 0.9;
        }
        return words.get(to - 1).text().endsWith(":") ? 0.8 : 0.5;
    }

    /** The column that a header cell names. */
    Optional<LabelKind> column(String text) {
        String folded = Folding.fold(text.replaceAll("\\([^)]*\\)", " "));
        LabelKind kind = columns.get(folded);
        if (kind == null) {
            kind = columns.get(
                    folded.replaceAll(" ?\\b(eur|usd|gbp|in|chf|€)\\b", "").strip());
        }
        return Optional.ofNullable(kind);
    }
}
