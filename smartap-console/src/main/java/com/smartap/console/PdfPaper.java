package com.smartap.console;

import java.awt.image.BufferedImage;
import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** PDFs, drawn in a size for screens. */
final class PdfPaper implements PdfPages.Paper {
    private static final double WIDTH = 1400;

    @Override
    public int pages(byte[] file) throws IOException {
        try (PDDocument pdf = load(file)) {
            return pdf.getNumberOfPages();
        }
    }

    @Override
    public BufferedImage page(byte[] file, int index, double maxPixels) throws IOException {
        try (PDDocument pdf = load(file)) {
            PDRectangle box = pdf.getPage(index).getCropBox();
            double width = Math.max(1, box.getWidth());
            double height = Math.max(1, box.getHeight());
            double scale = Math.min(WIDTH / width, Math.sqrt(maxPixels / (width * height)));
            PDFRenderer renderer = new PDFRenderer(pdf);
            renderer.setSubsamplingAllowed(true);
            return renderer.renderImage(index, (float) scale, ImageType.RGB);
        }
    }

    private static PDDocument load(byte[] file) throws IOException {
        return Loader.loadPDF(
                new RandomAccessReadBuffer(file), "", null, null, IOUtils.createTempFileOnlyStreamCache());
    }
}
