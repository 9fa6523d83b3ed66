package com.smartap.capture.internal.einvoice.read;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.RuleFinding;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What findings mean for what was read: a warning each, and less confidence in the fields that they are about. */
final class Judgement {
    private static final double BROKEN = 0.6;
    private static final double DOUBTFUL = 0.9;
    private static final int MOST_WARNINGS = 40;
    /** Findings that only hold for those who write such files, or that the reader says in its own words. */
    private static final Set<String> SILENT = Set.of("SMARTAP-EMPTY", "SMARTAP-SYNTAX", "SMARTAP-SIGN");

    private static final Map<String, Set<InvoiceField>> FIELDS = Map.of(
            "BR-CO-10", Set.of(InvoiceField.LINES, InvoiceField.SUBTOTAL),
            "BR-CO-11", Set.of(InvoiceField.SUBTOTAL),
            "BR-CO-12", Set.of(InvoiceField.SUBTOTAL),
            "BR-CO-13", Set.of(InvoiceField.SUBTOTAL),
            "BR-CO-14", Set.of(InvoiceField.TAX_AMOUNT),
            "BR-CO-15", Set.of(InvoiceField.TOTAL, InvoiceField.TAX_AMOUNT, InvoiceField.SUBTOTAL),
            "BR-CO-16", Set.of(InvoiceField.AMOUNT_DUE),
            "BR-CO-17", Set.of(InvoiceField.TAX_AMOUNT),
            "SMARTAP-FPA-TOTAL", Set.of(InvoiceField.TOTAL),
            "SMARTAP-CREDIT", Set.of(InvoiceField.TYPE));

    private final Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
    private final List<String> warnings;

    private Judgement(ContentReader.Result read) {
        this.readings.putAll(read.readings());
        this.warnings = new ArrayList<>(read.warnings());
    }

    /** What was read, in the light of the findings that an invoice of its profile has to answer for. */
    static ContentReader.Result of(EInvoice invoice, ContentReader.Result read, List<RuleFinding> findings) {
        Judgement judgement = new Judgement(read);
        for (RuleFinding finding : findings) {
            if (matters(invoice, finding)) {
                judgement.count(finding);
            }
        }
        return new ContentReader.Result(
                read.content(), Map.copyOf(judgement.readings), List.copyOf(judgement.warnings));
    }

    /**
     * Who does not claim to follow EN 16931 (extensions, profiles without lines, ZUGFeRD 1) is not held to it, but
     * totals have to add up all the same.
     */
    private static boolean matters(EInvoice invoice, RuleFinding finding) {
        String rule = finding.rule();
        if (SILENT.contains(rule)) {
            return false;
        }
        boolean ofSums = Set.of("BR-CO-13", "BR-CO-14", "BR-CO-15", "BR-CO-16").contains(rule);
        return rule.startsWith("SMARTAP-") || ofSums || invoice.claimsEn16931();
    }

    private void count(RuleFinding finding) {
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add("%s: %s".formatted(finding.rule(), finding.message()));
        }
        double ceiling = finding.error() ? BROKEN : DOUBTFUL;
        for (InvoiceField field : FIELDS.getOrDefault(finding.rule(), Set.of())) {
            lower(field, ceiling);
        }
        readings.values().stream()
                .filter(reading -> finding.path().equals(reading.source()))
                .map(FieldReading::field)
                .toList()
                .forEach(field -> lower(field, ceiling));
    }

    private void lower(InvoiceField field, double ceiling) {
        readings.computeIfPresent(
                field,
                (key, reading) -> new FieldReading(
                        field,
                        Math.min(reading.confidence(), ceiling),
                        reading.text(),
                        reading.place(),
                        reading.source(),
                        reading.alternatives()));
    }
}
