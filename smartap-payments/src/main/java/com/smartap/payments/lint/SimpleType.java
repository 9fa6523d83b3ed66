package com.smartap.payments.lint;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a text may be.
 *
 * @param base string, decimal, date, dateTime or boolean
 */
record SimpleType(
        String base,
        int minLength,
        int maxLength,
        @Nullable Pattern pattern,
        List<String> values,
        int fractionDigits,
        int totalDigits,
        boolean positive) {
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
    private static final String ZONE = "(Z|[+-](0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?";
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}" + ZONE);
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T(([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?|24:00:00(\\.0+)?)"
                    + ZONE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final int UNLIMITED = Integer.MAX_VALUE;

    SimpleType {
        values = List.copyOf(values);
    }

    /** A type of a grammar's line: {@code S Max35Text string minLength=1 maxLength=35}. */
    static SimpleType of(String[] words) {
        Map<String, String> facets = new HashMap<>();
        for (int i = 3; i < words.length; i++) {
            int equals = words[i].indexOf('=');
            facets.put(words[i].substring(0, equals), words[i].substring(equals + 1));
        }
        String values = facets.get("enumeration");
        String pattern = facets.get("pattern");
        return new SimpleType(
                words[2],
                number(facets, "minLength", 0),
                number(facets, "maxLength", UNLIMITED),
                pattern == null ? null : Pattern.compile(pattern),
                values == null ? List.of() : Arrays.asList(values.split(",")),
                number(facets, "fractionDigits", UNLIMITED),
                number(facets, "totalDigits", UNLIMITED),
                facets.containsKey("minInclusive"));
    }

    private static int number(Map<String, String> facets, String name, int byDefault) {
        String value = facets.get(name);
        return value == null ? byDefault : Integer.parseInt(value);
    }

    /** What is wrong with a text, in words that can follow its element's name; empty if nothing is. */
    Optional<String> problem(String text) {
        return switch (base) {
            case "decimal" -> decimal(text.strip());
            case "date" ->
                DATE.matcher(text.strip()).matches() && isDay(text.strip())
                        ? Optional.empty()
                        : Optional.of("(%s) must be a day such as 2026-11-24".formatted(shown(text)));
            case "dateTime" ->
                MOMENT.matcher(text.strip()).matches() && isDay(text.strip())
                        ? Optional.empty()
                        : Optional.of("(%s) must be a moment such as 2026-11-21T15:00:00".formatted(shown(text)));
            case "boolean" ->
                text.strip().matches("true|false|0|1")
                        ? Optional.empty()
                        : Optional.of("(%s) must be true or false".formatted(shown(text)));
            default -> string(text);
        };
    }

    private Optional<String> string(String text) {
        int length = text.codePointCount(0, text.length());
        if (length < minLength) {
            return Optional.of("is empty. Maybe leave the element out.");
        }
        if (length > maxLength) {
            return Optional.of("has %d characters, but %d are the most".formatted(length, maxLength));
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            return Optional.of("must be of the form %s".formatted(pattern));
        }
        return values.isEmpty() || values.contains(text)
                ? Optional.empty()
                : Optional.of("(%s) must be one of %s".formatted(shown(text), String.join(", ", values)));
    }

    private Optional<String> decimal(String text) {
        if (text.length() > 100 || !DECIMAL.matcher(text).matches()) {
            return Optional.of("(%s) must be a decimal such as 599.96".formatted(shown(text)));
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        if (positive && value.signum() < 0) {
            return Optional.of("(%s) must not be negative".formatted(shown(text)));
        }
        int fraction = Math.max(0, value.scale());
        int digits = Math.max(value.precision() - Math.min(0, value.scale()), fraction);
        if (fraction > fractionDigits || digits > totalDigits) {
            return Optional.of("(%s) may have %d digits, %d of them after the point"
                    .formatted(shown(text), totalDigits, fractionDigits));
        }
        return Optional.empty();
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text.substring(0, 10), DAY);
            return !text.startsWith("0000");
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static String shown(String text) {
        String plain = text.strip();
        return plain.length() > 40 ? plain.substring(0, 40) + "…" : plain;
    }
}
