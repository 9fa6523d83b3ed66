package com.smartap.capture.internal.table;

import java.util.Map;
import java.util.Set;

/** Tells which invoice a row belongs to. It is asked for the rows in order: rows without a number continue the one before. */
final class RowKeys {
    private static final Set<String> SUMS = Set.of(
            "total",
            "totals",
            "grand total",
            "sum",
            "subtotal",
            "summe",
            "gesamt",
            "gesamtsumme",
            "somme",
            "total general",
            "suma",
            "totale",
            "totale generale",
            "totaal",
            "soma",
            "razem",
            "suma razem",
            "zwischensumme");

    private final ColumnPlan plan;
    private String before = "";

    RowKeys(ColumnPlan plan) {
        this.plan = plan;
    }

    /** Whether the row is part of an invoice, and neither a sum nor a note. */
    boolean isInvoice(Row row) {
        int filled = 0;
        for (int column : plan.fields().keySet()) {
            filled += row.cell(column).isBlank() ? 0 : 1;
        }
        boolean number = !text(row, ColumnField.INVOICE_NUMBER).isEmpty();
        return filled >= Math.min(2, plan.fields().size()) && (number || !isSum(row));
    }

    private static boolean isSum(Row row) {
        return row.cells().stream()
                .map(Cell::text)
                .filter(text -> !text.isBlank())
                .anyMatch(text -> SUMS.contains(ColumnNames.fold(text)));
    }

    /** The vendor and the number of a line's invoice. */
    String of(Row row) {
        String number = text(row, ColumnField.INVOICE_NUMBER);
        if (number.isEmpty() && plan.has(ColumnField.INVOICE_NUMBER)) {
            return before;
        }
        String vendor = text(row, ColumnField.VENDOR_NAME)
                + '\u0000'
                + text(row, ColumnField.VENDOR_ID)
                + '\u0000'
                + text(row, ColumnField.VENDOR_TAX_ID);
        boolean known = vendor.length() > 2;
        // A row that only repeats the number belongs to the vendor before it.
        before = !known && before.endsWith('\u0001' + number) ? before : vendor + '\u0001' + number;
        return before;
    }

    private String text(Row row, ColumnField field) {
        for (Map.Entry<Integer, ColumnField> entry : plan.fields().entrySet()) {
            if (entry.getValue() == field) {
                return row.cell(entry.getKey()).text();
            }
        }
        return "";
    }
}
