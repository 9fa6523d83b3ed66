package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.TextDocument;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
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

/** Reads an invoice from positioned text, with a confidence and a place for each field. */
public final class InvoiceAnalysis {
    private static final int FEWEST_LETTERS = 30;
    private static final double DERIVED = 0.8;
    private static final double LAYER = 0.9;
    private static final double PAID = 0.94;

    private final TextDocument document;
    private final Reading reading;
    private final Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
    private final List<String> warnings = new ArrayList<>();
    private final double ceiling;
    /** How sure cash, change or card make the total of a receipt. */
    private double paid;

    private @Nullable LocalDate issued;

    private InvoiceAnalysis(TextDocument document) {
        this.document = document;
        this.reading = new Reading(document);
        this.ceiling = document.scanned() ? LAYER : 0.99;
    }

    /** What an invoice of this text says. */
    public static CandidateInvoice of(TextDocument document) {
        List<String> hidden = new ArrayList<>();
        int count = document.pages().stream().mapToInt(GlyphPage::hidden).sum();
        if (count > 0) {
            hidden.add("HIDDEN_TEXT: %d characters that a person cannot see were ignored".formatted(count));
        }
        long letters = document.lines().stream()
                .flatMapToInt(line -> line.text().chars())
                .filter(Character::isLetterOrDigit)
                .count();
        if (letters < FEWEST_LETTERS && !Labels.builtIn().announceAnInvoice(document.lines())) {
            hidden.add("NO_TEXT: the document has no usable text. Maybe it is a scan; it needs a person or OCR.");
            return new CandidateInvoice("PDF_TEXT", InvoiceContent.EMPTY, Map.of(), hidden);
        }
        InvoiceAnalysis analysis = new InvoiceAnalysis(document);
        analysis.warnings.addAll(hidden);
        if (document.scanned()) {
            analysis.warnings.add("SCANNED: the text is an invisible layer over a picture");
        }
        return analysis.read();
    }

    private CandidateInvoice read() {
        LineTable.Table table = new LineTable(reading).read();
        HeaderFields head = new HeaderFields(reading, table::isHeading);
        Parties parties = new Parties(reading);
        Parties.Found customer = parties.customer();
        Parties.Found vendor = parties.vendor();
        SumCandidates candidates = new SumCandidates(reading, table);
        Sums sums = Sums.of(candidates, table);
        // A table with a heading whose lines add up to sums that add up is an invoice, whatever else it says: only a
        // till prints what was handed over and given back.
        boolean invoice = table.headed() && sums.proven() && sums.linesAgree() && sums.isLabelled();
        boolean receipt = Receipt.is(reading) && (!invoice || Receipt.isPaidAtTill(reading));
        if (receipt) {
            vendor = vendor.named(Receipt.vendor(reading));
        } else {
            StatedCompany stated = new StatedCompany(reading, parties);
            Optional<Candidate<String>> name = vendor.name();
            vendor = vendor.named(stated.instead(name).or(() -> stated.ofDomain(name)));
        }
        vendor = vendor.named(vendor.name().map(CompanyName::alone));
        if (receipt) {
            Optional<Candidate<BigDecimal>> total = Receipt.total(reading);
            paid = total.map(Candidate::score).filter(score -> score >= PAID).orElse(0.0);
            sums = sums.paid(total);
        }

        InvoiceContent.Builder content = InvoiceContent.builder();
        content.type(type());
        header(head, parties, content);
        List<Candidate<String>> ibans = Ibans.find(reading);
        content.vendor(new Party(
                put(InvoiceField.VENDOR_NAME, vendor.name()),
                put(InvoiceField.VENDOR_TAX_ID, vendor.taxId()),
                put(InvoiceField.VENDOR_IBAN, ibans.stream().findFirst()),
                put(InvoiceField.VENDOR_ADDRESS, vendor.address())));
        content.customer(new Party(
                put(InvoiceField.CUSTOMER_NAME, customer.name()),
                put(InvoiceField.CUSTOMER_TAX_ID, customer.taxId()),
                null,
                put(InvoiceField.CUSTOMER_ADDRESS, customer.address())));
        List<Candidate<Currency>> currencies = Currencies.candidates(reading, issued);
        content.currency(put(InvoiceField.CURRENCY, currencies.stream().findFirst()));
        sums(sums, table, content);
        also(InvoiceField.VENDOR_NAME, vendor.name().orElse(null), parties.names());
        also(InvoiceField.VENDOR_TAX_ID, vendor.taxId().orElse(null), parties.taxIds());
        also(InvoiceField.VENDOR_IBAN, ibans.stream().findFirst().orElse(null), ibans);
        also(InvoiceField.CURRENCY, currencies.stream().findFirst().orElse(null), currencies);
        also(InvoiceField.SUBTOTAL, sums.subtotal(), candidates.of(LabelKind.SUBTOTAL));
        also(InvoiceField.TAX_AMOUNT, sums.tax(), candidates.of(LabelKind.TAX));
        also(InvoiceField.TOTAL, sums.total(), candidates.of(LabelKind.TOTAL));
        also(InvoiceField.AMOUNT_DUE, sums.due(), candidates.of(LabelKind.AMOUNT_DUE));
        content.lines(table.lines());
        lines(table, sums);
        warnings.addAll(PaymentSlips.findings(reading));
        Lookalikes.doubt(readings, warnings);
        return new CandidateInvoice("PDF_TEXT", content.build(), readings, warnings);
    }

    private InvoiceType type() {
        Optional<LabelHit> credit = CreditNotes.title(reading);
        credit.ifPresent(hit -> readings.put(
                InvoiceField.TYPE, new FieldReading(InvoiceField.TYPE, 0.95, hit.text(), document.place(hit.words()))));
        return credit.isPresent() ? InvoiceType.CREDIT_NOTE : InvoiceType.INVOICE;
    }

    private void header(HeaderFields head, Parties parties, InvoiceContent.Builder content) {
        List<Candidate<String>> orders = head.codes(LabelKind.PO);
        List<Candidate<String>> others = head.codes(LabelKind.OTHER_NUMBER);
        List<Candidate<String>> numbers = head.codes(LabelKind.NUMBER);
        List<Candidate<String>> own = numbers.stream()
                .filter(candidate -> orders.stream().noneMatch(other -> claims(other, candidate))
                        && others.stream().noneMatch(other -> claims(other, candidate)))
                .toList();
        Optional<Candidate<String>> number = InvoiceNumber.choose(own, head, parties);
        content.invoiceNumber(put(InvoiceField.INVOICE_NUMBER, number.map(best -> best.scored(best.score() * 0.98))));
        Optional<Candidate<String>> order = orders.stream()
                .filter(candidate -> candidate.value().length() > 2)
                .filter(candidate -> number.isEmpty() || !number.get().words().equals(candidate.words()))
                .filter(candidate -> others.stream().noneMatch(other -> claims(other, candidate)))
                .findFirst();
        content.purchaseOrderNumber(
                put(InvoiceField.PURCHASE_ORDER_NUMBER, order.map(best -> best.scored(best.score() * 0.97))));
        also(InvoiceField.INVOICE_NUMBER, number.orElse(null), numbers);
        also(InvoiceField.PURCHASE_ORDER_NUMBER, order.orElse(null), orders);
        dates(head, number, content);
    }

    /** Adds what else was thought of. */
    private <T> void also(InvoiceField field, @Nullable Candidate<T> chosen, List<Candidate<T>> candidates) {
        if (chosen != null) {
            readings.computeIfPresent(
                    field, (key, reading) -> Alternatives.with(reading, chosen.value(), candidates, document));
        }
    }

    private void dates(HeaderFields head, Optional<Candidate<String>> number, InvoiceContent.Builder content) {
        List<Candidate<LocalDate>> dues = head.dates(LabelKind.DUE_DATE);
        Optional<Candidate<LocalDate>> printed = dues.stream().findFirst();
        List<Candidate<LocalDate>> others = head.dates(LabelKind.OTHER_DATE);
        List<Candidate<LocalDate>> dates = head.dates(LabelKind.DATE).stream()
                .filter(candidate -> printed.isEmpty() || !printed.get().words().equals(candidate.words()))
                .filter(candidate -> others.stream()
                        .noneMatch(
                                other -> other.words().equals(candidate.words()) && other.score() > candidate.score()))
                .toList();
        // Nobody is asked to pay before the invoice is written.
        Optional<Candidate<LocalDate>> labelled = dates.stream()
                .filter(candidate -> printed.isEmpty()
                        || !candidate.value().isAfter(printed.get().value()))
                .findFirst()
                .or(() -> dates.stream().findFirst())
                .or(() -> new LooseDates(reading, head).best(number));
        Optional<Candidate<String>> terms = head.terms();
        Optional<Dates.Span> span = labelled.isPresent() && printed.isPresent()
                ? Optional.of(Dates.settle(
                        labelled.get(), printed.get(), terms.flatMap(found -> HeaderFields.days(found.value()))))
                : Optional.empty();
        Optional<Candidate<LocalDate>> issued = span.map(Dates.Span::issued).or(() -> labelled);
        Optional<Candidate<LocalDate>> due = span.map(Dates.Span::due).or(() -> printed);
        content.paymentTerms(put(InvoiceField.PAYMENT_TERMS, terms));
        this.issued = put(InvoiceField.INVOICE_DATE, issued.map(this::capped));
        content.invoiceDate(this.issued);
        LocalDate dueDate = put(InvoiceField.DUE_DATE, due.map(this::capped));
        also(InvoiceField.INVOICE_DATE, issued.orElse(null), dates);
        also(InvoiceField.DUE_DATE, due.orElse(null), dues);
        if (dueDate == null && issued.isPresent() && terms.isPresent()) {
            dueDate = derived(issued.get(), terms.get());
        }
        content.dueDate(dueDate);
        if (due.isPresent()
                && issued.isPresent()
                && due.get().value().isBefore(issued.get().value())) {
            warnings.add("DATES: the due date %s is before the invoice date %s"
                    .formatted(due.get().value(), issued.get().value()));
        }
    }

    private static boolean claims(Candidate<String> other, Candidate<String> candidate) {
        return other.words().equals(candidate.words()) && other.score() > candidate.score();
    }

    /** The score of a date whose day and month could be swapped is low already. */
    private Candidate<LocalDate> capped(Candidate<LocalDate> date) {
        return date.scored(Math.min(date.score() * 0.98, 0.98));
    }

    private @Nullable LocalDate derived(Candidate<LocalDate> issued, Candidate<String> terms) {
        Optional<Integer> days = HeaderFields.days(terms.value());
        if (days.isEmpty()) {
            return null;
        }
        double score = Math.min(DERIVED, Math.min(issued.score(), terms.score()));
        LocalDate due = issued.value().plusDays(days.get());
        return put(InvoiceField.DUE_DATE, Optional.of(new Candidate<>(due, score, terms.words())));
    }

    private void sums(Sums sums, LineTable.Table table, InvoiceContent.Builder content) {
        double floor = sums.proven() ? (sums.linesAgree() ? 0.99 : 0.98) : 0;
        content.subtotal(sum(InvoiceField.SUBTOTAL, sums.subtotal(), floor));
        content.total(sum(InvoiceField.TOTAL, sums.total(), Math.max(floor, paid)));
        BigDecimal tax = sum(InvoiceField.TAX_AMOUNT, sums.tax(), floor);
        BigDecimal shipping = sum(InvoiceField.SHIPPING, sums.shipping(), floor);
        Candidate<BigDecimal> total = sums.total();
        boolean adds = sums.proven() && total != null;
        // What the sums leave no room for is nothing, even if the paper does not say so.
        if (adds && tax == null) {
            tax = derivedZero(InvoiceField.TAX_AMOUNT);
        }
        if (adds && shipping == null) {
            shipping = derivedZero(InvoiceField.SHIPPING);
        }
        content.taxAmount(tax);
        content.shipping(shipping);
        content.amountDue(sum(
                InvoiceField.AMOUNT_DUE,
                sums.due(),
                sums.due() != null && total != null && sums.due().value().compareTo(total.value()) == 0 ? floor : 0));
        if (total == null) {
            warnings.add("TOTAL: no total was found");
        } else if (!sums.proven()) {
            warnings.add("SUMS: net, tax and shipping do not add up to the total, or some of them are missing");
        } else if (!table.lines().isEmpty() && !sums.linesAgree()) {
            warnings.add("LINES: the lines add up to %s, not to the subtotal"
                    .formatted(table.sum().toPlainString()));
        }
    }

    private BigDecimal derivedZero(InvoiceField field) {
        readings.put(field, new FieldReading(field, 0.9, null, null));
        return new BigDecimal("0.00");
    }

    private @Nullable BigDecimal sum(InvoiceField field, @Nullable Candidate<BigDecimal> candidate, double floor) {
        if (candidate == null) {
            return null;
        }
        // Without arithmetic behind it, an amount is only as sure as its label.
        double score = floor > 0 ? Math.max(floor, candidate.score() * 0.9) : candidate.score() * 0.88;
        return put(field, Optional.of(candidate.scored(score)));
    }

    private void lines(LineTable.Table table, Sums sums) {
        if (table.lines().isEmpty()) {
            return;
        }
        double score = sums.linesAgree() ? 0.9 + 0.08 * table.agreement() : 0.35 + 0.4 * table.agreement();
        if (!table.headed()) {
            score = Math.min(score, 0.75);
        }
        readings.put(
                InvoiceField.LINES,
                new FieldReading(
                        InvoiceField.LINES,
                        Math.min(score, ceiling),
                        table.lines().size() + " lines",
                        document.place(table.words())));
    }

    private <T> @Nullable T put(InvoiceField field, Optional<Candidate<T>> candidate) {
        if (candidate.isEmpty()) {
            return null;
        }
        Candidate<T> found = candidate.get();
        double score = Math.max(0, Math.min(ceiling, found.score()));
        String text = found.words().isEmpty() ? null : Segment.text(found.words());
        readings.put(
                field,
                new FieldReading(field, score, text, found.words().isEmpty() ? null : document.place(found.words())));
        return found.value();
    }
}
