package com.smartap.capture.internal.table;

import com.smartap.capture.internal.fields.Refusals;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The first pass over a table: finds the header, lets all cells vote on decimal marks and dates, and counts invoices.
 * Of the rows it keeps only which one is the last of its invoice.
 */
final class TableScan {
    private static final int HEAD_ROWS = 50;
    private static final int MOST_ROWS = 200_000;

    final ColumnPlan plan;
    final NumberText numbers = new NumberText();
    final DateText dates = new DateText();
    private final Map<String, Integer> lastRows = new HashMap<>();
    private final RowKeys keys;
    private int rows;
    private int invoices;
    private int skipped;
    private int hidden;

    private TableScan(TableSource source, ColumnPlan plan, Mapping mapping) {
        this.plan = plan;
        this.keys = new RowKeys(plan);
        numbers.likely(
                mapping.decimalMark() == null
                        ? source.commaLikely()
                        : mapping.decimalMark().equals(","));
        dates.likely("mdy".equals(mapping.dateOrder()), source.from1904());
    }

    static TableScan of(TableSource source, Mapping mapping) throws IOException {
        List<Row> head = new ArrayList<>();
        source.each(row -> {
            head.add(row);
            return head.size() < HEAD_ROWS;
        });
        Optional<ColumnPlan> plan = ColumnPlan.of(head, mapping);
        if (plan.isEmpty()) {
            throw Refusals.unsupported(
                    "%s is a table, but no row names columns that are known from invoices. Maybe give a column map."
                            .formatted(source.name()));
        }
        TableScan scan = new TableScan(source, plan.get(), mapping);
        source.each(row -> {
            scan.row(source.name(), row, mapping);
            return true;
        });
        return scan;
    }

    private void row(String name, Row row, Mapping mapping) {
        if (row.number() <= plan.headerRow()) {
            return;
        }
        if (++rows > MOST_ROWS) {
            throw Refusals.tooLarge("%s has more than %d rows. Maybe split it.".formatted(name, MOST_ROWS));
        }
        if (!keys.isInvoice(row)) {
            skipped++;
            return;
        }
        hidden += row.hidden() ? 1 : 0;
        plan.fields().forEach((column, field) -> {
            Cell cell = row.cell(column);
            if (field.type() == ColumnField.Type.NUMBER && cell.number() == null && mapping.decimalMark() == null) {
                numbers.vote(cell.text());
            } else if (field.type() == ColumnField.Type.DATE && cell.number() == null && mapping.dateOrder() == null) {
                dates.vote(cell.text());
            }
        });
        if (plan.rowsAreLines()) {
            lastRows.put(keys.of(row), row.number());
            invoices = lastRows.size();
        } else {
            invoices++;
        }
    }

    int invoices() {
        return invoices;
    }

    /** Whether a row ends its invoice. */
    boolean isLast(String key, Row row) {
        Integer last = lastRows.get(key);
        return last != null && last == row.number();
    }

    /** What is strange about the rows as a whole. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        if (plan.headerRow() == 0 && plan.confidence() < 0.9) {
            findings.add("no row names the columns; what they hold was guessed from their values");
        }
        if (skipped > 0) {
            findings.add("%d rows hold no invoice (sums, notes or too few cells) and were left out".formatted(skipped));
        }
        if (hidden > 0) {
            findings.add("%d rows are hidden in the sheet; they were read".formatted(hidden));
        }
        if (numbers.isMixed()) {
            findings.add("some amounts have a decimal comma and others a decimal point; each was read by its own form");
        }
        return findings;
    }
}
