package com.smartap.capture.internal.edi;

import com.smartap.capture.internal.fields.FieldCollector;
import com.smartap.capture.internal.fields.Refusals;
import com.smartap.capture.internal.fields.Sums;
import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the invoices of an interchange file, in two passes: the first one counts and checks, the second one reads. */
public final class EdiInvoices {
    private final Kind kind;
    private final String format;
    private final Set<String> types;

    private EdiInvoices(Kind kind, String format, Set<String> types) {
        this.kind = kind;
        this.format = format;
        this.types = types;
    }

    /** X12 810. */
    public static EdiInvoices x12() {
        return new EdiInvoices(Kind.X12, "X12_810", Set.of("810"));
    }

    /** EDIFACT INVOIC. */
    public static EdiInvoices edifact() {
        return new EdiInvoices(Kind.EDIFACT, "EDIFACT_INVOIC", Set.of("INVOIC"));
    }

    /** Whether the document is this kind of interchange, not empty and not too large, and holds an invoice. */
    public void check(DocumentSource document, ReadLimits limits) {
        overview(document, limits);
    }

    /** Hands over each invoice as soon as it is read. */
    public void each(DocumentSource document, ReadLimits limits, Consumer<CandidateInvoice> sink) {
        EdiOverview overview = overview(document, limits);
        int[] number = {0};
        EdiWalk.walk(document, new EdiWalk.Visitor() {
            @Override
            public void transaction(Transaction transaction) {
                if (types.contains(transaction.type())) {
                    number[0]++;
                    sink.accept(candidate(document.name(), transaction, number[0], overview));
                }
            }
        });
    }

    private CandidateInvoice candidate(String name, Transaction transaction, int number, EdiOverview overview) {
        FieldCollector fields = new FieldCollector();
        if (transaction.isComplete()) {
            BigDecimal charges = transaction.syntax() == Syntax.X12
                    ? X12Invoice.read(transaction.segments(), fields)
                    : EdifactInvoice.read(transaction.segments(), fields);
            Sums.check(fields, true, charges);
        } else if (overview.wanted() == 1) {
            throw Refusals.damaged(
                    "%s cannot be trusted: %s. Maybe ask for it again."
                            .formatted(name, transaction.problems().get(0).message()),
                    null);
        }
        transaction.problems().forEach(problem -> fields.doubt(doubt(problem, true), problem.message()));
        overview.problems(transaction.ordinal())
                .forEach(problem -> fields.doubt(doubt(problem, false), problem.message()));
        overview.warnings().forEach(fields::warn);
        if (isTest(transaction)) {
            fields.warn("the interchange is marked as a test");
        }
        CandidateInvoice candidate = fields.candidate(format);
        return overview.wanted() == 1
                ? candidate
                : candidate.as(new CandidateInvoice.Part(number, overview.wanted(), transaction.label(), 0, 0));
    }

    /** How sure anything in a transaction can be whose envelope has a problem. */
    private static double doubt(EdiProblem problem, boolean own) {
        return switch (problem.what()) {
            case TRAILER_MISSING -> own ? 0.1 : 0.9;
            case CONTROL_NUMBER, COUNT -> own ? 0.6 : 0.8;
            case TERMINATOR -> 0.9;
        };
    }

    private static boolean isTest(Transaction transaction) {
        Segment header = transaction.envelope().interchange().header;
        return transaction.syntax() == Syntax.X12
                ? header.element(15).equals("T")
                : header.element(11).equals("1");
    }

    private EdiOverview overview(DocumentSource document, ReadLimits limits) {
        try {
            Refusals.size(document, limits);
            Kind found = Kinds.of(document);
            if (found != kind) {
                throw Refusals.otherKind(document.name(), kind, found);
            }
        } catch (IOException e) {
            throw Refusals.damaged("%s cannot be opened. Maybe it was moved or deleted.".formatted(document.name()), e);
        }
        EdiOverview overview = EdiOverview.of(document, types);
        if (overview.wanted() == 0) {
            List<String> others = new ArrayList<>(overview.otherKinds());
            throw Refusals.unsupported("%s holds no invoice (%s) but %s. %s"
                    .formatted(
                            document.name(),
                            String.join(", ", types),
                            others.isEmpty() ? "nothing" : String.join(", ", others),
                            overview.hasOrder()
                                    ? "Maybe read it as an order."
                                    : "Maybe the vendor sent another document by mistake."));
        }
        return overview;
    }
}
