package com.smartap.capture.internal.edi;

import static com.smartap.model.invoice.InvoiceField.CURRENCY;
import static com.smartap.model.invoice.InvoiceField.DUE_DATE;
import static com.smartap.model.invoice.InvoiceField.INVOICE_DATE;
import static com.smartap.model.invoice.InvoiceField.INVOICE_NUMBER;
import static com.smartap.model.invoice.InvoiceField.PURCHASE_ORDER_NUMBER;
import static com.smartap.model.invoice.InvoiceField.TYPE;

import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields of an EDIFACT INVOIC. Source: UN/EDIFACT directories D.93A to D.14B, EANCOM, and the binding of EN 16931
 * (CEN/TS 16931-3-4). Guides differ in what they send; whatever says the same is taken.
 */
final class EdifactInvoice {
    private static final double SURE = 0.99;
    private static final Set<String> CREDIT_NOTES =
            Set.of("381", "83", "81", "261", "262", "296", "308", "396", "420", "458", "532");
    private static final Set<String> NO_INVOICES = Set.of("325", "386", "130");

    private final FieldCollector fields;
    private final EdifactParties parties;
    private final EdifactLines lines;
    private final EdifactAmounts amounts;
    private final EdifactTerms terms;
    private EdifactSection section = EdifactSection.HEADER;

    private EdifactInvoice(FieldCollector fields) {
        this.fields = fields;
        this.parties = new EdifactParties(fields);
        this.lines = new EdifactLines(fields);
        this.amounts = new EdifactAmounts(fields);
        this.terms = new EdifactTerms(fields);
    }

    /** Reads a message; the result is what allowances and charges of the whole invoice sum up to. */
    static BigDecimal read(List<Segment> segments, FieldCollector fields) {
        EdifactInvoice invoice = new EdifactInvoice(fields);
        segments.forEach(invoice::segment);
        invoice.finish();
        return invoice.amounts.charges();
    }

    private void segment(Segment segment) {
        switch (segment.tag()) {
            case "LIN" -> {
                section = EdifactSection.LINES;
                lines.begin(segment);
            }
            case "UNS" -> {
                section = EdifactSection.SUMMARY;
                lines.close();
            }
            default -> {
                if (section == EdifactSection.LINES) {
                    lines.add(segment);
                } else {
                    whole(segment);
                }
            }
        }
    }

    /** Header and summary: what is about the whole invoice. */
    private void whole(Segment segment) {
        switch (segment.tag()) {
            case "BGM" -> beginning(segment);
            case "DTM" -> date(segment);
            case "RFF" -> reference(segment);
            case "NAD" -> parties.begin(segment);
            case "FII" -> parties.account(segment);
            case "FTX" -> {
                parties.text(segment);
                terms.text(segment);
            }
            case "CUX" -> currency(segment);
            case "PAT", "PYT" -> terms.begin(segment);
            case "CNT" -> lines.expect(segment);
            case "TAX", "ALC", "MOA" -> amounts.add(segment);
            default -> {}
        }
        if (Set.of("CUX", "PAT", "PYT", "ALC", "TDT").contains(segment.tag())) {
            parties.close();
        }
    }

    private void beginning(Segment bgm) {
        String type = bgm.component(1, 1);
        fields.text(INVOICE_NUMBER, bgm.component(2, 1), SURE, bgm.at(2));
        if (CREDIT_NOTES.contains(type)) {
            fields.put(TYPE, InvoiceType.CREDIT_NOTE, SURE, type, bgm.at(1));
        } else if (!type.isEmpty()) {
            fields.put(TYPE, InvoiceType.INVOICE, SURE, type, bgm.at(1));
        }
        if (NO_INVOICES.contains(type)) {
            fields.warn("the document's type (%s) is not that of an ordinary invoice: proforma or prepayment"
                    .formatted(type));
        }
        switch (bgm.element(3)) {
            case "1" -> fields.warn("the sender marks this as a cancellation (BGM03 = 1)");
            case "7" -> fields.warn("the sender marks this as a duplicate (BGM03 = 7)");
            case "31" -> fields.warn("the sender marks this as a copy (BGM03 = 31)");
            default -> {}
        }
    }

    private void date(Segment dtm) {
        switch (dtm.component(1, 1)) {
            case "137" -> putDate(INVOICE_DATE, dtm, SURE);
            case "3" -> {
                if (!fields.has(INVOICE_DATE)) {
                    putDate(INVOICE_DATE, dtm, 0.97);
                }
            }
            case "13", "140", "265" -> {
                if (!fields.has(DUE_DATE)) {
                    putDate(DUE_DATE, dtm, dtm.component(1, 1).equals("13") ? SURE : 0.95);
                }
            }
            default -> {}
        }
    }

    private void putDate(InvoiceField field, Segment dtm, double confidence) {
        String text = dtm.component(1, 2);
        Optional<LocalDate> date = EdiValues.date(text, dtm.component(1, 3));
        date.ifPresent(value -> fields.put(field, value, confidence, text, dtm.at(1)));
        if (date.isEmpty() && !text.isEmpty()) {
            fields.warn("%s: %s is no date".formatted(dtm.at(1), text));
        }
    }

    private void reference(Segment rff) {
        if (parties.isOpen() && parties.taxId(rff)) {
            return;
        }
        if (rff.component(1, 1).equals("ON") && !fields.has(PURCHASE_ORDER_NUMBER)) {
            fields.text(PURCHASE_ORDER_NUMBER, rff.component(1, 2), SURE, rff.at(1));
        }
    }

    /** The reference currency counts; some senders only give the currency of payment. */
    private void currency(Segment cux) {
        for (int i = 1; i <= Math.max(1, cux.size()); i++) {
            String code = cux.component(i, 2);
            boolean reference =
                    cux.component(i, 1).equals("2") || cux.component(i, 1).equals("1");
            if (!code.isEmpty() && (reference || cux.component(i, 1).isEmpty()) && !fields.has(CURRENCY)) {
                String at = cux.at(i);
                EdiValues.currency(code)
                        .ifPresentOrElse(
                                currency -> fields.put(CURRENCY, currency, SURE, code, at),
                                () -> fields.warn("%s: %s is no currency".formatted(at, code)));
            }
        }
    }

    private void finish() {
        lines.finish();
        parties.finish();
        amounts.finish();
        terms.finish();
        if (!fields.has(PURCHASE_ORDER_NUMBER)) {
            lines.orderNumber();
        }
    }
}
