package com.smartap.capture.internal.ocr;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells the language of a text by its commonest words, read from {@code languages.tsv}. */
final class Languages {
    private static final int FEWEST = 3;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}]+|[^\\p{L}]+$");
    private static final Map<String, Set<String>> WORDS = load();

    private Languages() {}

    private static Map<String, Set<String>> load() {
        Map<String, Set<String>> words = new LinkedHashMap<>();
        InputStream in = Languages.class.getResourceAsStream("/com/smartap/capture/languages.tsv");
        if (in == null) {
            throw new IllegalStateException("com/smartap/capture/languages.tsv is missing on the class path");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String row;
            while ((row = reader.readLine()) != null) {
                if (!row.startsWith("#") && !row.isBlank()) {
                    String[] cells = row.split("\t", -1);
                    words.put(cells[0], Set.of(cells[1].split("\\|", -1)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** The language with the most of its words among these; empty if there are too few, or two have as many. */
    static Optional<String> of(Collection<String> texts) {
        String best = null;
        long most = FEWEST - 1;
        boolean clear = false;
        for (Map.Entry<String, Set<String>> language : WORDS.entrySet()) {
            long count = texts.stream()
                    .filter(text -> language.getValue().contains(folded(text)))
                    .count();
            if (count > most) {
                best = language.getKey();
                most = count;
                clear = true;
            } else if (count == most) {
                clear = false;
            }
        }
        return clear ? Optional.ofNullable(best) : Optional.empty();
    }

    /** How many of the words are known in some language. */
    static long known(Collection<String> texts) {
        return texts.stream()
                .map(Languages::folded)
                .filter(text -> WORDS.values().stream().anyMatch(words -> words.contains(text)))
                .count();
    }

    private static String folded(String text) {
        String lower =
                EDGES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("").replace("ß", "ss");
        return MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFKD)).replaceAll("");
    }
}
