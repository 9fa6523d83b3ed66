package com.smartap.payments.internal;

import org.jspecify.annotations.Nullable;

/** The characters that a file may hold, and how others are written in them. */
public enum CharacterSet {
    /** The Latin characters of SEPA (EPC217-08), which are also those of Swift messages. */
    SEPA,
    /** Printable ASCII. */
    ASCII,
    /** Whatever XML can hold. */
    UNICODE;

    private final boolean[] plain = new boolean[0x7F];

    static {
        for (CharacterSet set : values()) {
            for (int c = 0; c < set.plain.length; c++) {
                set.plain[c] = set.holds(c);
            }
        }
    }

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
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!holds(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    /** Whether a character is one of this set. */
    public boolean holds(int c) {
        return switch (this) {
            case SEPA ->
                (c >= 'a' && c <= 'z')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= '0' && c <= '9')
                        || "/-?:().,'+ ".indexOf(c) >= 0;
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
            if (c > 0x7E || !plain[c] || (c == ' ' && blank)) {
                return false;
            }
            blank = c == ' ';
        }
        return !blank;
    }

    private Carried convert(String text) {
        String composed = LatinText.composed(text);
        StringBuilder out = new StringBuilder(composed.length() + 8);
        String lost = null;
        for (int i = 0; i < composed.length(); ) {
            int c = composed.codePointAt(i);
            i += Character.charCount(c);
            if (holds(c)) {
                append(out, c);
                continue;
            }
            String form = form(c);
            if (form == null && lost == null && Character.isLetter(c)) {
                lost = Character.toString(c);
            }
            String letters = form == null ? " " : form;
            for (int j = 0; j < letters.length(); j++) {
                append(out, letters.charAt(j));
            }
        }
        return new Carried(out.toString().strip(), lost);
    }

    /** Blanks in a row become one. */
    private static void append(StringBuilder out, int c) {
        if (c != ' ' || (out.length() > 0 && out.charAt(out.length() - 1) != ' ')) {
            out.appendCodePoint(c);
        }
    }

    private @Nullable String form(int c) {
        String letters = c <= 0x7E ? mark(c) : LatinText.letters(c, false);
        if (letters == null || holds(letters)) {
            return letters;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < letters.length(); i++) {
            char one = letters.charAt(i);
            String mark = holds(one) ? Character.toString(one) : mark(one);
            out.append(mark == null ? " " : mark);
        }
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
