package com.smartap.capture.internal.read;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Makes words comparable: lower case, no diacritics, no dots, and one sign for all ways to write "number". */
public final class Folding {
    private static final Set<String> NUMBER_WORDS =
            Set.of("no", "nr", "num", "number", "numero", "nos", "nro", "numer", "n", "nb");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern INNER_DOT = Pattern.compile("(?<=\\p{L}{3})\\.(?=\\p{L})");
    private static final Pattern SPLIT = Pattern.compile("[^\\p{L}\\p{N}#%&]+");

    /** The same words are folded again and again; the map is emptied when it grows. */
    private static final Map<String, List<String>> KNOWN = new ConcurrentHashMap<>();

    private static final int MOST_KNOWN = 8192;
    private static final int LONG = 120;
    private static final int LONG_WORD = 6;

    private Folding() {}

    /** The tokens of a piece of text; {@code Invoice No.:} gives {@code invoice, #}. */
    public static List<String> tokens(String text) {
        List<String> known = KNOWN.get(text);
        if (known != null) {
            return known;
        }
        List<String> tokens = List.copyOf(split(text));
        if (KNOWN.size() > MOST_KNOWN) {
            KNOWN.clear();
        }
        if (text.length() < LONG) {
            KNOWN.put(text, tokens);
        }
        return tokens;
    }

    private static List<String> split(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replace("ß", "ss").replace("º", "°");
        boolean ring = plain.contains("n°");
        plain = plain.replace("n°", " # ").replace("°", " ");
        plain = MARKS.matcher(Normalizer.normalize(plain, Normalizer.Form.NFKD)).replaceAll("");
        plain = INNER_DOT
                .matcher(plain)
                .replaceAll(" ")
                .replace(".", "")
                .replace("#", " # ")
                .replace("'", " ");
        List<String> tokens = new ArrayList<>();
        for (String token : SPLIT.split(plain)) {
            if (!token.isEmpty()) {
                boolean number = NUMBER_WORDS.contains(token) && !(token.equals("n") && ring);
                String folded = number ? "#" : token;
                if (!(folded.equals("#")
                        && !tokens.isEmpty()
                        && tokens.get(tokens.size() - 1).equals("#"))) {
                    tokens.add(folded);
                }
            }
        }
        return tokens;
    }

    /** The tokens of several words with blanks between them, and one sign for a number written twice. */
    static String join(List<List<String>> words) {
        StringBuilder joined = new StringBuilder();
        String last = "";
        for (List<String> word : words) {
            for (String token : word) {
                if (!(token.equals("#") && last.equals("#"))) {
                    joined.append(joined.length() == 0 ? "" : " ").append(token);
                    last = token;
                }
            }
        }
        return joined.toString();
    }

    /** Whether two folded texts are the same but for one letter that was misread, if they are long enough to tell. */
    public static boolean alike(String one, String other) {
        return one.equals(other)
                || Math.min(one.length(), other.length()) >= LONG_WORD && PhraseBook.isOneLetterOff(one, other);
    }

    /** The tokens with blanks between them. */
    public static String fold(String text) {
        return String.join(" ", tokens(text));
    }
}
