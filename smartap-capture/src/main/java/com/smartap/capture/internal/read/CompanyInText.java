package com.smartap.capture.internal.read;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds a company within a longer text: the capitalised words before a legal form that is written as one. */
final class CompanyInText {
    private static final Set<String> BETWEEN = Set.of(
            "&", "and", "und", "et", "y", "e", "i", "en", "de", "du", "d'", "des", "del", "della", "di", "da", "do",
            "of", "van", "von", "der", "la", "le", "les", "l'", "-");
    /** Forms that only make a whole one with others, and words that sentences are made of. */
    private static final Set<String> WEAK = Set.of("co", "company", "se", "as", "sa", "sas", "ab", "ag", "co.");

    private static final int MOST_WORDS = 7;
    private static final Pattern FIRST = Pattern.compile(
            "(\\p{Lu}[\\p{L}\\d&'’-]+(?: (?:&|[\\p{Lu}\\d][\\p{L}\\d&'’-]*)){0,4})(?:[.,|·•]| [-–|·•] |$)");

    private CompanyInText() {}

    /** The first company of a text that is named with its legal form. */
    static Optional<String> in(String text) {
        if (!LegalForms.in(text)) {
            return Optional.empty();
        }
        String[] words = text.strip().split("\\s+", -1);
        for (int i = 1; i < words.length; i++) {
            int end = formEnd(words, i);
            if (end > i) {
                int from = nameStart(words, i);
                if (from < i) {
                    return Optional.of(joined(words, from, end));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The name that a text begins with, up to the first sign that ends it: for lines that say something about a company
     * whose name has no legal form.
     */
    static Optional<String> first(String text) {
        Matcher name = FIRST.matcher(text);
        return name.lookingAt() ? Optional.of(name.group(1)) : Optional.empty();
    }

    /** The word behind the legal form that begins here; the same place if none does. */
    private static int formEnd(String[] words, int at) {
        int end = at;
        StringBuilder form = new StringBuilder();
        for (int i = at; i < Math.min(words.length, at + 5); i++) {
            String word = bare(words[i]);
            form.append(i == at ? "" : " ").append(word);
            boolean known = isForm(word) || isForm(form.toString());
            if (known) {
                end = i + 1;
            } else if (!word.equals("&")
                    && !(word.equalsIgnoreCase("z") || word.equalsIgnoreCase("o"))
                    && !word.equalsIgnoreCase("sp.")) {
                break;
            }
            if (known && endsPart(words[i])) {
                break;
            }
        }
        return end;
    }

    private static boolean isForm(String word) {
        String lower = Reading.lower(word);
        boolean written = !word.equals(lower) || word.indexOf('.') >= 0;
        boolean capitals = word.equals(word.toUpperCase(java.util.Locale.ROOT));
        return written && (!WEAK.contains(lower) || capitals) && LegalForms.is(lower);
    }

    private static int nameStart(String[] words, int form) {
        int from = form;
        int kept = form;
        while (from > 0 && form - from < MOST_WORDS && (from == form || !endsPart(words[from - 1]))) {
            String word = words[from - 1];
            if (from == form && endsSentence(word)) {
                break;
            }
            boolean elided = word.length() > 3 && (word.charAt(1) == '\'' || word.charAt(1) == '’');
            char first = word.charAt(elided ? 2 : 0);
            boolean name = Character.isUpperCase(first) || Character.isDigit(first) && !word.matches("\\d{3,}.*");
            if (!name && !BETWEEN.contains(Reading.lower(word))) {
                break;
            }
            from--;
            kept = name && !isForm(bare(word)) ? from : kept;
        }
        return kept;
    }

    private static boolean endsPart(String word) {
        char last = word.charAt(word.length() - 1);
        return ",;:|)·•".indexOf(last) >= 0 || endsSentence(word);
    }

    private static boolean endsSentence(String word) {
        return word.endsWith(".") && word.length() > 4 && word.indexOf('.') == word.length() - 1;
    }

    private static String bare(String word) {
        return word.replaceAll("[,;:)|]+$|(?<=\\p{L}{4})\\.+$|(?<=\\.)\\.$", "");
    }

    private static String joined(String[] words, int from, int end) {
        StringBuilder name = new StringBuilder();
        for (int i = from; i < end; i++) {
            name.append(i == from ? "" : " ").append(i == end - 1 ? bare(words[i]) : words[i]);
        }
        return name.toString();
    }
}
