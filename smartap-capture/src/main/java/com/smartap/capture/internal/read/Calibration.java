package com.smartap.capture.internal.read;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Turns the scores of fields read from the text of a PDF into probabilities, by a table of the class path. */
public final class Calibration {
    private static final Map<String, TreeMap<Double, Double>> TABLE = load();
    private static final double DOUBTED = 0.4;

    private Calibration() {}

    /** The same invoice, of whose fields given 0.9 nine in ten are right. */
    public static CandidateInvoice of(CandidateInvoice read) {
        Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
        read.readings().forEach((field, reading) -> readings.put(field, calibrated(field, reading)));
        return new CandidateInvoice(read.format(), read.content(), readings, read.warnings(), read.part());
    }

    private static FieldReading calibrated(InvoiceField field, FieldReading reading) {
        double before = reading.confidence();
        String row = TABLE.containsKey(field.name()) ? field.name() : group(field);
        // What was doubted for another reason than its place, such as letters of two alphabets, stays doubted.
        double after = before <= DOUBTED ? before : probability(row, before);
        // What is left for the alternatives shrinks or grows with it.
        double left = before >= 1 ? 0 : (1 - after) / (1 - before);
        return new FieldReading(
                field,
                after,
                reading.text(),
                reading.place(),
                reading.source(),
                reading.alternatives().stream()
                        .map(other -> new FieldReading.Alternative(
                                other.value(), Math.min(1, other.confidence() * left), other.place()))
                        .toList());
    }

    private static double probability(String row, double score) {
        TreeMap<Double, Double> points = TABLE.get(row);
        if (points == null) {
            return score;
        }
        Map.Entry<Double, Double> low = points.floorEntry(score);
        Map.Entry<Double, Double> high = points.ceilingEntry(score);
        double span = high.getKey() - low.getKey();
        double part = span <= 0 ? 0 : (score - low.getKey()) / span;
        return low.getValue() + part * (high.getValue() - low.getValue());
    }

    /** The row of the table for fields that have none of their own. */
    public static String group(InvoiceField field) {
        return switch (field) {
            case SUBTOTAL, TAX_AMOUNT, SHIPPING, TOTAL, AMOUNT_DUE -> "sum";
            case INVOICE_NUMBER, PURCHASE_ORDER_NUMBER -> "code";
            case INVOICE_DATE, DUE_DATE -> "date";
            case VENDOR_NAME, VENDOR_ADDRESS, CUSTOMER_NAME, CUSTOMER_ADDRESS -> "party";
            case VENDOR_TAX_ID, CUSTOMER_TAX_ID, VENDOR_IBAN, CURRENCY -> "id";
            case LINES -> "lines";
            default -> "";
        };
    }

    private static Map<String, TreeMap<Double, Double>> load() {
        Map<String, TreeMap<Double, Double>> table = new HashMap<>();
        for (String[] row : PhraseBook.rows("/com/smartap/capture/calibration.tsv")) {
            TreeMap<Double, Double> points = new TreeMap<>();
            for (int i = 1; i < row.length; i++) {
                String[] point = row[i].split(":", -1);
                points.put(Double.valueOf(point[0]), Double.valueOf(point[1]));
            }
            table.put(row[0], points);
        }
        return table;
    }
}
