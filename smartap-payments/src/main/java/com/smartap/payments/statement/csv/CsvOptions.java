package com.smartap.payments.statement.csv;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the caller says about a file.
 *
 * @param delimiter between cells; null to look
 * @param skip lines before the header
 * @param dateFormat such as {@code dd/MM/yyyy}; null to look
 * @param decimal point or comma; null to look
 * @param columns words of the header, or numbers from 1
 */
record CsvOptions(
        @Nullable Character delimiter,
        int skip,
        @Nullable String dateFormat,
        @Nullable Character decimal,
        Map<CsvColumn, String> columns) {
    static CsvOptions of(Map<String, String> options) {
        Map<CsvColumn, String> columns = new EnumMap<>(CsvColumn.class);
        Character delimiter = null;
        int skip = 0;
        String dateFormat = null;
        Character decimal = null;
        for (String key : new TreeSet<>(options.keySet())) {
            String value = String.valueOf(options.get(key));
            switch (key) {
                case "delimiter" -> delimiter = delimiter(value);
                case "skip" -> skip = number(value);
                case "dateFormat" -> dateFormat = CsvDates.checked(value);
                case "decimal" -> {
                    if (!value.equals(".") && !value.equals(",")) {
                        throw wrong(key, value, "a point or a comma");
                    }
                    decimal = value.charAt(0);
                }
                default ->
                    columns.put(
                            CsvColumn.ofOption(key)
                                    .orElseThrow(() -> wrong(key, value, "left out: CSV files have no such option")),
                            value);
            }
        }
        return new CsvOptions(delimiter, skip, dateFormat, decimal, Map.copyOf(columns));
    }

    static SmartApException wrong(String key, String value, String expected) {
        return new SmartApException(
                ErrorCode.INVALID_REQUEST,
                "options.%s (%s) must be %s".formatted(key, value, expected),
                false,
                "options." + key,
                null);
    }

    private static Character delimiter(String value) {
        String plain = value.equals("\\t") || value.equals("tab") ? "\t" : value;
        if (plain.length() != 1) {
            throw wrong("delimiter", value, "one character, or tab");
        }
        return plain.charAt(0);
    }

    private static int number(String value) {
        if (!value.matches("[0-9]{1,3}")) {
            throw wrong("skip", value, "a number of lines below 1000");
        }
        return Integer.parseInt(value);
    }
}
