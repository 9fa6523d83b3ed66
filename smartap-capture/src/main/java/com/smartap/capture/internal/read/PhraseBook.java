package com.smartap.capture.internal.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Phrases of a data file by kind, which are found in text even where a letter of a long word was misread. */
final class PhraseBook {
    private static final int LONGEST = 4;
    private static final int LONG_WORD = 6;

    private final Map<String, Set<String>> phrases = new HashMap<>();

    private PhraseBook() {}

    /** Reads a table of the class path: kind, another column, phrases separated by {@code |}. */
    static PhraseBook load(String resource) {
        PhraseBook book = new PhraseBook();
        for (String[] row : rows(resource)) {
            for (String phrase : row[2].split("\\|", -1)) {
                book.phrases.computeIfAbsent(row[0], key -> new HashSet<>()).add(Folding.fold(phrase));
            }
        }
        return book;
    }

    /** The rows of a table of the class path without its comments. */
    static List<String[]> rows(String resource) {
        InputStream in = PhraseBook.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is missing on the class path");
        }
        List<String[]> rows = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            String row;
            while ((row = reader.readLine()) != null) {
                if (!row.isBlank() && !row.startsWith("# ")) {
                    rows.add(row.split("\t", -1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** Whether a phrase of this kind stands somewhere in the text. */
    boolean in(String text, String kind) {
        return count(text, kind) > 0;
    }

    /** How many tokens of the text belong to phrases of this kind. */
    int count(String text, String kind) {
        Set<String> wanted = phrases.getOrDefault(kind, Set.of());
        List<String> tokens = Folding.tokens(text);
        int count = 0;
        int at = 0;
        while (at < tokens.size()) {
            int taken = 0;
            for (int to = Math.min(tokens.size(), at + LONGEST); to > at && taken == 0; to--) {
                taken = holds(wanted, String.join(" ", tokens.subList(at, to))) ? to - at : 0;
            }
            count += taken;
            at += Math.max(1, taken);
        }
        return count;
    }

    /** Whether all of the text is phrases of these kinds. */
    boolean isOnly(String text, String... kinds) {
        List<String> tokens = Folding.tokens(text);
        int count = 0;
        for (String kind : kinds) {
            count += count(text, kind);
        }
        return !tokens.isEmpty() && count >= tokens.size();
    }

    /** Whether the text begins with a phrase of this kind. */
    boolean begins(String text, String kind) {
        Set<String> wanted = phrases.getOrDefault(kind, Set.of());
        List<String> tokens = Folding.tokens(text);
        for (int to = Math.min(tokens.size(), LONGEST); to > 0; to--) {
            if (holds(wanted, String.join(" ", tokens.subList(0, to)))) {
                return true;
            }
        }
        return false;
    }

    /** The phrase of this kind that has one letter otherwise than a word; empty if the word itself is one, or none has. */
    Optional<String> likeliest(String word, String kind) {
        Set<String> wanted = phrases.getOrDefault(kind, Set.of());
        return wanted.contains(word)
                ? Optional.empty()
                : wanted.stream()
                        .filter(other -> other.length() == word.length() && isOneLetterOff(word, other))
                        .findFirst();
    }

    private static boolean holds(Set<String> wanted, String phrase) {
        if (wanted.contains(phrase)) {
            return true;
        }
        if (phrase.length() < LONG_WORD) {
            return false;
        }
        for (String other : wanted) {
            if (other.length() >= LONG_WORD && isOneLetterOff(phrase, other)) {
                return true;
            }
        }
        return false;
    }

    /** Whether one letter was misread, lost or added. */
    static boolean isOneLetterOff(String one, String other) {
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int head = 0;
        int shorter = Math.min(one.length(), other.length());
        while (head < shorter && one.charAt(head) == other.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        return Math.max(one.length(), other.length()) - head - tail <= 1;
    }
}
