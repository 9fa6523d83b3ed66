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
            case DATE -> moment(text).toLocalDate();
            case INSTANT -> moment(text).toInstant(ZoneOffset.UTC);
            case TIME -> time(text);
            case TEXT -> text;
            case NESTED -> throw new ODataQueryException("an object or list cannot be compared");
        };
    }

    /** In UTC. */
    private static LocalDateTime moment(String text) {
        Matcher ticks = TICKS.matcher(text);
        if (ticks.matches()) {
            return LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(ticks.group(1))), ZoneOffset.UTC);
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atStartOfDay();
        }
        return text.matches(".*(Z|[+-]\\d\\d:?\\d\\d)$")
                ? LocalDateTime.ofInstant(OffsetDateTime.parse(text).toInstant(), ZoneOffset.UTC)
                : LocalDateTime.parse(text);
    }

    private static LocalTime time(String text) {
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
