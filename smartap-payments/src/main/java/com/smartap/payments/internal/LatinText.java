package com.smartap.payments.internal;

import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Letters of Latin scripts without their accents. */
public final class LatinText {
    /** Up to here letters are remembered: those of every European language in Latin script. */
    private static final int REMEMBERED = 0x250;
    /** From here on characters may combine with the one before them. */
    private static final int FIRST_COMBINING = 0x300;

    private static final AtomicReferenceArray<Optional<String>> PLAIN = new AtomicReferenceArray<>(REMEMBERED);
    private static final AtomicReferenceArray<Optional<String>> GERMAN = new AtomicReferenceArray<>(REMEMBERED);

    private LatinText() {}

    /** A text whose letters hold their accents, in form C of Unicode. */
    public static String composed(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= FIRST_COMBINING) {
                return Normalizer.normalize(text, Normalizer.Form.NFC);
            }
        }
        return text;
    }

    /**
     * The ASCII letters that stand for one character; null for one that has none, such as a Cyrillic letter or a picture.
     *
     * @param german whether umlauts become two letters ({@code UE}) instead of one ({@code U})
     */
    public static @Nullable String letters(int c, boolean german) {
        if (c >= REMEMBERED) {
            return found(c, german);
        }
        AtomicReferenceArray<Optional<String>> known = german ? GERMAN : PLAIN;
        Optional<String> letters = known.get(c);
        if (letters == null) {
            letters = Optional.ofNullable(found(c, german));
            known.set(c, letters);
        }
        return letters.orElse(null);
    }

    private static @Nullable String found(int c, boolean german) {
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
