package com.smartap.capture.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts what was read rightly, wrongly and not at all. */
final class Tally {
    static final Map<String, InvoiceField> FIELDS = fields();

    private int right;
    private int wrong;
    private int missed;
    private int documents;
    private final Map<String, Tally> byField = new TreeMap<>();
    private final List<Sure> sure = new ArrayList<>();

    private record Sure(double confidence, boolean right) {}

    void add(JsonNode truth, @Nullable CandidateInvoice candidate) {
        documents++;
        Map<String, String> values = candidate == null ? Map.of() : values(candidate.content());
        List<String> names = new ArrayList<>(FIELDS.keySet());
        for (String field : names) {
            if (truth.has(field)) {
                String expected =
                        truth.get(field).isNull() ? "" : truth.get(field).asText();
                String read = values.getOrDefault(field, "");
                boolean same = !expected.isEmpty() && !read.isEmpty() && Sameness.isSame(field, read, expected, truth);
                count(expected, read, same);
                byField.computeIfAbsent(field, key -> new Tally()).count(expected, read, same);
                confidence(field, candidate, read.isEmpty() ? null : same);
            }
        }
    }

    /** Counts what another one counted as well. */
    void addAll(Tally other) {
        documents += other.documents;
        right += other.right;
        wrong += other.wrong;
        missed += other.missed;
        sure.addAll(other.sure);
    }

    private void confidence(String field, @Nullable CandidateInvoice candidate, @Nullable Boolean same) {
        FieldReading reading =
                candidate == null ? null : candidate.readings().get(FIELDS.getOrDefault(field, InvoiceField.TYPE));
        if (reading != null && same != null) {
            sure.add(new Sure(reading.confidence(), same));
        }
    }

    private void count(String expected, String read, boolean same) {
        right += same ? 1 : 0;
        wrong += !read.isEmpty() && !same ? 1 : 0;
        missed += !expected.isEmpty() && !same ? 1 : 0;
    }

    /** Twice what is right over all that was read and all that there is; 1 is best. */
    double microF1() {
        return right == 0 ? 0 : 2.0 * right / (2.0 * right + wrong + missed);
    }

    /** The share of documents on which a field is right, of those that have it. */
    double exact(String field) {
        Tally own = byField.get(field);
        return own == null || own.right + own.missed == 0 ? 1 : own.right / (double) (own.right + own.missed);
    }

    int documents() {
        return documents;
    }

    Map<String, Tally> byField() {
        return byField;
    }

    /** For each tenth of confidence, how many values have it and how many of those are right. */
    List<String> reliability() {
        List<String> rows = new ArrayList<>();
        for (int tenth = 0; tenth < 10; tenth++) {
            int bin = tenth;
            List<Sure> own = sure.stream()
                    .filter(one -> Math.min(9, (int) (one.confidence() * 10)) == bin)
                    .toList();
            if (!own.isEmpty()) {
                double said =
                        own.stream().mapToDouble(Sure::confidence).average().orElse(0);
                double held = own.stream().filter(Sure::right).count() / (double) own.size();
                rows.add("| %.1f to %.1f | %d | %.2f | %.2f |"
                        .formatted(bin / 10.0, (bin + 1) / 10.0, own.size(), said, held));
            }
        }
        return rows;
    }

    /** The mean of the squared differences of confidence and what was right; 0 is best. */
    double brier() {
        return sure.stream()
                .mapToDouble(one -> one.confidence() - (one.right() ? 1 : 0))
                .map(off -> off * off)
                .average()
                .orElse(0);
    }

    /** The expected calibration error over ten bins; 0 is best. */
    double calibrationError() {
        double[] off = new double[10];
        for (Sure one : sure) {
            off[Math.min(9, (int) (one.confidence() * 10))] += one.confidence() - (one.right() ? 1 : 0);
        }
        return Arrays.stream(off).map(Math::abs).sum() / Math.max(1, sure.size());
    }

    /** Brier score, expected calibration error over ten bins, and what passes three thresholds, as the scorer prints them. */
    List<String> calibration() {
        List<String> rows = new ArrayList<>();
        rows.add(String.format(
                Locale.ROOT,
                "Brier score %.4f, expected calibration error %.4f over %d values.",
                brier(),
                calibrationError(),
                sure.size()));
        rows.add("");
        rows.add("| at least | share of values | right | wrong ones |");
        rows.add("|---|---|---|---|");
        for (double least : new double[] {0.8, 0.9, 0.95}) {
            rows.add(String.format(
                    Locale.ROOT,
                    "| %.2f | %.3f | %.4f | %d |",
                    least,
                    passing(least).size() / (double) sure.size(),
                    accuracy(least),
                    passing(least).stream().filter(one -> !one.right()).count()));
        }
        return rows;
    }

    /** The share of right ones among the values that are at least so sure. */
    double accuracy(double least) {
        List<Sure> passing = passing(least);
        return passing.stream().filter(Sure::right).count() / (double) Math.max(1, passing.size());
    }

    private List<Sure> passing(double least) {
        return sure.stream().filter(one -> one.confidence() >= least).toList();
    }

    String row(String name) {
        return String.format(
                Locale.ROOT, "| %s | %d | %d | %d | %d | %.4f |", name, documents, right, wrong, missed, microF1());
    }

    private static Map<String, InvoiceField> fields() {
        Map<String, InvoiceField> fields = new LinkedHashMap<>();
        fields.put("vendor", InvoiceField.VENDOR_NAME);
        fields.put("invoice_number", InvoiceField.INVOICE_NUMBER);
        fields.put("invoice_date", InvoiceField.INVOICE_DATE);
        fields.put("currency", InvoiceField.CURRENCY);
        fields.put("total", InvoiceField.TOTAL);
        fields.put("due_date", InvoiceField.DUE_DATE);
        fields.put("net", InvoiceField.SUBTOTAL);
        fields.put("tax", InvoiceField.TAX_AMOUNT);
        fields.put("amount_due", InvoiceField.AMOUNT_DUE);
        fields.put("vendor_vat", InvoiceField.VENDOR_TAX_ID);
        fields.put("iban", InvoiceField.VENDOR_IBAN);
        fields.put("po_number", InvoiceField.PURCHASE_ORDER_NUMBER);
        fields.put("lines", InvoiceField.LINES);
        return fields;
    }

    static Map<String, String> values(InvoiceContent content) {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "vendor", content.vendor().name());
        put(values, "invoice_number", content.invoiceNumber());
        put(values, "invoice_date", content.invoiceDate());
        put(values, "currency", content.currency());
        put(values, "total", content.total());
        put(values, "due_date", content.dueDate());
        put(values, "net", content.subtotal());
        put(values, "tax", content.taxAmount());
        put(values, "amount_due", content.amountDue());
        put(values, "vendor_vat", content.vendor().taxId());
        put(values, "iban", content.vendor().iban());
        put(values, "po_number", content.purchaseOrderNumber());
        put(values, "lines", content.lines().size());
        return values;
    }

    private static void put(Map<String, String> values, String field, @Nullable Object value) {
        if (value != null) {
            values.put(field, value.toString());
        }
    }
}
