package com.smartap.spi.audit;

import com.smartap.spi.Api;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** Renders audit reports as documents. Found by {@link java.util.ServiceLoader}. Thread-safe. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface AuditReportRenderer {
    /** Stable lower-case name, such as {@code pdf}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /**
     * Renders a report.
     *
     * @param out not closed
     */
    void render(Report report, OutputStream out) throws IOException;

    /**
     * A report.
     *
     * @param title what it is about
     * @param subtitle who asked for it, and when
     * @param facts what is known at a glance
     * @param tables what happened, in detail
     * @param notes how to check it, a paragraph each
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Report(String title, String subtitle, List<Fact> facts, List<Table> tables, List<String> notes) {
        /** Copies the lists. */
        public Report {
            facts = List.copyOf(facts);
            tables = List.copyOf(tables);
            notes = List.copyOf(notes);
        }
    }

    /**
     * A fact.
     *
     * @param name what it is
     * @param value its value
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Fact(String name, String value) {}

    /**
     * A table.
     *
     * @param title what it lists
     * @param columns the columns
     * @param rows the rows, each with a text for each column
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Table(String title, List<Column> columns, List<List<String>> rows) {
        /** Copies the lists. */
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /**
     * A column.
     *
     * @param title its heading
     * @param weight its share of the width
     * @param code whether it holds hashes and ids, which are shown with letters of one width
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Column(String title, int weight, boolean code) {}
}
