package com.smartap.capture.internal.table;

import com.smartap.capture.internal.fields.Refusals;
import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the invoices of a table in two passes; memory holds the invoices whose rows are still to come. */
public final class TableInvoices {
    private final Kind kind;
    private final Mapping mapping;

    public TableInvoices(Kind kind, Mapping mapping) {
        this.kind = kind;
        this.mapping = mapping;
    }

    /** Whether the document is such a table, not empty and within the limits. */
    public void check(DocumentSource document, ReadLimits limits) {
        try {
            source(document, limits);
        } catch (IOException e) {
            throw unreadable(document, e);
        }
    }

    /** What each column that is understood holds, by the names that the table gives them. */
    public Map<String, ColumnField> columns(DocumentSource document, ReadLimits limits) {
        try {
            ColumnPlan plan = TableScan.of(source(document, limits), mapping).plan;
            Map<String, ColumnField> columns = new LinkedHashMap<>();
            plan.fields().forEach((column, field) -> {
                String at = new Row(1, List.of(), false).at(column);
                columns.put(
                        Optional.ofNullable(plan.names().get(column)).orElse(at.substring(0, at.length() - 1)), field);
            });
            return columns;
        } catch (IOException e) {
            throw unreadable(document, e);
        }
    }

    /** Hands over each invoice as soon as its last row was read. */
    public void each(DocumentSource document, ReadLimits limits, Consumer<CandidateInvoice> sink) {
        try {
            TableSource source = source(document, limits);
            TableScan scan = TableScan.of(source, mapping);
            List<String> findings = new ArrayList<>(source.findings());
            findings.addAll(scan.findings());
            if (scan.invoices() == 0) {
                findings.add("the table has a header and no rows with invoices");
                sink.accept(new CandidateInvoice(kind.name(), InvoiceContent.EMPTY, Map.of(), findings));
                return;
            }
            new Pass(scan, findings, sink).run(source);
        } catch (IOException e) {
            throw unreadable(document, e);
        }
    }

    /** The second pass. */
    private final class Pass {
        private final TableScan scan;
        private final List<String> findings;
        private final Consumer<CandidateInvoice> sink;
        private final RowKeys keys;
        private final Map<String, RowGroup> open = new LinkedHashMap<>();
        private int number;

        Pass(TableScan scan, List<String> findings, Consumer<CandidateInvoice> sink) {
            this.scan = scan;
            this.findings = findings;
            this.sink = sink;
            this.keys = new RowKeys(scan.plan);
        }

        void run(TableSource source) throws IOException {
            source.each(row -> {
                if (row.number() > scan.plan.headerRow() && keys.isInvoice(row)) {
                    row(row);
                }
                return true;
            });
        }

        private void row(Row row) {
            if (!scan.plan.rowsAreLines()) {
                RowGroup group = new RowGroup(scan, row.number());
                group.add(row);
                hand(group, "row " + row.number());
                return;
            }
            String key = keys.of(row);
            RowGroup group = open.computeIfAbsent(key, missing -> new RowGroup(scan, row.number()));
            group.add(row);
            if (scan.isLast(key, row)) {
                open.remove(key);
                boolean one = group.firstRow() == row.number();
                hand(group, one ? "row " + row.number() : "rows %d to %d".formatted(group.firstRow(), row.number()));
            }
        }

        private void hand(RowGroup group, String where) {
            number++;
            CandidateInvoice candidate = group.candidate(kind.name());
            if (number == 1 && !findings.isEmpty()) {
                List<String> warnings = new ArrayList<>(findings);
                warnings.addAll(candidate.warnings());
                candidate =
                        new CandidateInvoice(candidate.format(), candidate.content(), candidate.readings(), warnings);
            }
            sink.accept(
                    scan.invoices() == 1
                            ? candidate
                            : candidate.as(new CandidateInvoice.Part(number, scan.invoices(), where, 0, 0)));
        }
    }

    private TableSource source(DocumentSource document, ReadLimits limits) throws IOException {
        Refusals.size(document, limits);
        Kind found = Kinds.of(document);
        if (found != kind) {
            throw Refusals.otherKind(document.name(), kind, found);
        }
        return kind == Kind.XLSX ? XlsxSource.open(document) : CsvSource.open(document);
    }

    private static RuntimeException unreadable(DocumentSource document, IOException cause) {
        return Refusals.damaged("%s cannot be read to its end. Maybe send it again.".formatted(document.name()), cause);
    }
}
