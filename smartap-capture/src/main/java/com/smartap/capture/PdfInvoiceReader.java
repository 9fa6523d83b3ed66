package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.assist.Assistance;
import com.smartap.capture.internal.hybrid.HybridInvoices;
import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.capture.internal.kind.Polyglots;
import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.LayoutBuilder;
import com.smartap.capture.internal.ocr.Engines;
import com.smartap.capture.internal.ocr.PdfReading;
import com.smartap.capture.internal.pdf.BoundedRun;
import com.smartap.capture.internal.pdf.OpenPdf;
import com.smartap.capture.internal.pdf.PdfText;
import com.smartap.capture.internal.read.Calibration;
import com.smartap.capture.internal.read.InvoiceAnalysis;
import com.smartap.capture.internal.read.InvoiceSplit;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.FieldExtractor;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.capture.WordPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads invoices from PDF files. An electronic invoice inside (Factur-X, ZUGFeRD) is read, and compared with what the
 * pages show; else labels, layout and arithmetic decide; the reader knows no vendor and
 * no template. Text that a person cannot see is never a value. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PdfInvoiceReader implements InvoiceReader {
    private final Engines engines;
    private final Assistance assistance;

    /** Pages without usable text are read by the first OCR engine of the class path that can be used. */
    public PdfInvoiceReader() {
        this(Engines.onTheClassPath(), Assistance.onTheClassPath());
    }

    /** Pages without usable text are read by an engine of the host's choice. */
    public PdfInvoiceReader(OcrEngine engine) {
        this(Engines.of(requireNonNull(engine, "engine")), Assistance.onTheClassPath());
    }

    private PdfInvoiceReader(Engines engines, Assistance assistance) {
        this.engines = engines;
        this.assistance = assistance;
    }

    /** The same reader with a model that proposes values; see {@link FieldExtractor} for what they are worth. */
    public PdfInvoiceReader with(FieldExtractor extractor) {
        return new PdfInvoiceReader(engines, Assistance.of(requireNonNull(extractor, "extractor")));
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
        return Kinds.of(requireNonNull(head, "head")) == Kind.PDF
                ? Optional.of(Kind.PDF.mediaType())
                : Optional.empty();
    }

    @Override
    public void check(DocumentSource document, ReadLimits limits) {
        PdfText.check(requireNonNull(document, "document"), requireNonNull(limits, "limits"));
    }

    @Override
    public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
        requireNonNull(document, "document");
        requireNonNull(limits, "limits");
        try (OpenPdf pdf = new OpenPdf(document, limits)) {
            return HybridInvoices.read(pdf, () -> visible(pdf));
        }
    }

    @Override
    public List<CandidateInvoice> readAll(DocumentSource document, ReadLimits limits) {
        CandidateInvoice first = read(document, limits);
        if (first.part() == null) {
            return List.of(first);
        }
        return BoundedRun.call(document.name(), limits.maxTime(), () -> {
            List<InvoiceSplit.Invoice> invoices = InvoiceSplit.of(PdfText.read(document, limits));
            List<CandidateInvoice> all = new ArrayList<>();
            for (InvoiceSplit.Invoice invoice : invoices) {
                all.add(calibrated(invoice.read(all.size() + 1, invoices.size())));
            }
            return all;
        });
    }

    @Override
    public List<WordPage> words(DocumentSource document, ReadLimits limits) {
        requireNonNull(document, "document");
        requireNonNull(limits, "limits");
        TextAndPages read = text(new OpenPdf(document, limits));
        List<WordPage> carried = Assistance.words(LayoutBuilder.build(read.pages()));
        // A file with several invoices is read from its own text.
        return read.text().part() != null
                ? carried
                : PdfReading.words(engines, document, limits, read.pages(), read.text(), carried);
    }

    /** Closes the document behind its text. */
    private static TextAndPages text(OpenPdf pdf) {
        return BoundedRun.call(pdf.name(), pdf.limits().maxTime(), () -> {
            List<String> findings = new ArrayList<>(polyglot(pdf.source()));
            OpenPdf.Content content = pdf.content();
            findings.addAll(content.findings());
            List<GlyphPage> pages = content.pages();
            List<InvoiceSplit.Invoice> invoices = InvoiceSplit.of(pages);
            return new TextAndPages(pages, invoices.get(0).read(1, invoices.size()), findings);
        });
    }

    private CandidateInvoice visible(OpenPdf pdf) {
        TextAndPages read = text(pdf);
        if (read.text().part() != null) {
            return told(calibrated(read.text()), read.findings());
        }
        CandidateInvoice best = PdfReading.improve(
                engines,
                pdf.source(),
                pdf.limits(),
                read.pages(),
                read.text(),
                recognised -> assistance.apply(recognised, InvoiceAnalysis.of(recognised)));
        if (best != read.text()) {
            return told(best, read.findings());
        }
        CandidateInvoice calibrated = calibrated(best);
        CandidateInvoice done =
                assistance.isNone() ? calibrated : assistance.apply(LayoutBuilder.build(read.pages()), calibrated);
        return told(done, read.findings());
    }

    /** The layer that a scanner made has its own doubts. */
    private static CandidateInvoice calibrated(CandidateInvoice read) {
        boolean scanned = read.warnings().stream().anyMatch(warning -> warning.startsWith("SCANNED"));
        return scanned ? read : Calibration.of(read);
    }

    private record TextAndPages(List<GlyphPage> pages, CandidateInvoice text, List<String> findings) {}

    /** A file that is two things at once is read, and said to be one. */
    private static List<String> polyglot(DocumentSource document) {
        try {
            return Polyglots.findings(document).stream()
                    .map(finding -> "POLYGLOT: " + finding)
                    .toList();
        } catch (IOException e) {
            return List.of("POLYGLOT: the file could not be looked through (%s)".formatted(e.getMessage()));
        }
    }

    private static CandidateInvoice told(CandidateInvoice read, List<String> findings) {
        if (findings.isEmpty()) {
            return read;
        }
        List<String> warnings = new ArrayList<>(findings);
        warnings.addAll(read.warnings());
        return new CandidateInvoice(read.format(), read.content(), read.readings(), warnings, read.part());
    }
}
