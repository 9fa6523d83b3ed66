package com.smartap.testkit.samples;

import com.smartap.spi.Api;
import com.smartap.spi.capture.PageImage;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Sample invoices as pictures, for those who read scans. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SampleScans {
    private static final float DPI = 150;

    private SampleScans() {}

    /** The first page of the first sample at 150 dots per inch, as a scanner would dream of it. */
    public static PageImage clean() {
        return of(SampleInvoices.all().get(0), DPI);
    }

    /** The words on that page. */
    public static List<String> words() {
        try (PDDocument document = Loader.loadPDF(SampleInvoices.all().get(0).pdf())) {
            PDFTextStripper text = new PDFTextStripper();
            text.setEndPage(1);
            return Arrays.stream(text.getText(document).split("\\s+", -1))
                    .filter(word -> word.matches("[\\p{L}\\p{N}]{3,}"))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first page of a sample. */
    public static PageImage of(SampleInvoice sample, float dpi) {
        try (PDDocument document = Loader.loadPDF(sample.pdf())) {
            return grey(new PDFRenderer(document).renderImageWithDPI(0, dpi, ImageType.GRAY));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PageImage grey(BufferedImage image) {
        int[] row = image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
        byte[] pixels = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            pixels[i] = (byte) row[i];
        }
        return new PageImage(image.getWidth(), image.getHeight(), pixels);
    }
}
