package com.smartap.core.internal.matching;

import com.smartap.core.internal.persistence.Keys;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says whether two lines speak of the same thing. */
final class Texts {
    private static final int PERCENT_OF_WORDS = 60;

    private Texts() {}

    /** Whether two item numbers are the same but for case and punctuation. */
    static boolean sameItem(@Nullable String a, @Nullable String b) {
        return a != null && b != null && !a.isBlank() && Keys.number(a).equals(Keys.number(b));
    }

    /** Whether two descriptions share most of their words. */
    static boolean sameWords(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return false;
        }
        Set<String> left = words(a);
        Set<String> right = words(b);
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        Set<String> shared = new HashSet<>(left);
        shared.retainAll(right);
        return shared.size() * 100 >= PERCENT_OF_WORDS * Math.max(left.size(), right.size());
    }

    /** How far apart two prices are; far where one is missing. */
    static BigDecimal distance(@Nullable BigDecimal a, BigDecimal b) {
        return a == null ? b.abs() : a.subtract(b).abs();
    }

    private static Set<String> words(String text) {
        Set<String> words =
                new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }
}
