package com.smartap.capture.internal.read;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Puts words back into names in capitals where an engine saw letters of the same shape: legal forms, as in {@code SON
 * BHD} and {@code $B}, and long words of trades, as in {@code KESTAURANT}. Every other word stays as it was read.
 */
final class Misread {
    private static final int LONG_WORD = 7;
    /** What engines take for one another; the first of each stands for all. */
    private static final Map<Character, Character> SHAPES =
            shapes("O0DQ", "I1L!|T", "S5$", "R8BKP", "HNM", "CG6", "UV");

    private static final Pattern CAPITALS = Pattern.compile("[\\p{Lu}\\d!|$]+");
    private static final Pattern LETTERS = Pattern.compile("\\p{Lu}+");

    private Misread() {}

    private static Map<Character, Character> shapes(String... groups) {
        Map<Character, Character> shapes = new HashMap<>();
        for (String group : groups) {
            group.chars().forEach(letter -> shapes.put((char) letter, group.charAt(0)));
        }
        return Map.copyOf(shapes);
    }

    /** A name with the words that it must have had. */
    static String repaired(String name) {
        String[] words = name.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            boolean more = i + 1 < words.length;
            if (more && isAlike(words[i], "SDN") && isAlike(words[i + 1], "BHD")) {
                words[i] = "SDN";
                words[i + 1] = "BHD";
            } else if (!LETTERS.matcher(words[i]).matches() && isAlike(words[i], "SB")) {
                words[i] = "SB";
            } else {
                words[i] = trade(words[i]);
            }
        }
        return String.join(" ", words);
    }

    private static String trade(String word) {
        if (word.length() < LONG_WORD || !CAPITALS.matcher(word).matches()) {
            return word;
        }
        Optional<String> meant = Receipt.WORDS
                .likeliest(word.toLowerCase(Locale.ROOT), "TRADE")
                .map(trade -> trade.toUpperCase(Locale.ROOT))
                .filter(trade -> isAlike(word, trade));
        return meant.orElse(word);
    }

    private static boolean isAlike(String word, String meant) {
        return word.length() == meant.length()
                && CAPITALS.matcher(word).matches()
                && Arrays.equals(shape(word), shape(meant));
    }

    private static int[] shape(String word) {
        return word.chars()
                .map(letter -> SHAPES.getOrDefault((char) letter, (char) letter))
                .toArray();
    }
}
