package com.smartap.testkit.quickbooks;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A value as the query language compares it: as a moment, as a number, or as text in any case. */
record TwinValue(
        String text, @Nullable Instant moment, @Nullable BigDecimal number) implements Comparable<TwinValue> {
    private static final Pattern MOMENT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T.*");
    private static final Pattern NUMBER = Pattern.compile("[-+0-9.eE]{1,40}");
    private static final int REMEMBERED = 50_000;

    /** Queries ask for the same values again and again. */
    private static final Map<String, TwinValue> KNOWN = new LinkedHashMap<>();

    static TwinValue of(String text) {
        synchronized (KNOWN) {
            if (KNOWN.size() > REMEMBERED) {
                KNOWN.clear();
            }
            return KNOWN.computeIfAbsent(text, TwinValue::read);
        }
    }

    private static TwinValue read(String text) {
        try {
            if (MOMENT.matcher(text).matches()) {
                return new TwinValue(text, OffsetDateTime.parse(text).toInstant(), null);
            }
            if (NUMBER.matcher(text).matches()) {
                return new TwinValue(text, null, new BigDecimal(text));
            }
        } catch (DateTimeException | NumberFormatException e) {
            return new TwinValue(text, null, null);
        }
        return new TwinValue(text, null, null);
    }

    @Override
    public int compareTo(TwinValue other) {
        if (moment != null && other.moment != null) {
            return moment.compareTo(other.moment);
        }
        if (number != null && other.number != null) {
            return number.compareTo(other.number);
        }
        return text.compareToIgnoreCase(other.text);
    }
}
