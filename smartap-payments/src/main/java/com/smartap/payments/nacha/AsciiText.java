package com.smartap.payments.nacha;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Text in the characters that the clearing house takes: printable ASCII. Accents are folded, and what has no ASCII
 * form becomes one blank for each character as people count them, so that nothing after it shifts.
 */
final class AsciiText {
    private AsciiText() {}

    /**
     * @param german whether umlauts become two letters ({@code UE}) instead of one ({@code U})
     */
    static String fold(String text, boolean german) {
        StringBuilder out = new StringBuilder(text.length());
        Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().forEach(c -> append(out, c, german));
        return out.toString().strip();
    }

    private static void append(StringBuilder out, int c, boolean german) {
        if (isPrintable(c)) {
            out.append((char) c);
            return;
        }
        String special = special(c, german);
        if (special != null) {
            out.append(special);
            return;
        }
        int base =
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD).codePointAt(0);
        out.append(isPrintable(base) ? (char) base : ' ');
    }

    /** Whether a character may stand in a record. */
    static boolean isPrintable(int c) {
        return c >= 0x20 && c <= 0x7E;
    }

    static boolean isPrintable(String text) {
        return text.chars().allMatch(AsciiText::isPrintable);
    }

    private static @Nullable String special(int c, boolean german) {
        return switch (c) {
            case 'Ä' -> german ? "AE" : "A";
            case 'Ö' -> german ? "OE" : "O";
            case 'Ü' -> german ? "UE" : "U";
            case 'ä' -> german ? "ae" : "a";
            case 'ö' -> german ? "oe" : "o";
            case 'ü' -> german ? "ue" : "u";
            case 'ß' -> "ss";
            case 'ẞ' -> "SS";
            case 'Æ' -> "AE";
            case 'æ' -> "ae";
            case 'Œ' -> "OE";
            case 'œ' -> "oe";
            case 'Ø' -> "O";
            case 'ø' -> "o";
            case 'Ł' -> "L";
            case 'ł' -> "l";
            case 'Đ', 'Ð' -> "D";
            case 'đ', 'ð' -> "d";
            case 'Þ' -> "TH";
            case 'þ' -> "th";
            case 'ı' -> "i";
            case '‘', '’', '‚' -> "'";
            case '“', '”', '„' -> "\"";
            case '–', '—', '‐', '‑' -> "-";
            default -> null;
        };
    }
}
