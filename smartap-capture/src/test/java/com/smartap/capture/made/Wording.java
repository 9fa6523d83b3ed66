package com.smartap.capture.made;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What invoices of a language call things; one of several ways is chosen at random and then kept. */
final class Wording {
    static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl", "pt", "pl");
    private static final Map<String, List<String[]>> ALL = load();

    private final int language;
    private final Random random;
    private final Map<String, String> chosen = new HashMap<>();

    Wording(String language, Random random) {
        this.language = LANGUAGES.indexOf(language);
        this.random = random;
    }

    /** The way this invoice says it, the same each time. */
    String of(String key) {
        return chosen.computeIfAbsent(key, this::any);
    }

    /** Any way, another one each time. */
    String any(String key) {
        String[] ways = ALL.get(key).get(language);
        return ways[random.nextInt(ways.length)];
    }

    /** All ways. */
    List<String> all(String key) {
        return List.of(ALL.get(key).get(language));
    }

    private static Map<String, List<String[]>> load() {
        try (InputStream in = Wording.class.getResourceAsStream("/made/wording.tsv")) {
            Map<String, List<String[]>> all = new HashMap<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(row -> !row.startsWith("# "))
                    .map(row -> row.split("\t", -1))
                    .forEach(cells -> all.put(
                            cells[0],
                            List.of(cells).subList(1, cells.length).stream()
                                    .map(cell -> cell.split("\\|", -1))
                                    .toList()));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
