package com.smartap.capture.internal.edi;

import static com.smartap.model.invoice.InvoiceField.CURRENCY;
import static com.smartap.model.invoice.InvoiceField.DUE_DATE;
import static com.smartap.model.invoice.InvoiceField.INVOICE_DATE;
import static com.smartap.model.invoice.InvoiceField.INVOICE_NUMBER;
import static com.smartap.model.invoice.InvoiceField.PAYMENT_TERMS;
import static com.smartap.model.invoice.InvoiceField.PURCHASE_ORDER_NUMBER;
import static com.smartap.model.invoice.InvoiceField.SHIPPING;
import static com.smartap.model.invoice.InvoiceField.TAX_AMOUNT;
import static com.smartap.model.invoice.InvoiceField.TOTAL;
import static com.smartap.model.invoice.InvoiceField.TYPE;

import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of an X12 810. Source: ASC X12, transaction set 810, versions 002040 to 005010. */
final class X12Invoice {
    private static final double SURE = 0.99;
    private static final Set<String> FREIGHT =
            Set.of("D200", "D210", "D220", "D230", "D240", "D250", "D255", "D500", "G821", "G830");

    private final FieldCollector fields;
    private final X12Parties parties;
    private final X12Lines lines;
    private BigDecimal headerTax = BigDecimal.ZERO;
    private BigDecimal freight = BigDecimal.ZERO;
    private BigDecimal charges = BigDecimal.ZERO;
    private boolean taxSeen;
    private @Nullable String freightAt;
    private @Nullable String taxAt;

    private X12Invoice(FieldCollector fields) {
        this.fields = fields;
        this.parties = new X12Parties(fields);
        this.lines = new X12Lines(fields);
    }

    /** Reads a transaction; the result is what allowances and charges of the whole invoice sum up to. */
    static BigDecimal read(List<Segment> segments, FieldCollector fields) {
        X12Invoice invoice = new X12Invoice(fields);
        segments.forEach(invoice::segment);
        invoice.finish();
        return invoice.charges;
    }

    private void segment(Segment segment) {
        switch (segment.tag()) {
            case "BIG" -> beginning(segment);
            case "CUR" -> currency(segment);
            case "REF" -> reference(segment);
            case "N1" -> parties.name(segment);
            case "N2", "N3", "N4" -> parties.more(segment);
            case "ITD" -> terms(segment);
            case "DTM" -> date(segment);
            case "IT1", "PID", "CTP" -> lines.add(segment);
            case "TDS" -> total(segment);
            case "TXI" -> tax(segment);
            case "SAC" -> charge(segment);
            case "CTT" -> lines.expect(segment);
            default -> {}
        }
        if (segment.tag().equals("ITD") || segment.tag().equals("IT1")) {
            parties.close();
        }
    }

    private void beginning(Segment big) {
        putDate(INVOICE_DATE, big, 1);
        fields.text(INVOICE_NUMBER, big.element(2), SURE, big.at(2));
        fields.text(PURCHASE_ORDER_NUMBER, big.element(4), SURE, big.at(4));
        String type = big.element(7);
        if (type.equals("CR") || type.equals("CN") || type.equals("CM")) {
            fields.put(TYPE, InvoiceType.CREDIT_NOTE, SURE, type, big.at(7));
        }
        if (big.element(8).equals("01")) {
            fields.warn("the sender marks this as a cancellation (BIG08 = 01)");
        }
        if (big.element(8).equals("07") || big.element(8).equals("18")) {
            fields.warn(
                    "the sender marks this as a duplicate or a second sending (BIG08 = %s)".formatted(big.element(8)));
        }
    }

    private void currency(Segment cur) {
        String code = cur.element(2);
        EdiValues.currency(code)
                .ifPresentOrElse(
                        currency -> fields.put(CURRENCY, currency, SURE, code, cur.at(2)),
                        () -> fields.warn("%s: %s is no currency".formatted(cur.at(2), code)));
    }

    private void reference(Segment ref) {
        switch (ref.element(1)) {
            case "TJ", "TX", "61", "VA" -> parties.taxId(ref);
            case "PO" -> {
                if (!fields.has(PURCHASE_ORDER_NUMBER)) {
                    fields.text(PURCHASE_ORDER_NUMBER, ref.element(2), 0.95, ref.at(2));
                }
            }
            case "IV" -> {
                if (!fields.has(INVOICE_NUMBER)) {
                    fields.text(INVOICE_NUMBER, ref.element(2), 0.9, ref.at(2));
                }
            }
            default -> {}
        }
    }

    private void terms(Segment itd) {
        if (fields.has(PAYMENT_TERMS)) {
            return;
        }
        String days = itd.element(7);
        String text = itd.element(12);
        fields.text(
                PAYMENT_TERMS,
                text.isEmpty() ? spelled(itd) : text,
                text.isEmpty() ? 0.95 : SURE,
                itd.at(text.isEmpty() ? 7 : 12));
        putDate(DUE_DATE, itd, 6);
        Optional<LocalDate> issued = fields.date(INVOICE_DATE);
        boolean fromInvoice = itd.element(2).isEmpty() || itd.element(2).equals("3");
        Optional<Long> net = EdiValues.whole(days);
        if (!fields.has(DUE_DATE) && net.isPresent() && issued.isPresent() && fromInvoice && net.get() <= 3650) {
            boolean agrees = text.isEmpty() || text.replaceAll("\\D+", " ").contains(days);
            fields.put(DUE_DATE, issued.get().plusDays(net.get()), agrees ? 0.8 : 0.5, days, itd.at(7));
            if (!agrees) {
                fields.warn("the terms say \"%s\", and %s says net %s days; the due date follows the latter"
                        .formatted(text, itd.at(7), days));
            }
        }
    }

    private static String spelled(Segment itd) {
        String discount = itd.element(3).isEmpty() || itd.element(5).isEmpty()
                ? ""
                : "%s%% %s days".formatted(itd.element(3), itd.element(5));
        String net = itd.element(7).isEmpty() ? "" : "Net " + itd.element(7);
        return discount.isEmpty() || net.isEmpty() ? discount + net : discount + ", " + net;
    }

    private void date(Segment dtm) {
        if (dtm.element(1).equals("003") && !fields.has(INVOICE_DATE)) {
            putDate(INVOICE_DATE, dtm, 2);
        }
        if ((dtm.element(1).equals("814") || dtm.element(1).equals("446")) && !fields.has(DUE_DATE)) {
            putDate(DUE_DATE, dtm, 2);
        }
    }

    private void putDate(InvoiceField field, Segment segment, int position) {
        String text = segment.element(position);
        Optional<LocalDate> date = EdiValues.date(text);
        date.ifPresent(value -> fields.put(field, value, SURE, text, segment.at(position)));
        if (!text.isEmpty() && date.isEmpty()) {
            fields.warn("%s: %s is no date".formatted(segment.at(position), text));
        }
    }

    private void total(Segment tds) {
        lines.close();
        amount(TOTAL, tds, 1);
        if (tds.element(1).matches(".*[.,].*")) {
            fields.warn("%s has a decimal point (%s), which X12 does not; it was taken as written"
                    .formatted(tds.at(1), tds.element(1)));
        }
    }

    private void amount(InvoiceField field, Segment segment, int position) {
        String text = segment.element(position);
        Optional<BigDecimal> value = EdiValues.impliedCents(text);
        value.ifPresent(amount -> fields.put(field, amount, SURE, text, segment.at(position)));
        if (!text.isEmpty() && value.isEmpty()) {
            fields.warn("%s: %s is no amount".formatted(segment.at(position), text));
        }
    }

    /** Tax stands behind the total, or with each line; what stands behind the total counts. */
    private void tax(Segment txi) {
        Optional<BigDecimal> amount = EdiValues.decimal(txi.element(2));
        if (amount.isEmpty()) {
            return;
        }
        if (lines.isOpen()) {
            lines.tax(amount.get(), txi.at(2));
        } else {
            headerTax = headerTax.add(amount.get());
            taxSeen = true;
            taxAt = taxAt == null ? txi.at(2) : taxAt;
        }
    }

    private void charge(Segment sac) {
        Optional<BigDecimal> amount = EdiValues.impliedCents(sac.element(5));
        if (amount.isEmpty()) {
            return;
        }
        boolean allowance = sac.element(1).equals("A");
        BigDecimal signed = allowance ? amount.get().negate() : amount.get();
        if (sac.element(1).equals("N")
                || sac.element(1).equals("P")
                || sac.element(1).equals("Q")) {
            return;
        }
        if (lines.isOpen()) {
            lines.charge(signed);
        } else if (!allowance && FREIGHT.contains(sac.element(2))) {
            freight = freight.add(signed);
            freightAt = freightAt == null ? sac.at(5) : freightAt;
        } else if (!allowance && isTax(sac.element(2))) {
            headerTax = headerTax.add(signed);
            taxSeen = true;
            taxAt = taxAt == null ? sac.at(5) : taxAt;
        } else {
            charges = charges.add(signed);
        }
    }

    /** The codes H650 to H850 are taxes. */
    private static boolean isTax(String code) {
        return code.compareTo("H650") >= 0 && code.compareTo("H850") <= 0;
    }

    private void finish() {
        lines.close();
        if (taxSeen) {
            fields.put(TAX_AMOUNT, headerTax, SURE, headerTax.toPlainString(), taxAt);
        } else {
            lines.tax().ifPresent(tax -> fields.put(TAX_AMOUNT, tax, 0.95, tax.toPlainString(), lines.taxAt()));
        }
        if (freightAt != null) {
            fields.put(SHIPPING, freight, SURE, freight.toPlainString(), freightAt);
        }
        if (!fields.has(CURRENCY)) {
            fields.put(CURRENCY, Currency.getInstance("USD"), 0.7, null, null);
            fields.warn("no currency is stated; X12 then means US dollars");
        }
        lines.finish();
        parties.finish();
    }
}
