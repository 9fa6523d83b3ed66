package com.smartap.capture.internal.fields;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.model.invoice.Party;
import com.smartap.spi.capture.CandidateInvoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects the values of one invoice, each with where it stood; what is set later replaces what was set before. */
public final class FieldCollector {
    private static final int MOST_WARNINGS = 50;

    private final Map<InvoiceField, Object> values = new EnumMap<>(InvoiceField.class);
    private final Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
    private final List<InvoiceLine> lines = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private int unsaid;
    private double cap = 1;

    /**
     * Sets a field; a value that is null or blank is no value.
     *
     * @param source where it stands, such as {@code 12 BIG02} or {@code B7}; null if it was derived
     */
    public void put(
            InvoiceField field,
            @Nullable Object value,
            double confidence,
            @Nullable String text,
            @Nullable String source) {
        if (value == null || value instanceof String string && string.isBlank()) {
            return;
        }
        values.put(field, value);
        readings.put(field, new FieldReading(field, confidence, text, null, source, List.of()));
    }

    /** Sets a text as it stands. */
    public void text(InvoiceField field, @Nullable String value, double confidence, @Nullable String source) {
        put(field, value, confidence, value, source);
    }

    /** Whether a field has a value. */
    public boolean has(InvoiceField field) {
        return values.containsKey(field);
    }

    /** An amount that was set. */
    public Optional<BigDecimal> amount(InvoiceField field) {
        return Optional.ofNullable((BigDecimal) values.get(field));
    }

    /** A date that was set. */
    public Optional<LocalDate> date(InvoiceField field) {
        return Optional.ofNullable((LocalDate) values.get(field));
    }

    /** The currency, if it is known by now. */
    public Optional<Currency> currency() {
        return value(InvoiceField.CURRENCY, Currency.class);
    }

    /** Adds a line. */
    public void line(InvoiceLine line) {
        lines.add(line);
    }

    /** The lines so far. */
    public List<InvoiceLine> lines() {
        return lines;
    }

    /** Says that the lines are all there, even if there are none. */
    public void linesRead(double confidence, @Nullable String source) {
        readings.put(
                InvoiceField.LINES, new FieldReading(InvoiceField.LINES, confidence, null, null, source, List.of()));
    }

    /** Says what is strange; after fifty sentences it only counts them. */
    public void warn(String sentence) {
        if (warnings.contains(sentence)) {
            return;
        }
        if (warnings.size() < MOST_WARNINGS) {
            warnings.add(sentence);
        } else {
            unsaid++;
        }
    }

    /** Says what makes every value doubtful: no confidence will be above this. */
    public void doubt(double most, String sentence) {
        cap = Math.min(cap, most);
        warn(sentence);
    }

    /** Lowers or raises the confidence of a field that was read. */
    public void confidence(InvoiceField field, double value) {
        readings.computeIfPresent(
                field,
                (key, reading) -> new FieldReading(
                        key, value, reading.text(), reading.place(), reading.source(), reading.alternatives()));
    }

    /** The candidate, with the amounts of credit notes made positive once. */
    public CandidateInvoice candidate(String format) {
        Signs.settle(this, values, lines);
        List<String> sentences = new ArrayList<>(warnings);
        if (unsaid > 0) {
            sentences.add("and %d more like these".formatted(unsaid));
        }
        readings.replaceAll((field, reading) -> new FieldReading(
                field,
                Math.min(cap, reading.confidence()),
                reading.text(),
                reading.place(),
                reading.source(),
                reading.alternatives()));
        return new CandidateInvoice(format, content(), readings, sentences);
    }

    private InvoiceContent content() {
        return InvoiceContent.builder()
                .type(value(InvoiceField.TYPE, InvoiceType.class).orElse(InvoiceType.INVOICE))
                .invoiceNumber(text(InvoiceField.INVOICE_NUMBER))
                .invoiceDate(date(InvoiceField.INVOICE_DATE).orElse(null))
                .dueDate(date(InvoiceField.DUE_DATE).orElse(null))
                .currency(value(InvoiceField.CURRENCY, Currency.class).orElse(null))
                .vendor(new Party(
                        text(InvoiceField.VENDOR_NAME),
                        text(InvoiceField.VENDOR_TAX_ID),
                        text(InvoiceField.VENDOR_IBAN),
                        text(InvoiceField.VENDOR_ADDRESS)))
                .customer(new Party(
                        text(InvoiceField.CUSTOMER_NAME),
                        text(InvoiceField.CUSTOMER_TAX_ID),
                        null,
                        text(InvoiceField.CUSTOMER_ADDRESS)))
                .purchaseOrderNumber(text(InvoiceField.PURCHASE_ORDER_NUMBER))
                .subtotal(amount(InvoiceField.SUBTOTAL).orElse(null))
                .taxAmount(amount(InvoiceField.TAX_AMOUNT).orElse(null))
                .shipping(amount(InvoiceField.SHIPPING).orElse(null))
                .total(amount(InvoiceField.TOTAL).orElse(null))
                .amountDue(amount(InvoiceField.AMOUNT_DUE).orElse(null))
                .paymentTerms(text(InvoiceField.PAYMENT_TERMS))
                .lines(lines)
                .build();
    }

    private @Nullable String text(InvoiceField field) {
        return value(field, String.class).orElse(null);
    }

    private <T> Optional<T> value(InvoiceField field, Class<T> type) {
        return Optional.ofNullable(values.get(field)).map(type::cast);
    }
}
