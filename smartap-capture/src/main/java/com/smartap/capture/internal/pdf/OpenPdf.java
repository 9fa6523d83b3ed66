package com.smartap.capture.internal.pdf;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * A PDF that is loaded and opened once, whoever looks into it: for what is embedded first, then for its pages. Used by
 * one thread after the other.
 */
public final class OpenPdf implements AutoCloseable {
    private final DocumentSource source;
    private final ReadLimits limits;
    private byte @Nullable [] bytes;
    private @Nullable PDDocument document;
    private @Nullable Content content;

    /** A PDF that is opened when it is first looked into; the caller closes it. */
    public OpenPdf(DocumentSource source, ReadLimits limits) {
        this.source = source;
        this.limits = limits;
    }

    /**
     * What the file shows.
     *
     * @param pages the glyphs of all pages
     * @param findings what it would do besides showing them
     */
    public record Content(List<GlyphPage> pages, List<String> findings) {
        /** Copies the lists. */
        public Content {
            pages = List.copyOf(pages);
            findings = List.copyOf(findings);
        }
    }

    /** The document's name. */
    public String name() {
        return source.name();
    }

    /** Where it comes from. */
    public DocumentSource source() {
        return source;
    }

    /** How much may be read. */
    public ReadLimits limits() {
        return limits;
    }

    /** All bytes of the file. */
    public byte[] bytes() {
        byte[] loaded = bytes;
        if (loaded == null) {
            loaded = PdfOpener.bytes(source, limits);
            bytes = loaded;
        }
        return loaded;
    }

    /** The open document, which must not be closed by the caller. */
    public PDDocument document() {
        PDDocument open = document;
        if (open == null) {
            open = PdfOpener.open(name(), bytes());
            document = open;
        }
        return open;
    }

    /** What the file shows; the document is closed behind it, since most have no further use for it. */
    public Content content() {
        Content known = content;
        if (known == null) {
            try {
                known = read(document());
                content = known;
            } finally {
                close();
            }
        }
        return known;
    }

    private Content read(PDDocument open) {
        try {
            GlyphCollector collector = new GlyphCollector(name(), limits);
            List<GlyphPage> pages = new ArrayList<>();
            List<PDPage> walked = PageWalk.pages(name(), open, limits.maxPages());
            List<String> findings = ActiveContent.of(open, walked).stream().toList();
            for (PDPage page : walked) {
                pages.add(collector.collect(pages.size() + 1, page));
            }
            return new Content(pages, findings);
        } catch (IOException e) {
            throw PdfOpener.damaged(name(), e);
        }
    }

    @Override
    public void close() {
        PDDocument open = document;
        document = null;
        bytes = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                // Its temporary files are removed when the process ends.
                return;
            }
        }
    }
}
