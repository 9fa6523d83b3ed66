package com.smartap.capture.internal.edi;

import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.capture.internal.fields.Refusals;
import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.CandidateOrder;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the orders of an interchange file: X12 850 and EDIFACT ORDERS. */
public final class EdiOrders {
    private static final Set<String> TYPES = Set.of("850", "ORDERS");
    private static final int MOST_ORDERS = 10_000;
    private static final double SURE = 0.99;

    private EdiOrders() {}

    /** Hands over each order. */
    public static void each(DocumentSource document, ReadLimits limits, Consumer<CandidateOrder> sink) {
        try {
            Refusals.size(document, limits);
            Kind kind = Kinds.of(document);
            if (kind != Kind.X12 && kind != Kind.EDIFACT) {
                throw Refusals.otherKind(document.name(), Kind.EDIFACT, kind);
            }
        } catch (IOException e) {
            throw Refusals.damaged("%s cannot be opened. Maybe it was moved or deleted.".formatted(document.name()), e);
        }
        EdiOverview overview = EdiOverview.of(document, TYPES);
        if (overview.wanted() == 0 || overview.wanted() > MOST_ORDERS) {
            throw Refusals.unsupported("%s holds %d orders (850, ORDERS), and otherwise %s; 1 to %d are read"
                    .formatted(
                            document.name(), overview.wanted(), String.join(", ", overview.otherKinds()), MOST_ORDERS));
        }
        int[] number = {0};
        EdiWalk.walk(document, new EdiWalk.Visitor() {
            @Override
            public void transaction(Transaction transaction) {
                if (TYPES.contains(transaction.type())) {
                    number[0]++;
                    sink.accept(order(document.name(), transaction, number[0], overview));
                }
            }
        });
    }

    private static CandidateOrder order(String name, Transaction transaction, int number, EdiOverview overview) {
        FieldCollector fields = new FieldCollector();
        if (!transaction.isComplete()) {
            throw Refusals.damaged(
                    "%s cannot be trusted: %s. Maybe ask for it again."
                            .formatted(name, transaction.problems().get(0).message()),
                    null);
        }
        if (transaction.syntax() == Syntax.X12) {
            x12(transaction, fields);
        } else {
            edifact(transaction, fields);
        }
        transaction.problems().forEach(problem -> fields.warn(problem.message()));
        overview.problems(transaction.ordinal()).forEach(problem -> fields.warn(problem.message()));
        overview.warnings().forEach(fields::warn);
        if (!fields.has(InvoiceField.PURCHASE_ORDER_NUMBER)) {
            fields.warn("%s has no order number".formatted(transaction.label()));
        }
        CandidateInvoice read = fields.candidate(transaction.syntax() == Syntax.X12 ? "X12_850" : "EDIFACT_ORDERS");
        InvoiceContent content = read.content();
        return new CandidateOrder(
                read.format(),
                content.purchaseOrderNumber(),
                content.invoiceDate(),
                content.currency(),
                content.vendor(),
                content.customer(),
                content.lines(),
                read.warnings(),
                overview.wanted() == 1
                        ? null
                        : new CandidateInvoice.Part(number, overview.wanted(), transaction.label(), 0, 0));
    }

    private static void x12(Transaction transaction, FieldCollector fields) {
        X12Parties parties = new X12Parties(fields);
        X12Lines lines = new X12Lines(fields);
        for (Segment segment : transaction.segments()) {
            switch (segment.tag()) {
                case "BEG" -> {
                    fields.text(InvoiceField.PURCHASE_ORDER_NUMBER, segment.element(3), SURE, segment.at(3));
                    EdiValues.date(segment.element(5))
                            .ifPresent(date -> fields.put(
                                    InvoiceField.INVOICE_DATE, date, SURE, segment.element(5), segment.at(5)));
                    purpose(segment.element(1), Set.of("01", "1"), fields);
                }
                case "CUR" -> currency(segment.element(2), segment.at(2), fields);
                case "N1" -> {
                    if (!lines.isOpen()) {
                        parties.name(segment);
                    }
                }
                case "N2", "N3", "N4" -> parties.more(segment);
                case "REF" -> {
                    if (Set.of("TJ", "TX", "61", "VA").contains(segment.element(1)) && !lines.isOpen()) {
                        parties.taxId(segment);
                    }
                }
                case "PO1", "PID", "CTP" -> {
                    parties.close();
                    lines.add(segment);
                }
                case "CTT" -> lines.expect(segment);
                default -> {}
            }
        }
        lines.finish();
        parties.finish();
    }

    private static void edifact(Transaction transaction, FieldCollector fields) {
        EdifactParties parties = new EdifactParties(fields);
        EdifactLines lines = new EdifactLines(fields);
        boolean inLines = false;
        for (Segment segment : transaction.segments()) {
            switch (segment.tag()) {
                case "BGM" -> {
                    fields.text(InvoiceField.PURCHASE_ORDER_NUMBER, segment.component(2, 1), SURE, segment.at(2));
                    purpose(segment.element(3), Set.of("1", "3"), fields);
                }
                case "NAD" -> {
                    if (!inLines) {
                        parties.begin(segment);
                    }
                }
                case "LIN" -> {
                    inLines = true;
                    parties.close();
                    lines.begin(segment);
                }
                case "UNS" -> {
                    inLines = false;
                    lines.close();
                }
                case "CNT" -> lines.expect(segment);
                case "CUX" -> currency(segment.component(1, 2), segment.at(1), fields);
                default -> other(segment, inLines, parties, lines, fields);
            }
        }
        lines.finish();
        parties.finish();
    }

    private static void other(
            Segment segment, boolean inLines, EdifactParties parties, EdifactLines lines, FieldCollector fields) {
        if (inLines) {
            lines.add(segment);
        } else if (segment.tag().equals("RFF") && parties.isOpen()) {
            parties.taxId(segment);
        } else if (segment.tag().equals("DTM")
                && (segment.component(1, 1).equals("137")
                        || segment.component(1, 1).equals("4"))) {
            EdiValues.date(segment.component(1, 2), segment.component(1, 3))
                    .ifPresent(date ->
                            fields.put(InvoiceField.INVOICE_DATE, date, SURE, segment.component(1, 2), segment.at(1)));
        }
    }

    private static void purpose(String code, Set<String> cancellations, FieldCollector fields) {
        if (cancellations.contains(code)) {
            fields.warn("the sender marks this as a cancellation");
        } else if (Set.of("04", "05", "4", "5").contains(code)) {
            fields.warn("the sender marks this as a change or replacement of an earlier order");
        }
    }

    private static void currency(String code, String at, FieldCollector fields) {
        EdiValues.currency(code)
                .filter(known -> !fields.has(InvoiceField.CURRENCY))
                .ifPresent(known -> fields.put(InvoiceField.CURRENCY, known, SURE, code, at));
    }
}
