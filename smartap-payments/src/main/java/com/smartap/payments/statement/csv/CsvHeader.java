package com.smartap.payments.statement.csv;

import com.smartap.model.Money;
import com.smartap.payments.check.Iban;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which column holds what, and what the lines before the header say.
 *
 * @param columns column numbers from 0
 * @param texts all columns that hold text about a booking, of which banks have several
 * @param width how many cells the header has
 * @param delimiter between cells
 * @param currency the currency that header or preamble state
 * @param account the IBAN that the preamble states
 */
record CsvHeader(
        Map<CsvColumn, Integer> columns,
        List<Integer> texts,
        int width,
        char delimiter,
        @Nullable String currency,
        @Nullable String account) {
    private static final int MAX_LINES = 40;
    private static final Pattern IBAN = Pattern.compile("(?<![A-Z0-9])[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}(?![A-Z0-9])");
    private static final Pattern CURRENCY = Pattern.compile("(?:^|[^A-Za-z])(EUR|USD|GBP|CHF|[A-Z]{3})(?:$|[^A-Za-z])");

    /** The header of a file, up to which its lines are taken; null if there is none. */
    static @Nullable CsvHeader find(CsvRows rows, CsvOptions options) throws IOException {
        for (int i = 0; i < options.skip(); i++) {
            rows.line();
        }
        String account = null;
        String currency = null;
        for (int i = 0; i < MAX_LINES; i++) {
            String line = rows.line();
            if (line == null) {
                return null;
            }
            char delimiter = options.delimiter() == null ? CsvRows.likely(line) : options.delimiter();
            CsvRows.Row row = rows.row(line, delimiter);
            CsvHeader header = of(row.cells(), delimiter, options, currency, account);
            if (header != null) {
                rows.keep(delimiter);
                return header;
            }
            for (String cell : row.cells()) {
                Matcher iban = IBAN.matcher(cell.replace(" ", ""));
                account = iban.find() && Iban.isValid(iban.group()) ? iban.group() : account;
                currency = isCurrency(cell) ? cell : currency;
            }
        }
        return null;
    }

    private static @Nullable CsvHeader of(
            List<String> cells,
            char delimiter,
            CsvOptions options,
            @Nullable String currency,
            @Nullable String account) {
        Map<CsvColumn, Integer> columns = new EnumMap<>(CsvColumn.class);
        List<Integer> texts = new ArrayList<>();
        String stated = currency;
        for (int i = 0; i < cells.size(); i++) {
            Optional<CsvColumn> column = CsvColumn.ofHeader(cells.get(i));
            if (column.filter(c -> c == CsvColumn.TEXT).isPresent()) {
                texts.add(i);
            }
            if (column.isPresent() && columns.putIfAbsent(column.get(), i) == null && isMoney(column.get())) {
                Matcher code = CURRENCY.matcher(cells.get(i));
                stated = code.find() && isCurrency(code.group(1)) ? code.group(1) : stated;
            }
        }
        for (Map.Entry<CsvColumn, String> wanted : options.columns().entrySet()) {
            Integer at = place(cells, wanted.getValue());
            if (at != null) {
                columns.values().removeIf(at::equals);
                columns.put(wanted.getKey(), at);
                texts.remove(at);
            } else if (wanted.getKey() == CsvColumn.CURRENCY && isCurrency(wanted.getValue())) {
                columns.remove(CsvColumn.CURRENCY);
                stated = wanted.getValue();
            } else {
                return null;
            }
        }
        boolean money = columns.containsKey(CsvColumn.AMOUNT)
                || columns.containsKey(CsvColumn.DEBIT)
                || columns.containsKey(CsvColumn.CREDIT);
        return columns.containsKey(CsvColumn.DATE) && money
                ? new CsvHeader(
                        Map.copyOf(columns), texts(columns, texts, options), cells.size(), delimiter, stated, account)
                : null;
    }

    /** The column that the caller names, or all that look like one. */
    private static List<Integer> texts(Map<CsvColumn, Integer> columns, List<Integer> found, CsvOptions options) {
        Integer named = options.columns().containsKey(CsvColumn.TEXT) ? columns.get(CsvColumn.TEXT) : null;
        return named == null ? List.copyOf(found) : List.of(named);
    }

    static boolean isCurrency(String code) {
        if (!code.matches("[A-Z]{3}")) {
            return false;
        }
        try {
            Money.currency(code);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isMoney(CsvColumn column) {
        return column == CsvColumn.AMOUNT
                || column == CsvColumn.DEBIT
                || column == CsvColumn.CREDIT
                || column == CsvColumn.BALANCE;
    }

    private static @Nullable Integer place(List<String> cells, String wanted) {
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i).equalsIgnoreCase(wanted.strip())) {
                return i;
            }
        }
        boolean number = wanted.matches("[1-9][0-9]{0,2}");
        return number && Integer.parseInt(wanted) <= cells.size()
                ? Integer.valueOf(Integer.parseInt(wanted) - 1)
                : null;
    }
}
