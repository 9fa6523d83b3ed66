package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.edi.EdiInvoices;
import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads X12 invoices (810). A file may hold several; control numbers and counts of the envelopes are compared, and a value
 * says the segment and element in which it stands. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class X12InvoiceReader implements InvoiceReader {
    private final EdiInvoices invoices = EdiInvoices.x12();

    /** For ServiceLoader; does nothing. */
    public X12InvoiceReader() {}

    @Override
    public String id() {
        return "x12-810";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> recognise(byte[] head) {
        return Kinds.of(requireNonNull(head, "head")) == Kind.X12
                ? Optional.of(Kind.X12.mediaType())
                : Optional.empty();
    }

    @Override
    public void check(DocumentSource document, ReadLimits limits) {
        Bounded.run(document, limits, () -> invoices.check(document, limits));
    }

    @Override
    public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
        return Bounded.first(document, limits, sink -> invoices.each(document, limits, sink));
    }

    @Override
    public List<CandidateInvoice> readAll(DocumentSource document, ReadLimits limits) {
        return Bounded.all(document, limits, sink -> invoices.each(document, limits, sink));
    }

    @Override
    public void readEach(DocumentSource document, ReadLimits limits, Consumer<CandidateInvoice> sink) {
        Bounded.each(document, limits, sink, each -> invoices.each(document, limits, each));
    }
}
