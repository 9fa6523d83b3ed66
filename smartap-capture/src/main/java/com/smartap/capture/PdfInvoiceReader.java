package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.LayoutBuilder;
import com.smartap.capture.internal.ocr.Engines;
import com.smartap.capture.internal.ocr.PdfReading;
import com.smartap.capture.internal.pdf.BoundedRun;
import com.smartap.capture.internal.pdf.PdfOpener;
import com.smartap.capture.internal.pdf.PdfText;
import com.smartap.capture.internal.read.InvoiceAnalysis;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.ReadLimits;
import java.util.List;
import java.util.Optional;

/**
 * Reads invoices from PDF files. Labels, layout and arithmetic decide; the reader knows no vendor and
 * no template. Text that a person cannot see is never a value. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PdfInvoiceReader implements InvoiceReader {
    private final Engines engines;

    /** Pages without usable text are read by the first OCR engine of the class path that can be used. */
    public PdfInvoiceReader() {
        this.engines = Engines.onTheClassPath();
    }

    /** Pages without usable text are read by an engine of the host's choice. */
    public PdfInvoiceReader(OcrEngine engine) {
        this.engines = Engines.of(requireNonNull(engine, "engine"));
    }

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
        TextAndPages read = BoundedRun.call(document.name(), limits.maxTime(), () -> {
            List<GlyphPage> pages = PdfText.read(document, limits);
            return new TextAndPages(pages, InvoiceAnalysis.of(LayoutBuilder.build(pages)));
        });
        return PdfReading.improve(engines, document, limits, read.pages(), read.text());
    }

    private record TextAndPages(List<GlyphPage> pages, CandidateInvoice text) {
    }
}
