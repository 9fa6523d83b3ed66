package com.smartap.capture.internal.pdf;

import com.smartap.capture.internal.image.Picture;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.ReadLimits;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Draws the pages of a PDF for an engine that reads pictures; how large a picture gets is settled before it is drawn. */
public final class PdfPictures implements AutoCloseable {
    private static final int DPI = 300;
    private static final double POINTS_PER_INCH = 72;
    /** A4 at 400 dots per inch. */
    private static final double MOST_PIXELS = 16_000_000;

    private final String name;
    private final PDDocument document;
    private final List<PDPage> pages;

    private PdfPictures(String name, PDDocument document, List<PDPage> pages) {
        this.name = name;
        this.document = document;
        this.pages = pages;
    }

    /** Opens the document; the caller closes it. */
    public static PdfPictures open(DocumentSource source, ReadLimits limits) {
        PDDocument document = PdfOpener.open(source.name(), PdfOpener.bytes(source, limits));
        try {
            return new PdfPictures(source.name(), document, PageWalk.pages(source.name(), document, limits.maxPages()));
        } catch (RuntimeException e) {
            closeQuietly(document);
            throw e;
        }
    }

    /**
     * The page as a person sees it.
     *
     * @param number counted from 1
     * @throws DocumentException if its pictures are too large, or it cannot be drawn
     */
    public Picture page(int number) {
        PDPage page = pages.get(number - 1);
        PictureGuard.check(name, page);
        PDRectangle box = page.getCropBox();
        double inches = box.getWidth() * (double) box.getHeight() / (POINTS_PER_INCH * POINTS_PER_INCH);
        double unit = Math.max(1e-3, page.getUserUnit());
        int dpi = (int) Math.min(DPI, Math.floor(Math.sqrt(MOST_PIXELS / Math.max(1e-6, inches))));
        if (dpi < 20 || !Double.isFinite(inches)) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "page %d of %s is %.0f by %.0f points large. Maybe ask the vendor for a copy on paper size."
                            .formatted(number, name, box.getWidth(), box.getHeight()));
        }
        // A document of this one page: the tree of the file is not to be trusted.
        try (PDDocument single = new PDDocument()) {
            single.addPage(page);
            PDFRenderer renderer = new PDFRenderer(single);
            renderer.setSubsamplingAllowed(true);
            BufferedImage drawn = renderer.renderImage(0, (float) (dpi / POINTS_PER_INCH), ImageType.GRAY);
            return new Picture(grey(drawn), (int) Math.round(dpi / unit));
        } catch (IOException | RuntimeException e) {
            throw PdfOpener.damaged(name, e);
        }
    }

    private static PageImage grey(BufferedImage drawn) {
        int width = drawn.getWidth();
        int height = drawn.getHeight();
        byte[] pixels = new byte[width * height];
        int[] row = new int[width];
        for (int y = 0; y < height; y++) {
            drawn.getRaster().getSamples(0, y, width, 1, 0, row);
            for (int x = 0; x < width; x++) {
                pixels[y * width + x] = (byte) row[x];
            }
        }
        return new PageImage(width, height, pixels);
    }

    @Override
    public void close() {
        closeQuietly(document);
    }

    private static void closeQuietly(PDDocument document) {
        try {
            document.close();
        } catch (IOException e) {
            // Its temporary files are removed when the process ends.
            return;
        }
    }
}
