package com.smartap.capture.internal.table;

import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.capture.internal.fields.Sums;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.spi.capture.CandidateInvoice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One invoice while its rows come in: the first row that has a value gives it, and later rows must not contradict. */
final class RowGroup {
    private static final double CONTRADICTED = 0.5;
    private static final int MOST_LINES = 20_000;

    private final TableScan scan;
    private final CellReader cells;
    private final FieldCollector fields = new FieldCollector();
    private final Map<ColumnField, String> seen = new HashMap<>();
    private final Map<ColumnField, BigDecimal> sums = new EnumMap<>(ColumnField.class);
    private final int firstRow;
    private boolean taxDiffers;

    RowGroup(TableScan scan, int firstRow) {
        this.scan = scan;
        this.cells = new CellReader(scan);
        this.firstRow = firstRow;
    }

    int firstRow() {
        return firstRow;
    }

    void add(Row row) {
        Map<ColumnField, Integer> columns = new EnumMap<>(ColumnField.class);
        scan.plan.fields().forEach((column, field) -> {
            columns.put(field, column);
            Optional<InvoiceField> target = field.header();
            Cell cell = row.cell(column);
            if (target.isPresent() && !cell.isBlank()) {
                header(field, target.get(), cell, row.at(column));
            }
        });
        boolean described = columns.containsKey(ColumnField.DESCRIPTION) || columns.containsKey(ColumnField.ACCOUNT);
        if (scan.plan.rowsAreLines() || described) {
            line(row, columns);
        }
    }

    private void header(ColumnField field, InvoiceField target, Cell cell, String at) {
        if (field == ColumnField.TAX) {
            BigDecimal tax = cells.plain(cell, at, new FieldCollector());
            sums.merge(ColumnField.TAX, tax == null ? BigDecimal.ZERO : tax, BigDecimal::add);
        }
        String earlier = seen.putIfAbsent(field, cell.text());
        if (earlier == null) {
            cells.header(field, target, cell, at, fields);
        } else if (!earlier.equals(cell.text())) {
            if (field == ColumnField.TAX) {
                taxDiffers = true;
            } else {
                fields.warn("%s says %s for %s, and an earlier row of the same invoice says %s"
                        .formatted(at, cell.text(), target.wire(), earlier));
                fields.confidence(target, CONTRADICTED);
            }
        }
    }

    private void line(Row row, Map<ColumnField, Integer> columns) {
        if (fields.lines().size() == MOST_LINES) {
            fields.doubt(0.3, "the invoice has more than %d rows; the rest was left out".formatted(MOST_LINES));
            return;
        }
        BigDecimal quantity = number(row, columns.get(ColumnField.QUANTITY), true);
        BigDecimal price = number(row, columns.get(ColumnField.UNIT_PRICE), true);
        BigDecimal amount = number(row, columns.get(ColumnField.LINE_AMOUNT), false);
        if (amount == null && quantity != null && price != null) {
            amount = quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
        }
        if (amount == null && !scan.plan.rowsAreLines()) {
            amount = fields.amount(InvoiceField.SUBTOTAL)
                    .or(() -> fields.amount(InvoiceField.TOTAL))
                    .orElse(null);
        }
        fields.line(new InvoiceLine(
                text(row, columns.get(ColumnField.DESCRIPTION)),
                text(row, columns.get(ColumnField.SKU)),
                quantity,
                text(row, columns.get(ColumnField.UNIT)),
                price,
                amount,
                text(row, columns.get(ColumnField.ACCOUNT)),
                text(row, columns.get(ColumnField.TAX_CODE)),
                null));
    }

    private @Nullable BigDecimal number(Row row, @Nullable Integer column, boolean plain) {
        if (column == null || row.cell(column).isBlank()) {
            return null;
        }
        return plain
                ? cells.plain(row.cell(column), row.at(column), fields)
                : cells.number(row.cell(column), row.at(column), fields);
    }

    private static @Nullable String text(Row row, @Nullable Integer column) {
        return column == null || row.cell(column).isBlank()
                ? null
                : row.cell(column).text();
    }

    CandidateInvoice candidate(String format) {
        if (taxDiffers) {
            BigDecimal tax = sums.getOrDefault(ColumnField.TAX, BigDecimal.ZERO);
            fields.put(InvoiceField.TAX_AMOUNT, tax, 0.85, tax.toPlainString(), null);
        }
        if (scan.plan.rowsAreLines()) {
            totals();
            fields.linesRead(scan.plan.confidence(), "row " + firstRow);
        }
        if (!fields.has(InvoiceField.INVOICE_NUMBER)) {
            fields.warn("row %d has no invoice number".formatted(firstRow));
        }
        Sums.check(fields, fields.has(InvoiceField.TAX_AMOUNT), BigDecimal.ZERO);
        return fields.candidate(format);
    }

    /** What rows of lines do not say about the whole is what they sum up to. */
    private void totals() {
        boolean complete = fields.lines().stream().allMatch(line -> line.amount() != null);
        if (!complete || fields.lines().isEmpty()) {
            return;
        }
        BigDecimal sum = fields.lines().stream()
                .map(InvoiceLine::amount)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean taxKnown = fields.has(InvoiceField.TAX_AMOUNT);
        if (!fields.has(InvoiceField.SUBTOTAL) && !fields.has(InvoiceField.TOTAL)) {
            fields.put(InvoiceField.SUBTOTAL, sum, taxKnown ? 0.85 : 0.6, null, null);
        }
        if (!fields.has(InvoiceField.TOTAL)) {
            BigDecimal subtotal = fields.amount(InvoiceField.SUBTOTAL).orElse(sum);
            BigDecimal total = subtotal.add(
                            fields.amount(InvoiceField.TAX_AMOUNT).orElse(BigDecimal.ZERO))
                    .add(fields.amount(InvoiceField.SHIPPING).orElse(BigDecimal.ZERO));
            fields.put(InvoiceField.TOTAL, total, taxKnown ? 0.8 : 0.6, null, null);
            fields.warn("no column holds the total; it is what the rows sum up to");
        }
    }
}
