package com.smartap.payments.internal;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Letters of Latin scripts without their accents. */
public final class LatinText {
    private LatinText() {}

    /**
     * The ASCII letters that stand for one character; null for one that has none, such as a Cyrillic letter or a picture.
     *
     * @param german whether umlauts become two letters ({@code UE}) instead of one ({@code U})
     */
    public static @Nullable String letters(int c, boolean german) {
        String special = special(c, german);
        if (special != null) {
            return special;
        }
        if (Character.getType(c) == Character.NON_SPACING_MARK) {
            return "";
        }
        String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                .codePoints()
                .filter(part -> Character.getType(part) != Character.NON_SPACING_MARK)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        boolean ascii = plain.chars().allMatch(part -> part > 0x20 && part <= 0x7E);
        return ascii && !plain.isEmpty() && plain.codePointAt(0) != c ? plain : null;
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
            case 'Ħ' -> "H";
            case 'ħ' -> "h";
            case 'Ŧ' -> "T";
            case 'ŧ' -> "t";
            case 'Ə' -> "E";
            case 'ə' -> "e";
            case '–', '—', '‐', '‑' -> "-";
            default -> null;
        };
    }
}
