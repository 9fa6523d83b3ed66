package com.smartap.capture.internal.pdf;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;

/** What a PDF shows, page by page. */
public final class PdfText {
    private PdfText() {}

    /** Opens the document and counts its pages; nothing is drawn. */
    public static void check(DocumentSource source, ReadLimits limits) {
        byte[] bytes = PdfOpener.bytes(source, limits);
        BoundedRun.call(source.name(), limits.maxTime(), () -> {
            try (PDDocument document = PdfOpener.open(source.name(), bytes)) {
                return PageWalk.pages(source.name(), document, limits.maxPages())
                        .size();
            } catch (IOException e) {
                throw PdfOpener.damaged(source.name(), e);
            }
        });
    }

    /** The glyphs of all pages. */
    public static List<GlyphPage> read(DocumentSource source, ReadLimits limits) {
        try (OpenPdf pdf = new OpenPdf(source, limits)) {
            return pdf.content().pages();
        }
    }
}
