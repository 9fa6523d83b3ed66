package com.smartap.capture.internal.table;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which column holds what.
 *
 * @param headerRow the number of the row that names the columns; 0 if there is none
 * @param fields the field of each column that was understood
 * @param names what the header calls the columns
 * @param confidence how sure the mapping is
 */
record ColumnPlan(int headerRow, Map<Integer, ColumnField> fields, Map<Integer, String> names, double confidence) {
    private static final double GIVEN = 0.99;
    private static final double NAMED = 0.97;
    private static final int ENOUGH = 3;

    /** The plan of a table that begins with these rows; empty if nothing in them can be understood. */
    static Optional<ColumnPlan> of(List<Row> head, Mapping mapping) {
        if (!mapping.columns().isEmpty()) {
            return given(head, mapping);
        }
        ColumnPlan best = null;
        for (Row row : head) {
            ColumnPlan plan = named(row);
            boolean enough = plan.fields().size() >= ENOUGH
                    || plan.fields().size() == 2
                            && row.cells().stream()
                                            .filter(cell -> !cell.isBlank())
                                            .count()
                                    <= ENOUGH;
            if (enough && (best == null || plan.fields().size() > best.fields().size() + 1)) {
                best = plan;
            }
        }
        return best == null ? HeaderlessTable.plan(head) : Optional.of(best.settled());
    }

    private static Optional<ColumnPlan> given(List<Row> head, Mapping mapping) {
        ColumnPlan best = null;
        for (Row row : head) {
            Map<Integer, ColumnField> fields = new LinkedHashMap<>();
            Map<Integer, String> names = new LinkedHashMap<>();
            for (int i = 0; i < row.cells().size(); i++) {
                String name = row.cell(i).text();
                ColumnField field = lookUp(mapping, name);
                if (field != null) {
                    fields.put(i, field);
                }
                names.put(i, name);
            }
            if (!fields.isEmpty()
                    && (best == null || fields.size() > best.fields().size())) {
                best = new ColumnPlan(row.number(), fields, names, GIVEN);
            }
        }
        return best == null ? byLetter(head, mapping) : Optional.of(best.settled());
    }

    private static @org.jspecify.annotations.Nullable ColumnField lookUp(Mapping mapping, String name) {
        String folded = ColumnNames.fold(name);
        return mapping.columns().entrySet().stream()
                .filter(entry -> entry.getKey().length() > 2
                        && ColumnNames.fold(entry.getKey()).equals(folded))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Tables without a header are mapped by the letters of their columns. */
    private static Optional<ColumnPlan> byLetter(List<Row> head, Mapping mapping) {
        Map<Integer, ColumnField> fields = new LinkedHashMap<>();
        for (int i = 0; i < 200; i++) {
            String at = new Row(1, List.of(), false).at(i);
            ColumnField field = mapping.columns().get(at.substring(0, at.length() - 1));
            if (field != null) {
                fields.put(i, field);
            }
        }
        return fields.isEmpty() || head.isEmpty()
                ? Optional.empty()
                : Optional.of(new ColumnPlan(0, fields, Map.of(), GIVEN).settled());
    }

    private static ColumnPlan named(Row row) {
        Map<Integer, ColumnField> fields = new LinkedHashMap<>();
        Map<Integer, String> names = new LinkedHashMap<>();
        Set<ColumnField> taken = EnumSet.noneOf(ColumnField.class);
        for (int i = 0; i < row.cells().size(); i++) {
            String name = row.cell(i).text();
            names.put(i, name);
            Optional<ColumnField> field =
                    name.isBlank() || name.length() > 60 ? Optional.empty() : ColumnNames.find(name);
            if (field.isPresent() && taken.add(field.get())) {
                fields.put(i, field.get());
            }
        }
        return new ColumnPlan(row.number(), fields, names, NAMED);
    }

    /** An "amount" is a line's where lines have quantities or prices and the invoice has its total elsewhere. */
    private ColumnPlan settled() {
        Map<Integer, ColumnField> settled = new LinkedHashMap<>(fields);
        boolean lineAmount = has(ColumnField.LINE_AMOUNT);
        boolean quantities = has(ColumnField.QUANTITY) || has(ColumnField.UNIT_PRICE);
        boolean total = has(ColumnField.TOTAL);
        boolean sums = has(ColumnField.TAX) && has(ColumnField.SUBTOTAL);
        settled.replaceAll((column, field) -> {
            if (field != ColumnField.AMOUNT) {
                return field;
            }
            return !lineAmount && quantities && !sums
                    ? ColumnField.LINE_AMOUNT
                    : total ? ColumnField.AMOUNT : ColumnField.TOTAL;
        });
        settled.values().remove(ColumnField.AMOUNT);
        return new ColumnPlan(headerRow, settled, names, confidence);
    }

    boolean has(ColumnField field) {
        return fields.containsValue(field);
    }

    /** Whether each row is a line, so that several rows make an invoice. */
    boolean rowsAreLines() {
        return has(ColumnField.QUANTITY) || has(ColumnField.UNIT_PRICE) || has(ColumnField.LINE_AMOUNT);
    }
}
