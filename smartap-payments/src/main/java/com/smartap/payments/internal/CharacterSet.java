package com.smartap.payments.internal;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** The characters that a file may hold, and how others are written in them. */
public enum CharacterSet {
    /** The Latin characters of SEPA (EPC217-08), which are also those of Swift messages. */
    SEPA,
    /** Printable ASCII. */
    ASCII,
    /** Whatever XML can hold. */
    UNICODE;

    private static final String SEPA_MARKS = "/-?:().,'+ ";

    /**
     * A text in the characters of a set.
     *
     * @param text without blanks around it or in a row
     * @param lost a letter that has no form in the set; null if there is none
     */
    public record Carried(String text, @Nullable String lost) {}

    /** Writes a text in the characters of this set. */
    public Carried carry(String text) {
        return isPlain(text) ? new Carried(text, null) : convert(text);
    }

    /** Whether every character of a text is one of this set. */
    public boolean holds(String text) {
        return text.codePoints().allMatch(this::holds);
    }

    /** Whether a character is one of this set. */
    public boolean holds(int c) {
        return switch (this) {
            case SEPA ->
                (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || SEPA_MARKS.indexOf(c) >= 0;
            case ASCII -> c >= 0x20 && c <= 0x7E;
            case UNICODE ->
                (c >= 0x20 && c < 0xD800 && (c < 0x7F || c > 0x9F)) || (c >= 0xE000 && (c & 0xFFFE) != 0xFFFE);
        };
    }

    /** Most texts need no work. */
    private boolean isPlain(String text) {
        boolean blank = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7E || !holds(c) || (c == ' ' && blank)) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank;
    }

    private Carried convert(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        String[] lost = new String[1];
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> {
            if (holds(c)) {
                out.appendCodePoint(c);
                return;
            }
            String form = form(c);
            if (form == null && Character.isLetter(c) && lost[0] == null) {
                lost[0] = Character.toString(c);
            }
            out.append(form == null ? " " : form);
        });
        return new Carried(out.toString().replaceAll("\\s+", " ").strip(), lost[0]);
    }

    private @Nullable String form(int c) {
        String letters = c <= 0x7E ? mark(c) : LatinText.letters(c, false);
        if (letters == null || holds(letters)) {
            return letters;
        }
        StringBuilder out = new StringBuilder();
        letters.chars().forEach(one -> {
            String mark = holds(one) ? Character.toString(one) : mark(one);
            out.append(mark == null ? " " : mark);
        });
        return out.toString();
    }

    /** Marks of ASCII that SEPA does not have. */
    private static @Nullable String mark(int c) {
        return switch (c) {
            case '&' -> "+";
            case '_', '~' -> "-";
            case '@' -> "(at)";
            case '"', '`', '^' -> "'";
            case ';' -> ",";
            case '!' -> ".";
            case '[', '{', '<' -> "(";
            case ']', '}', '>' -> ")";
            case '\\', '|' -> "/";
            case '#' -> "No ";
            case '%' -> " pct ";
            case '*' -> ".";
            case '$' -> " USD ";
            case '=' -> "-";
            default -> null;
        };
    }
}
