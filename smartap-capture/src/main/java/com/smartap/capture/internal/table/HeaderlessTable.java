package com.smartap.capture.internal.table;

import com.smartap.capture.internal.check.Iban;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Guesses what the columns of a table without a header hold, by their values. Nothing of it is ever sure. */
final class HeaderlessTable {
    private static final double GUESSED = 0.55;
    private static final Pattern DOCUMENT_NUMBER = Pattern.compile("(?=.*\\d)[A-Za-z]{0,12}[A-Za-z0-9/._-]{1,29}");
    private static final Pattern LETTERS_AND_DIGITS = Pattern.compile("(?=.*\\d)(?=.*[A-Za-z]).*|\\d{4,}.*");
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");
    private static final Pattern WORDS = Pattern.compile("\\p{L}[\\p{L}\\p{N} .,&'/()-]{2,}");

    private HeaderlessTable() {}

    static Optional<ColumnPlan> plan(List<Row> head) {
        Map<Integer, ColumnField> fields = new LinkedHashMap<>();
        Set<ColumnField> taken = EnumSet.noneOf(ColumnField.class);
        int columns = head.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
        NumberText numbers = new NumberText();
        DateText dates = new DateText();
        int money = -1;
        for (int i = 0; i < columns; i++) {
            ColumnField field = guess(head, i, taken, numbers, dates);
            if (field == ColumnField.TOTAL) {
                money = i;
            } else if (field != null) {
                taken.add(field);
                fields.put(i, field);
            }
        }
        // The total is the last column of amounts.
        if (money >= 0) {
            fields.put(money, ColumnField.TOTAL);
        }
        boolean usable = taken.contains(ColumnField.INVOICE_NUMBER) && money >= 0;
        return usable ? Optional.of(new ColumnPlan(0, fields, Map.of(), GUESSED)) : Optional.empty();
    }

    private static @org.jspecify.annotations.Nullable ColumnField guess(
            List<Row> head, int column, Set<ColumnField> taken, NumberText numbers, DateText dates) {
        if (all(head, column, cell -> dates.parse(cell.text()).isPresent())) {
            return taken.contains(ColumnField.INVOICE_DATE) ? ColumnField.DUE_DATE : ColumnField.INVOICE_DATE;
        }
        if (all(head, column, cell -> Iban.isValid(cell.text().replace(" ", "").toUpperCase(Locale.ROOT)))) {
            return ColumnField.VENDOR_IBAN;
        }
        if (all(head, column, cell -> CODE.matcher(cell.text()).matches()) && !taken.contains(ColumnField.CURRENCY)) {
            return ColumnField.CURRENCY;
        }
        boolean distinct =
                head.stream().map(row -> row.cell(column).text()).distinct().count() == head.size();
        boolean number = all(
                head,
                column,
                cell -> DOCUMENT_NUMBER.matcher(cell.text()).matches()
                        && LETTERS_AND_DIGITS.matcher(cell.text()).matches());
        if (number && distinct && !taken.contains(ColumnField.INVOICE_NUMBER)) {
            return ColumnField.INVOICE_NUMBER;
        }
        if (all(
                head,
                column,
                cell -> cell.number() != null || numbers.parse(cell.text()).isPresent())) {
            return ColumnField.TOTAL;
        }
        boolean words = all(head, column, cell -> WORDS.matcher(cell.text()).matches());
        return words && !taken.contains(ColumnField.VENDOR_NAME) ? ColumnField.VENDOR_NAME : null;
    }

    private static boolean all(List<Row> head, int column, Predicate<Cell> test) {
        boolean any = head.stream().anyMatch(row -> !row.cell(column).isBlank());
        return any && head.stream().map(row -> row.cell(column)).allMatch(cell -> cell.isBlank() || test.test(cell));
    }
}
