package com.smartap.spring.rest;

import com.smartap.model.Masked;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Values as JSON shows them: text that no setting of the host's JSON library changes. */
final class Texts {
    private Texts() {}

    /** The value's own text: ISO 8601 for moments, dates and spans, the UUID for ids. */
    static @Nullable String of(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    static @Nullable String code(@Nullable Currency value) {
        return value == null ? null : value.getCurrencyCode();
    }

    static @Nullable String masked(@Nullable String accountNumber) {
        return accountNumber == null || accountNumber.isBlank() ? null : Masked.of(accountNumber);
    }

    /** The same map in the order of its keys, so that the same thing is always the same text. */
    static Map<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(map);
    }
}
