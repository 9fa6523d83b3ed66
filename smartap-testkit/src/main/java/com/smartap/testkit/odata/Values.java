package com.smartap.testkit.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.testkit.odata.ODataEntity.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads values of rows and literals of queries into what Java can compare. */
final class Values {
    private static final Pattern TICKS = Pattern.compile("/Date\\((-?\\d{1,18})([+-]\\d{1,4})?\\)/");

    private static final Pattern ZONED = Pattern.compile(".*(?:Z|[+-]\\d\\d:?\\d\\d)");
    private static final int DAY = 10;
    private static final int CLOCK = 8;
    private static final String MIDNIGHT = "T00:00:00Z";

    private Values() {}

    /** A row's value; null if it is missing. */
    static @Nullable Comparable<?> of(JsonNode node, Kind kind) {
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        try {
            return switch (kind) {
                case NUMBER -> node.isNumber() ? node.decimalValue() : new BigDecimal(node.asText());
                case FLAG -> node.isBoolean() ? node.booleanValue() : Boolean.valueOf(node.asText());
                default -> of(node.asText(), kind);
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw new IllegalArgumentException("a row holds %s, which is no %s".formatted(node, kind), e);
        }
    }

    /** A text, read as a kind. */
    static Comparable<?> of(String text, Kind kind) {
        return switch (kind) {
            case NUMBER -> new BigDecimal(text);
            case FLAG -> Boolean.valueOf(text);
            case DATE -> date(text);
            case INSTANT -> moment(text).toInstant(ZoneOffset.UTC);
            case TIME -> time(text);
            case TEXT -> text;
            case NESTED -> throw new ODataQueryException("an object or list cannot be compared");
        };
    }

    /** The usual form is read by hand: large sets are compared row by row. */
    private static LocalDate date(String text) {
        boolean plain = text.length() == DAY || text.length() == MIDNIGHT.length() + DAY && text.endsWith(MIDNIGHT);
        return plain && text.charAt(4) == '-' && text.charAt(7) == '-'
                ? LocalDate.of(digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10))
                : moment(text).toLocalDate();
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new DateTimeException(text + " is not a date or time");
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** In UTC. */
    private static LocalDateTime moment(String text) {
        Matcher ticks = TICKS.matcher(text);
        if (ticks.matches()) {
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(ticks.group(1))), ZoneOffset.UTC);
        }
        if (text.length() == DAY) {
            return LocalDate.parse(text).atStartOfDay();
        }
        return ZONED.matcher(text).matches()
                ? LocalDateTime.ofInstant(OffsetDateTime.parse(text).toInstant(), ZoneOffset.UTC)
                : LocalDateTime.parse(text);
    }

    private static LocalTime time(String text) {
        if (text.length() == CLOCK && text.charAt(2) == ':' && text.charAt(5) == ':') {
            return LocalTime.of(digits(text, 0, 2), digits(text, 3, 5), digits(text, 6, 8));
        }
        return text.startsWith("PT") ? LocalTime.MIDNIGHT.plus(Duration.parse(text)) : LocalTime.parse(text);
    }

    /** Compares two values of one kind; texts perhaps without regard to case. */
    @SuppressWarnings("unchecked")
    static int compare(Comparable<?> one, Comparable<?> other, boolean ignoreCase) {
        if (ignoreCase && one instanceof String a && other instanceof String b) {
            return a.toLowerCase(Locale.ROOT).compareTo(b.toLowerCase(Locale.ROOT));
        }
        return ((Comparable<Object>) one).compareTo(other);
    }
}
