package com.smartap.capture.internal.hybrid;

import com.smartap.capture.internal.check.Iban;
import com.smartap.model.Masked;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The electronic invoice against the page that a person sees: payee account, number, date and total. The values stay
 * those of the electronic invoice; where the page shows something else, a warning says so, the confidence falls and
 * the other value becomes an alternative. Where both agree, the reading gets the place on the page.
 */
final class Comparison {
    private static final double DIFFERENT = 0.4;
    private static final double SURE = 0.98;

    private final CandidateInvoice xml;
    private final CandidateInvoice page;
    private final VisibleText text;
    private final Map<InvoiceField, FieldReading> readings;
    private final List<String> warnings = new ArrayList<>();

    private Comparison(CandidateInvoice xml, CandidateInvoice page, VisibleText text) {
        this.xml = xml;
        this.page = page;
        this.text = text;
        this.readings = new EnumMap<>(InvoiceField.class);
        this.readings.putAll(xml.readings());
    }

    /** The candidate of the XML with what the comparison showed. */
    static CandidateInvoice of(CandidateInvoice xml, CandidateInvoice page, VisibleText text) {
        return new Comparison(xml, page, text).compare();
    }

    private CandidateInvoice compare() {
        InvoiceContent stated = xml.content();
        InvoiceContent seen = page.content();
        account(stated.vendor().iban(), seen.vendor().iban());
        String number = stated.invoiceNumber();
        check(InvoiceField.INVOICE_NUMBER, number, seen.invoiceNumber(), number != null && text.shows(number));
        LocalDate date = stated.invoiceDate();
        check(InvoiceField.INVOICE_DATE, date, seen.invoiceDate(), date != null && text.shows(date));
        BigDecimal total = stated.total();
        check(InvoiceField.TOTAL, plain(total), plain(seen.total()), total != null && text.shows(total));
        places();
        List<String> all = new ArrayList<>(warnings);
        all.addAll(xml.warnings());
        return new CandidateInvoice(xml.format(), stated, readings, all, xml.part());
    }

    /** The payee's account comes first: of all values it is the one that fraud changes. */
    private void account(@Nullable String stated, @Nullable String seen) {
        Set<String> printed = text.accounts();
        if (stated == null) {
            if (!printed.isEmpty()) {
                warnings.add("HYBRID_IBAN: the page shows the account %s, the XML names none"
                        .formatted(Masked.of(printed.iterator().next())));
            }
            return;
        }
        String account = Iban.normalised(stated);
        if (printed.isEmpty() || printed.contains(account) || text.shows(account)) {
            return;
        }
        String other = seen != null && printed.contains(seen)
                ? seen
                : printed.iterator().next();
        different(InvoiceField.VENDOR_IBAN, Masked.of(account), Masked.of(other), other);
    }

    /**
     * A value that the page does not show is different, and so is a total that the page shows somewhere, while another is
     * read in its place with certainty.
     */
    private void check(InvoiceField field, @Nullable Object stated, @Nullable Object seen, boolean shown) {
        if (stated == null || !text.isTelling() || same(stated, seen)) {
            return;
        }
        FieldReading reading = page.readings().get(field);
        boolean sure = field == InvoiceField.TOTAL && seen != null && reading != null && reading.confidence() >= SURE;
        if (shown && !sure) {
            return;
        }
        String other = seen == null ? null : seen.toString();
        different(field, stated.toString(), other, other);
    }

    private static boolean same(Object stated, @Nullable Object seen) {
        return seen != null && loose(stated.toString()).equals(loose(seen.toString()));
    }

    /** Numbers are printed with blanks or marks that the XML leaves out. */
    private static String loose(String value) {
        return value.replaceAll("[\\s#/]", "").toUpperCase(Locale.ROOT);
    }

    private void different(InvoiceField field, String stated, @Nullable String shown, @Nullable String value) {
        String name = field == InvoiceField.VENDOR_IBAN ? "IBAN" : field.name().replace("INVOICE_", "");
        warnings.add(
                shown == null
                        ? "HYBRID_%s: the XML says %s, which the page does not show".formatted(name, stated)
                        : "HYBRID_%s: the XML says %s, the page shows %s".formatted(name, stated, shown));
        FieldReading reading = readings.get(field);
        if (reading == null) {
            return;
        }
        FieldReading seen = page.readings().get(field);
        List<FieldReading.Alternative> alternatives = new ArrayList<>(reading.alternatives());
        if (value != null) {
            FieldReading.Place place = seen == null ? null : seen.place();
            alternatives.add(0, new FieldReading.Alternative(value, DIFFERENT, place));
        }
        readings.put(
                field,
                new FieldReading(
                        field,
                        Math.min(reading.confidence(), DIFFERENT),
                        reading.text(),
                        null,
                        reading.source(),
                        alternatives.stream().limit(3).toList()));
    }

    /** Fields on which both agree are shown on the page. */
    private void places() {
        Map<InvoiceField, @Nullable Object> stated = values(xml.content());
        Map<InvoiceField, @Nullable Object> seen = values(page.content());
        stated.forEach((field, value) -> {
            FieldReading reading = readings.get(field);
            FieldReading onPage = page.readings().get(field);
            if (value != null && Objects.equals(value, seen.get(field)) && reading != null && onPage != null) {
                readings.put(
                        field,
                        new FieldReading(
                                field,
                                reading.confidence(),
                                reading.text(),
                                onPage.place(),
                                reading.source(),
                                reading.alternatives()));
            }
        });
    }

    private static Map<InvoiceField, @Nullable Object> values(InvoiceContent content) {
        Map<InvoiceField, @Nullable Object> values = new EnumMap<>(InvoiceField.class);
        values.put(InvoiceField.INVOICE_NUMBER, content.invoiceNumber());
        values.put(InvoiceField.INVOICE_DATE, content.invoiceDate());
        values.put(InvoiceField.DUE_DATE, content.dueDate());
        values.put(InvoiceField.CURRENCY, content.currency());
        values.put(InvoiceField.VENDOR_NAME, content.vendor().name());
        values.put(InvoiceField.VENDOR_TAX_ID, content.vendor().taxId());
        values.put(InvoiceField.VENDOR_IBAN, content.vendor().iban());
        values.put(InvoiceField.PURCHASE_ORDER_NUMBER, content.purchaseOrderNumber());
        values.put(InvoiceField.SUBTOTAL, plain(content.subtotal()));
        values.put(InvoiceField.TAX_AMOUNT, plain(content.taxAmount()));
        values.put(InvoiceField.TOTAL, plain(content.total()));
        values.put(InvoiceField.AMOUNT_DUE, plain(content.amountDue()));
        return values;
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null
                ? null
                : value.setScale(Math.max(2, value.stripTrailingZeros().scale()))
                        .toPlainString();
    }
}
