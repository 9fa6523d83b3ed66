package com.smartap.capture.internal.einvoice.read;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Syntax;
import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Terms;
import com.smartap.capture.internal.xml.XmlElement;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceType;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an electronic invoice says, field by field, as it declares it: nothing is computed where something is stated,
 * and no sign is changed.
 */
public final class ContentReader {
    private static final double DERIVED = 0.8;
    private static final int TOTAL = 112;
    private static final int DUE = 115;

    private final EInvoice invoice;
    private final Terms terms;
    private final Fields fields = new Fields();

    private ContentReader(EInvoice invoice) {
        this.invoice = invoice;
        this.terms = invoice.terms();
    }

    /**
     * What was read.
     *
     * @param content the values
     * @param readings how each was read, with the path of its place
     * @param warnings what is strange about the values, one sentence each
     */
    public record Result(InvoiceContent content, Map<InvoiceField, FieldReading> readings, List<String> warnings) {}

    /** Reads an invoice. */
    public static Result read(EInvoice invoice) {
        return new ContentReader(invoice).read();
    }

    private Result read() {
        PartyReader parties = new PartyReader(invoice, fields);
        InvoiceContent.Builder content = InvoiceContent.builder()
                .type(type())
                .invoiceNumber(fields.text(InvoiceField.INVOICE_NUMBER, terms.first(1)))
                .invoiceDate(fields.date(InvoiceField.INVOICE_DATE, terms.first(2)))
                .dueDate(fields.date(InvoiceField.DUE_DATE, terms.first(9)))
                .currency(currency())
                .purchaseOrderNumber(fields.text(InvoiceField.PURCHASE_ORDER_NUMBER, order()))
                .paymentTerms(fields.text(InvoiceField.PAYMENT_TERMS, terms.first(20)))
                .vendor(parties.vendor())
                .customer(parties.customer());
        if (invoice.syntax() == Syntax.FATTURAPA) {
            fatturaSums(content);
        } else {
            content.subtotal(fields.amount(InvoiceField.SUBTOTAL, terms.first(109)))
                    .taxAmount(fields.amount(InvoiceField.TAX_AMOUNT, terms.first(110)))
                    .total(fields.amount(InvoiceField.TOTAL, terms.first(TOTAL)))
                    .amountDue(fields.amount(InvoiceField.AMOUNT_DUE, terms.first(DUE)));
        }
        content.lines(lines());
        InvoiceContent read = content.build();
        payment(read);
        return new Result(read, fields.readings(), fields.warnings());
    }

    private InvoiceType type() {
        Optional<Term> code = terms.first(3);
        String text = code.map(Term::text).orElse(null);
        String source = code.map(Term::path).orElseGet(() -> invoice.root().path());
        fields.put(InvoiceField.TYPE, Fields.DECLARED, text, source, List.of());
        return invoice.isCredit() ? InvoiceType.CREDIT_NOTE : InvoiceType.INVOICE;
    }

    private @Nullable Currency currency() {
        Optional<Term> code = terms.first(5);
        if (code.isEmpty()) {
            return null;
        }
        try {
            Currency currency = Currency.getInstance(code.get().text().toUpperCase(Locale.ROOT));
            fields.text(InvoiceField.CURRENCY, code);
            return currency;
        } catch (IllegalArgumentException e) {
            fields.warn("CURRENCY: \"%s\" at %s is no currency"
                    .formatted(Fields.shown(code.get()), code.get().path()));
            return null;
        }
    }

    /** The order number; NA stands for none where UBL demands one. */
    private Optional<Term> order() {
        return terms.first(13)
                .filter(term ->
                        !term.text().equalsIgnoreCase("NA") && !term.text().equalsIgnoreCase("N/A"));
    }

    /** FatturaPA states sums per rate only, and the total where it likes. */
    private void fatturaSums(InvoiceContent.Builder content) {
        FatturaPa.Sums sums = FatturaPa.sums(terms);
        content.subtotal(sum(InvoiceField.SUBTOTAL, sums.net(), sums.source(), Fields.DECLARED));
        content.taxAmount(sum(InvoiceField.TAX_AMOUNT, sums.tax(), sums.source(), Fields.DECLARED));
        BigDecimal total = fields.amount(InvoiceField.TOTAL, terms.first(TOTAL));
        if (total == null && sums.net() != null) {
            total = sum(InvoiceField.TOTAL, sums.total(), sums.source(), DERIVED);
            fields.warn("TOTAL: no total is stated; net and tax add up to %s"
                    .formatted(sums.total().toPlainString()));
        }
        content.total(total);
        content.amountDue(sum(InvoiceField.AMOUNT_DUE, sums.due(), sums.dueSource(), Fields.DECLARED));
    }

    private @Nullable BigDecimal sum(
            InvoiceField field, @Nullable BigDecimal value, @Nullable String source, double confidence) {
        if (value != null) {
            fields.put(field, confidence, value.toPlainString(), source, List.of());
        }
        return value;
    }

    private List<InvoiceLine> lines() {
        List<Terms> all = terms.groups(25);
        if (invoice.isWithoutLines()) {
            fields.warn("LINES: the profile %s has no lines".formatted(invoice.profile()));
        }
        long grouping = all.stream().filter(line -> !LineReader.counts(line)).count();
        if (grouping > 0) {
            fields.warn("LINES: %d lines only group or inform, and are read without an amount of their own"
                    .formatted(grouping));
        }
        XmlElement source = all.isEmpty() ? invoice.root() : all.get(0).element();
        fields.put(InvoiceField.LINES, Fields.DECLARED, all.size() + " lines", source.path(), List.of());
        return all.stream().map(LineReader::line).toList();
    }

    /** Says what about the amounts decides whether money is sent. */
    private void payment(InvoiceContent content) {
        BigDecimal total = content.total();
        BigDecimal due = content.amountDue();
        if (total != null && due != null && total.signum() > 0 && due.signum() <= 0) {
            fields.warn(
                    "PAID: nothing is left to pay (%s of %s)".formatted(due.toPlainString(), total.toPlainString()));
        }
        if (total != null && total.signum() < 0) {
            fields.warn(
                    content.type() == InvoiceType.CREDIT_NOTE
                            ? "NEGATIVE: the amounts of this credit note are negative; a person has to say which way the money goes"
                            : "NEGATIVE: the total is negative: this invoice gives money back");
        }
    }
}
