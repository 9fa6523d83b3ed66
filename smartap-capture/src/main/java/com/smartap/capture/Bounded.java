package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.pdf.BoundedRun;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Runs readers that hand over one invoice after the other, within the limits of time and number. */
final class Bounded {
    /** A list may hold so many invoices; files with more are read one by one. */
    private static final int MOST_IN_LIST = 10_000;

    private Bounded() {}

    /** Hands over what a document holds. */
    interface Reading {
        void each(Consumer<CandidateInvoice> sink);
    }

    static void run(DocumentSource document, ReadLimits limits, Runnable work) {
        requireNonNull(document, "document");
        requireNonNull(limits, "limits");
        BoundedRun.call(document.name(), limits.maxTime(), () -> {
            work.run();
            return true;
        });
    }

    /** Like {@link #run}, where the caller's own sink may fail: its failure is no fault of the document. */
    static void each(DocumentSource document, ReadLimits limits, Consumer<CandidateInvoice> sink, Reading reading) {
        requireNonNull(sink, "sink");
        List<RuntimeException> failure = new ArrayList<>();
        try {
            run(
                    document,
                    limits,
                    () -> reading.each(candidate -> {
                        try {
                            sink.accept(candidate);
                        } catch (RuntimeException e) {
                            failure.add(e);
                            throw e;
                        }
                    }));
        } catch (DocumentException e) {
            throw failure.isEmpty() ? e : failure.get(0);
        }
    }

    /** The first invoice, with a warning if there are more. */
    static CandidateInvoice first(DocumentSource document, ReadLimits limits, Reading reading) {
        List<CandidateInvoice> first = new ArrayList<>();
        run(document, limits, () -> {
            try {
                reading.each(candidate -> {
                    first.add(candidate);
                    throw new Enough();
                });
            } catch (Enough e) {
                // The rest need not be read.
            }
        });
        CandidateInvoice candidate = first.get(0);
        CandidateInvoice.Part part = candidate.part();
        if (part == null) {
            return candidate;
        }
        List<String> warnings = new ArrayList<>(candidate.warnings());
        warnings.add("the document holds %d invoices; this is the first one".formatted(part.of()));
        return new CandidateInvoice(candidate.format(), candidate.content(), candidate.readings(), warnings, part);
    }

    /** All invoices, as long as a list may hold them. */
    static List<CandidateInvoice> all(DocumentSource document, ReadLimits limits, Reading reading) {
        List<CandidateInvoice> all = new ArrayList<>();
        run(
                document,
                limits,
                () -> reading.each(candidate -> {
                    if (all.size() == MOST_IN_LIST) {
                        throw new DocumentException(
                                ErrorCode.DOCUMENT_TOO_LARGE,
                                "%s holds more than %d invoices. Maybe split it, or read them one by one (readEach)."
                                        .formatted(document.name(), MOST_IN_LIST));
                    }
                    all.add(candidate);
                }));
        return List.copyOf(all);
    }

    /** Ends a reading early; carries nothing. */
    private static final class Enough extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Enough() {
            super(null, null, false, false);
        }
    }
}
