package com.smartap.capture.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.capture.internal.layout.LayoutBuilder;
import com.smartap.capture.internal.pdf.PdfText;
import com.smartap.capture.internal.read.Calibration;
import com.smartap.capture.internal.read.InvoiceAnalysis;
import com.smartap.capture.made.MadeInvoices;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Collects the scores of fields read from invoices made at random, and fits what they are worth. What is measured
 * afterwards is read from layouts that the fit did not see.
 */
final class CalibrationFit {
    /** A curve of its own needs so many values, and so many wrong ones among them. */
    private static final int FEWEST = 150;

    private static final int FEWEST_WRONG = 8;
    /** Dates without a label, with day and month that may be swapped, and derived ones are never surer than their score. */
    private static final List<Double> DATE_CAPS = List.of(0.6, 0.7, 0.8);

    private final Map<InvoiceField, List<Isotonic.Sample>> samples = new EnumMap<>(InvoiceField.class);

    /** The documents to fit on: layouts that readers are tuned on, and vendors whose labels no dictionary has. */
    static CalibrationFit fitted() {
        CalibrationFit fit = new CalibrationFit();
        for (int seed = 3000; seed < 3100; seed++) {
            fit.add(MadeInvoices.seen(seed));
            fit.add(MadeInvoices.wild(seed));
            fit.add(MadeInvoices.ways(seed));
        }
        for (int seed = 7000; seed < 7080; seed++) {
            fit.addVendor(seed);
        }
        return fit;
    }

    /** The documents to measure on. */
    static List<Read> heldAside() {
        List<Read> documents = new ArrayList<>();
        for (int seed = 0; seed < 36; seed++) {
            documents.add(read(MadeInvoices.heldBack(seed)));
            documents.add(read(MadeInvoices.unseen(seed)));
        }
        for (int seed = 100; seed < 116; seed++) {
            VendorPapers.of(seed, 1).forEach(drawn -> documents.add(read(drawn)));
        }
        return documents;
    }

    /** A document, what it says, and what was read with scores as they are. */
    record Read(JsonNode truth, CandidateInvoice raw) {
        CandidateInvoice calibrated() {
            return Calibration.of(raw);
        }
    }

    private void addVendor(long seed) {
        VendorPapers.of(seed, 1).forEach(drawn -> {
            Read read = read(drawn);
            // Their currencies are thrown by dice, whatever country stands there: no reader could tell their dollars
            // apart.
            ((ObjectNode) read.truth()).remove("currency");
            add(read);
        });
    }

    private void add(MadeInvoices.Made made) {
        add(read(made));
    }

    private void add(Read read) {
        Map<String, String> values = Tally.values(read.raw().content());
        Tally.FIELDS.forEach((name, field) -> {
            FieldReading reading = read.raw().readings().get(field);
            String value = values.getOrDefault(name, "");
            if (read.truth().has(name) && reading != null && !value.isEmpty()) {
                String truth = read.truth().get(name).isNull()
                        ? ""
                        : read.truth().get(name).asText();
                boolean right = !truth.isEmpty() && Sameness.isSame(name, value, truth, read.truth());
                samples.computeIfAbsent(field, key -> new ArrayList<>())
                        .add(new Isotonic.Sample(reading.confidence(), right));
            }
        });
    }

    private static Read read(MadeInvoices.Made made) {
        return new Read(made.truth(), raw(made.pdf()));
    }

    private static Read read(VendorPapers.Drawn drawn) {
        return new Read(LearningFigures.truth(drawn.truth()), raw(drawn.pdf()));
    }

    private static CandidateInvoice raw(byte[] pdf) {
        return InvoiceAnalysis.of(
                LayoutBuilder.build(PdfText.read(DocumentSource.of("made.pdf", pdf), ReadLimits.DEFAULT)));
    }

    /** The rows of the table: a field's own curve where there is enough to fit one, and one for each group of fields. */
    List<String> table() {
        Map<String, List<Isotonic.Sample>> groups = new TreeMap<>();
        List<String> own = new ArrayList<>();
        samples.forEach((field, some) -> {
            groups.computeIfAbsent(Calibration.group(field), key -> new ArrayList<>())
                    .addAll(some);
            long wrong = some.stream().filter(sample -> !sample.right()).count();
            if (some.size() >= FEWEST && wrong >= FEWEST_WRONG) {
                own.add(Isotonic.row(field.name(), curve(Calibration.group(field), some)));
            }
        });
        List<String> rows = new ArrayList<>();
        groups.forEach((group, some) -> rows.add(Isotonic.row(group, curve(group, some))));
        rows.addAll(own);
        return rows;
    }

    private static TreeMap<Double, Double> curve(String group, List<Isotonic.Sample> some) {
        TreeMap<Double, Double> curve = Isotonic.fit(some);
        if (group.equals("date")) {
            for (double cap : DATE_CAPS) {
                curve.put(cap, Math.min(cap, at(curve, cap)));
                curve.headMap(cap, true).replaceAll((score, probability) -> Math.min(probability, cap));
            }
        }
        return curve;
    }

    private static double at(TreeMap<Double, Double> curve, double score) {
        Map.Entry<Double, Double> low = curve.floorEntry(score);
        Map.Entry<Double, Double> high = curve.ceilingEntry(score);
        double span = high.getKey() - low.getKey();
        return span <= 0
                ? low.getValue()
                : low.getValue() + (score - low.getKey()) / span * (high.getValue() - low.getValue());
    }

    /** How many values there are, and how many wrong ones. */
    String size() {
        long all = samples.values().stream().mapToLong(List::size).sum();
        long wrong = samples.values().stream()
                .flatMap(List::stream)
                .filter(sample -> !sample.right())
                .count();
        return "%d values, %d of them wrong".formatted(all, wrong);
    }
}
