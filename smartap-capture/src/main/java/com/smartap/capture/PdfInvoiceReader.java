package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.hybrid.HybridInvoices;
import com.smartap.capture.internal.layout.LayoutBuilder;
import com.smartap.capture.internal.pdf.BoundedRun;
import com.smartap.capture.internal.pdf.PdfOpener;
import com.smartap.capture.internal.pdf.PdfText;
import com.smartap.capture.internal.read.InvoiceAnalysis;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.util.Optional;

/**
 * Reads invoices from PDF files. An electronic invoice inside (Factur-X, ZUGFeRD) is read, and compared with what the
 * pages show; else labels, layout and arithmetic decide; the reader knows no vendor and
 * no template. Text that a person cannot see is never a value. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PdfInvoiceReader implements InvoiceReader {
    /** For ServiceLoader; does nothing. */
    public PdfInvoiceReader() {}

    @Override
    public String id() {
        return "pdf";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> recognise(byte[] head) {
        return PdfOpener.isPdf(requireNonNull(head, "head")) ? Optional.of("application/pdf") : Optional.empty();
    }

    @Override
    public void check(DocumentSource document, ReadLimits limits) {
        PdfText.check(requireNonNull(document, "document"), requireNonNull(limits, "limits"));
    }

    @Override
    public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
        requireNonNull(document, "document");
        requireNonNull(limits, "limits");
        return HybridInvoices.read(document, limits, () -> visible(document, limits));
    }

    private static CandidateInvoice visible(DocumentSource document, ReadLimits limits) {
        return BoundedRun.call(
                document.name(),
                limits.maxTime(),
                () -> InvoiceAnalysis.of(LayoutBuilder.build(PdfText.read(document, limits))));
    }
}
