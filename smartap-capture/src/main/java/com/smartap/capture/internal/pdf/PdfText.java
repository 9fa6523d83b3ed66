package com.smartap.capture.internal.pdf;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

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
        return read(source, limits, finding -> {});
    }

    /** The glyphs of all pages, and what the file would do besides showing them. */
    public static List<GlyphPage> read(DocumentSource source, ReadLimits limits, Consumer<String> findings) {
        byte[] bytes = PdfOpener.bytes(source, limits);
        try (PDDocument document = PdfOpener.open(source.name(), bytes)) {
            GlyphCollector collector = new GlyphCollector(source.name(), limits);
            List<GlyphPage> pages = new ArrayList<>();
            List<PDPage> walked = PageWalk.pages(source.name(), document, limits.maxPages());
            ActiveContent.of(document, walked).ifPresent(findings);
            for (PDPage page : walked) {
                pages.add(collector.collect(pages.size() + 1, page));
            }
            return pages;
        } catch (IOException e) {
            throw PdfOpener.damaged(source.name(), e);
        }
    }
}
