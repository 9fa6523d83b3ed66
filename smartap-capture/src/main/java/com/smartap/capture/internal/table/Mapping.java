package com.smartap.capture.internal.table;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a person has settled about a sender's tables.
 *
 * @param columns the field of each column, by the column's name or, as in {@code C}, by its letter
 * @param decimalMark {@code .} or {@code ,}; null to find out
 * @param dateOrder {@code dmy} or {@code mdy}; null to find out
 */
public record Mapping(
        Map<String, ColumnField> columns,
        @Nullable String decimalMark,
        @Nullable String dateOrder) {
    /** Nothing is settled. */
    public static final Mapping NONE = new Mapping(Map.of(), null, null);
}
