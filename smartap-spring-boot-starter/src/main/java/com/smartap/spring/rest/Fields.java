package com.smartap.spring.rest;

import com.smartap.model.Masked;
import com.smartap.model.Money;
import com.smartap.spi.InvalidRequestException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads the values of request bodies, and blames the field whose value is wrong. */
final class Fields {
    /** More digits than any price, quantity or amount has; a number like 1e999999999 would cost all memory. */
    private static final int MAX_DECIMAL_LENGTH = 40;

    private static final int MAX_EXPONENT = 30;

    private Fields() {}

    static <T> T required(String field, @Nullable T value) {
        if (value == null || (value instanceof String text && text.isBlank())) {
            throw new InvalidRequestException(field, "%s is missing".formatted(field));
        }
        return value;
    }

    static @Nullable BigDecimal decimal(String field, @Nullable String value) {
        if (value == null) {
            return null;
        }
        try {
            BigDecimal decimal = value.length() > MAX_DECIMAL_LENGTH ? null : new BigDecimal(value.strip());
            if (decimal != null && Math.abs((long) decimal.scale()) <= MAX_EXPONENT) {
                return decimal;
            }
        } catch (NumberFormatException e) {
            throw notADecimal(field, value);
        }
        throw notADecimal(field, value);
    }

    static @Nullable LocalDate date(String field, @Nullable String value) {
        try {
            return value == null ? null : LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            throw new InvalidRequestException(
                    field, "%s (%s) must be a date such as 2026-01-03".formatted(field, shown(value)));
        }
    }

    static @Nullable Currency currency(String field, @Nullable String value) {
        return value == null ? null : checked(field, () -> Money.currency(value));
    }

    static <T> @Nullable T id(String field, @Nullable String value, Function<String, T> parser) {
        if (value == null) {
            return null;
        }
        try {
            return parser.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(field, "%s (%s) is not an id".formatted(field, shown(value)));
        }
    }

    static <E extends Enum<E>> E constant(String field, @Nullable String value, Class<E> type) {
        String name = required(field, value);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        field,
                        "%s (%s) is not one of %s"
                                .formatted(field, shown(name), Arrays.toString(type.getEnumConstants()))));
    }

    /** Makes a value; what its constructor refuses is the field's fault. */
    static <T> T checked(String field, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(field, "%s: %s".formatted(field, e.getMessage()));
        }
    }

    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    /**
     * An account number that comes back from a client. What was shown masked and comes back masked means the number
     * that it stands for.
     */
    static @Nullable String unmasked(String field, @Nullable String sent, @Nullable String stored) {
        if (sent == null || !sent.contains("•")) {
            return sent;
        }
        if (stored != null && Masked.of(stored).equals(sent)) {
            return stored;
        }
        throw new InvalidRequestException(
                field, "%s (%s) is masked. Maybe send the whole number".formatted(field, shown(sent)));
    }

    static String shown(@Nullable String value) {
        String text = String.valueOf(value);
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }

    private static InvalidRequestException notADecimal(String field, String value) {
        return new InvalidRequestException(
                field, "%s (%s) must be a plain decimal such as 599.96".formatted(field, shown(value)));
    }
}
