package com.smartap.capture.internal.pdf;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a person reads where a font says a character: one form for all hyphens and blanks, and no signs without ink. */
final class Readable {
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\u2009\\u202f]");
    private static final Pattern UNSEEN =
            Pattern.compile("\\p{Cc}|\\p{Co}|[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]");

    private Readable() {}

    static String of(String unicode) {
        if (unicode.length() == 1 && unicode.charAt(0) > ' ' && unicode.charAt(0) < 127) {
            return unicode;
        }
        String text = Normalizer.normalize(unicode, Normalizer.Form.NFKC)
                .replace('\u2010', '-')
                .replace('\u2011', '-')
                .replace('\u2212', '-');
        return UNSEEN.matcher(BLANKS.matcher(text).replaceAll(" ")).replaceAll("");
    }

    /** Whether it has marks without width, which turn or part what is read. */
    static boolean isTrick(@Nullable String unicode) {
        return unicode != null
                && unicode.chars()
                        .anyMatch(c -> c >= 0x200b && c <= 0x200f
                                || c >= 0x202a && c <= 0x202e
                                || c >= 0x2060 && c <= 0x2069
                                || c == 0xfeff);
    }
}
