package com.smartap.capture.internal.einvoice.read;

import com.smartap.capture.internal.einvoice.EInvoice;
import com.smartap.capture.internal.einvoice.Syntax;
import com.smartap.capture.internal.einvoice.Term;
import com.smartap.capture.internal.einvoice.Terms;
import com.smartap.capture.internal.einvoice.Values;
import com.smartap.capture.internal.check.Iban;
import com.smartap.capture.internal.xml.XmlElement;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.model.invoice.Party;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What an electronic invoice says, field by field, as it declares it: nothing is computed where something is stated,
 * and no sign is changed.
 */
public final class ContentReader {
    /** How sure a value is that stands in a field of its own. */
    static final double DECLARED = 0.999;

    private static final double DERIVED = 0.8;
    private static final int TOTAL = 112;
    private static final int DUE = 115;

    private final EInvoice invoice;
    private final Terms terms;
    private final Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
    private final List<String> warnings = new ArrayList<>();

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
        InvoiceContent.Builder content = InvoiceContent.builder()
                .type(type())
                .invoiceNumber(text(InvoiceField.INVOICE_NUMBER, terms.first(1)))
                .invoiceDate(date(InvoiceField.INVOICE_DATE, terms.first(2)))
                .dueDate(date(InvoiceField.DUE_DATE, terms.first(9)))
                .currency(currency())
                .purchaseOrderNumber(text(InvoiceField.PURCHASE_ORDER_NUMBER, order()))
                .paymentTerms(text(InvoiceField.PAYMENT_TERMS, terms.first(20)))
                .vendor(vendor())
                .customer(customer());
        if (invoice.syntax() == Syntax.FATTURAPA) {
            fatturaSums(content);
        } else {
            content.subtotal(amount(InvoiceField.SUBTOTAL, terms.first(109)))
                    .taxAmount(amount(InvoiceField.TAX_AMOUNT, terms.first(110)))
                    .total(amount(InvoiceField.TOTAL, terms.first(TOTAL)))
                    .amountDue(amount(InvoiceField.AMOUNT_DUE, terms.first(DUE)));
        }
        content.lines(lines());
        InvoiceContent read = content.build();
        payment(read);
        return new Result(read, Map.copyOf(readings), List.copyOf(warnings));
    }

    private InvoiceType type() {
        Optional<Term> code = terms.first(3);
        String text = code.map(Term::text).orElse(null);
        String source = code.map(Term::path).orElseGet(() -> invoice.root().path());
        put(InvoiceField.TYPE, DECLARED, text, source, List.of());
        return invoice.isCredit() ? InvoiceType.CREDIT_NOTE : InvoiceType.INVOICE;
    }

    private @Nullable Currency currency() {
        Optional<Term> code = terms.first(5);
        if (code.isEmpty()) {
            return null;
        }
        try {
            Currency currency = Currency.getInstance(code.get().text().toUpperCase(Locale.ROOT));
            text(InvoiceField.CURRENCY, code);
            return currency;
        } catch (IllegalArgumentException e) {
            warnings.add("CURRENCY: \"%s\" at %s is no currency"
                    .formatted(shown(code.get()), code.get().path()));
            return null;
        }
    }

    /** The order number; NA stands for none where UBL demands one. */
    private Optional<Term> order() {
        return terms.first(13)
                .filter(term ->
                        !term.text().equalsIgnoreCase("NA") && !term.text().equalsIgnoreCase("N/A"));
    }

    private Party vendor() {
        Optional<Terms> seller = terms.group(4);
        Optional<Term> tax = either(seller, 31);
        if (tax.isEmpty() && invoice.syntax() != Syntax.FATTURAPA) {
            either(seller, 32).ifPresent(number -> warnings.add(
                    "TAX_NUMBER: the vendor states no VAT id, but \"%s\"".formatted(shown(number))));
        }
        return new Party(
                name(InvoiceField.VENDOR_NAME, seller, 27, 28),
                taxId(InvoiceField.VENDOR_TAX_ID, seller, tax),
                account(),
                address(
                        InvoiceField.VENDOR_ADDRESS,
                        seller.flatMap(party -> party.group(5)),
                        35,
                        36,
                        162,
                        38,
                        37,
                        39,
                        40));
    }

    private Party customer() {
        Optional<Terms> buyer = terms.group(7);
        return new Party(
                name(InvoiceField.CUSTOMER_NAME, buyer, 44, 45),
                taxId(InvoiceField.CUSTOMER_TAX_ID, buyer, either(buyer, 48)),
                null,
                address(
                        InvoiceField.CUSTOMER_ADDRESS,
                        buyer.flatMap(party -> party.group(8)),
                        50,
                        51,
                        163,
                        53,
                        52,
                        54,
                        55));
    }

    private @Nullable String name(InvoiceField field, Optional<Terms> party, int name, int trading) {
        Optional<Term> found = either(party, name, trading);
        if (found.isEmpty() && invoice.syntax() == Syntax.FATTURAPA && party.isPresent()) {
            return FatturaPa.person(party.get().element())
                    .map(person -> put(field, DECLARED, person.text(), person.source(), List.of()))
                    .orElse(null);
        }
        return text(field, found);
    }

    private @Nullable String taxId(InvoiceField field, Optional<Terms> party, Optional<Term> term) {
        if (invoice.syntax() == Syntax.FATTURAPA && party.isPresent()) {
            return FatturaPa.taxId(party.get().element())
                    .map(id -> put(field, DECLARED, id.text(), id.source(), List.of()))
                    .orElse(null);
        }
        return text(field, term);
    }

    /** The first account to which money may be sent; the others are alternatives. */
    private @Nullable String account() {
        List<Term> accounts = terms.groups(17).stream()
                .flatMap(group -> group.first(84).stream())
                .toList();
        if (accounts.isEmpty()) {
            return null;
        }
        Term first = accounts.get(0);
        String iban = Iban.normalised(first.text());
        List<FieldReading.Alternative> others = accounts.stream()
                .skip(1)
                .map(term -> Iban.normalised(term.text()))
                .filter(other -> !other.equals(iban))
                .distinct()
                .limit(3)
                .map(other -> new FieldReading.Alternative(other, 0.5, null))
                .toList();
        if (!others.isEmpty()) {
            warnings.add("ACCOUNTS: the invoice names %d accounts; the first one was taken".formatted(accounts.size()));
        }
        put(InvoiceField.VENDOR_IBAN, others.isEmpty() ? DECLARED : 0.9, first.text(), first.path(), others);
        return iban;
    }

    private @Nullable String address(InvoiceField field, Optional<Terms> group, int... numbers) {
        if (group.isEmpty()) {
            return null;
        }
        Terms address = group.get();
        String street = joined(address, ", ", numbers[0], numbers[1], numbers[2]);
        String town = joined(address, " ", numbers[3], numbers[4]);
        String rest = joined(address, ", ", numbers[5], numbers[6]);
        String text = Arrays.asList(street, town, rest).stream()
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(", "));
        return text.isEmpty()
                ? null
                : put(field, DECLARED, text, address.element().path(), List.of());
    }

    private static String joined(Terms address, String glue, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> address.text(number).map(Values::line).orElse(""))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(glue));
    }

    /** FatturaPA states sums per rate only, and the total where it likes. */
    private void fatturaSums(InvoiceContent.Builder content) {
        FatturaPa.Sums sums = FatturaPa.sums(terms);
        content.subtotal(sum(InvoiceField.SUBTOTAL, sums.net(), sums.source(), DECLARED));
        content.taxAmount(sum(InvoiceField.TAX_AMOUNT, sums.tax(), sums.source(), DECLARED));
        BigDecimal total = amount(InvoiceField.TOTAL, terms.first(TOTAL));
        if (total == null && sums.net() != null) {
            total = sum(InvoiceField.TOTAL, sums.total(), sums.source(), DERIVED);
            warnings.add("TOTAL: no total is stated; net and tax add up to %s"
                    .formatted(sums.total().toPlainString()));
        }
        content.total(total);
        content.amountDue(sum(InvoiceField.AMOUNT_DUE, sums.due(), sums.dueSource(), DECLARED));
    }

    private @Nullable BigDecimal sum(
            InvoiceField field, @Nullable BigDecimal value, @Nullable String source, double confidence) {
        if (value != null) {
            put(field, confidence, value.toPlainString(), source, List.of());
        }
        return value;
    }

    private List<InvoiceLine> lines() {
        List<Terms> all = terms.groups(25);
        if (invoice.isWithoutLines()) {
            warnings.add("LINES: the profile %s has no lines".formatted(invoice.profile()));
        }
        long grouping = all.stream().filter(line -> !LineReader.counts(line)).count();
        if (grouping > 0) {
            warnings.add("LINES: %d lines only group or inform, and are read without an amount of their own"
                    .formatted(grouping));
        }
        XmlElement source = all.isEmpty() ? invoice.root() : all.get(0).element();
        put(InvoiceField.LINES, DECLARED, all.size() + " lines", source.path(), List.of());
        return all.stream().map(LineReader::line).toList();
    }

    /** Says what about the amounts decides whether money is sent. */
    private void payment(InvoiceContent content) {
        BigDecimal total = content.total();
        BigDecimal due = content.amountDue();
        if (total != null && due != null && total.signum() > 0 && due.signum() <= 0) {
            warnings.add(
                    "PAID: nothing is left to pay (%s of %s)".formatted(due.toPlainString(), total.toPlainString()));
        }
        if (total != null && total.signum() < 0) {
            warnings.add(
                    content.type() == InvoiceType.CREDIT_NOTE
                            ? "NEGATIVE: the amounts of this credit note are negative; a person has to say which way the money goes"
                            : "NEGATIVE: the total is negative: this invoice gives money back");
        }
    }

    private static Optional<Term> either(Optional<Terms> group, int... numbers) {
        return IntStream.of(numbers)
                .mapToObj(number -> group.flatMap(terms -> terms.first(number)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private @Nullable String text(InvoiceField field, Optional<Term> term) {
        return value(field, term, text -> Optional.of(Values.line(text)));
    }

    private @Nullable LocalDate date(InvoiceField field, Optional<Term> term) {
        return value(field, term, Values::date);
    }

    private @Nullable BigDecimal amount(InvoiceField field, Optional<Term> term) {
        return value(field, term, Values::decimal);
    }

    private <T> @Nullable T value(InvoiceField field, Optional<Term> term, Function<String, Optional<T>> parser) {
        if (term.isEmpty()) {
            return null;
        }
        Optional<T> value = parser.apply(term.get().text());
        if (value.isEmpty()) {
            warnings.add("VALUE: \"%s\" at %s is no %s"
                    .formatted(shown(term.get()), term.get().path(), field.wire()));
            return null;
        }
        put(field, DECLARED, term.get().text(), term.get().path(), List.of());
        return value.get();
    }

    private static String shown(Term term) {
        String text = Values.line(term.text());
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private @Nullable String put(
            InvoiceField field,
            double confidence,
            @Nullable String text,
            @Nullable String source,
            List<FieldReading.Alternative> alternatives) {
        readings.put(field, new FieldReading(field, confidence, text, null, source, alternatives));
        return text;
    }
}
