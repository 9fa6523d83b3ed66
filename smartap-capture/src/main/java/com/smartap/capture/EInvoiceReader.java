package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.einvoice.EInvoiceFile;
import com.smartap.capture.internal.einvoice.RootElement;
import com.smartap.capture.internal.einvoice.read.EInvoiceCandidates;
import com.smartap.capture.internal.pdf.BoundedRun;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.util.List;
import java.util.Optional;

/**
 * Reads electronic invoices in XML: UBL 2 (Peppol BIS, XRechnung and others) and CII (Factur-X, ZUGFeRD 1 and 2,
 * XRechnung) invoices and credit notes, and FatturaPA with or without a signed envelope. Values are those that the
 * invoice declares; where they do not agree with each other or with the rules of EN 16931, warnings say so, such as
 * {@code BR-CO-15: …}. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class EInvoiceReader implements InvoiceReader {
    /** For ServiceLoader; does nothing. */
    public EInvoiceReader() {}

    @Override
    public String id() {
        return "e-invoice";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> recognise(byte[] head) {
        return RootElement.mediaType(requireNonNull(head, "head"));
    }

    @Override
    public void check(DocumentSource document, ReadLimits limits) {
        file(document, limits);
    }

    @Override
    public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
        return EInvoiceCandidates.first(readAll(document, limits));
    }

    @Override
    public List<CandidateInvoice> readAll(DocumentSource document, ReadLimits limits) {
        requireNonNull(document, "document");
        requireNonNull(limits, "limits");
        return BoundedRun.call(
                document.name(), limits.maxTime(), () -> EInvoiceCandidates.of(EInvoiceFile.open(document, limits)));
    }

    private static EInvoiceFile file(DocumentSource document, ReadLimits limits) {
        requireNonNull(document, "document");
        requireNonNull(limits, "limits");
        return BoundedRun.call(document.name(), limits.maxTime(), () -> EInvoiceFile.open(document, limits));
    }
}
