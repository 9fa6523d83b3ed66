package com.smartap.archive.internal.esign;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** How dark a page is in each cell of a coarse grid, as a reader sees it: tells one scan from another. */
final class PageLook {
    private static final int COLUMNS = 24;
    private static final int ROWS = 32;
    private static final int PIXELS_A_CELL = 6;
    private static final double LEAST_LIKENESS = 0.8;
    private static final double FLAT = 4;

    private PageLook() {}

    /** The mean brightness of each cell, 0 to 255, row by row. */
    static byte[] of(PDDocument document, int page) throws IOException {
        PDPage shown = document.getPage(page);
        float side = Math.max(
                1, Math.max(shown.getCropBox().getWidth(), shown.getCropBox().getHeight()));
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        BufferedImage image = renderer.renderImage(page, ROWS * PIXELS_A_CELL / side, ImageType.GRAY);
        byte[] cells = new byte[COLUMNS * ROWS];
        Raster raster = image.getRaster();
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                cells[row * COLUMNS + column] = (byte) mean(raster, column, row);
            }
        }
        return cells;
    }

    private static int mean(Raster raster, int column, int row) {
        int left = column * raster.getWidth() / COLUMNS;
        int right = Math.max(left + 1, (column + 1) * raster.getWidth() / COLUMNS);
        int top = row * raster.getHeight() / ROWS;
        int bottom = Math.max(top + 1, (row + 1) * raster.getHeight() / ROWS);
        int sum = 0;
        int count = 0;
        for (int y = top; y < Math.min(bottom, raster.getHeight()); y++) {
            for (int x = left; x < Math.min(right, raster.getWidth()); x++) {
                sum += raster.getSample(x, y, 0);
                count++;
            }
        }
        return count == 0 ? 255 : sum / count;
    }

    /** Whether two pages look the same but for a few things that were written onto one of them. */
    static boolean isAlike(byte[] one, byte[] other) {
        if (one.length != other.length) {
            return false;
        }
        double meanOne = mean(one);
        double meanOther = mean(other);
        double together = 0;
        double alone = 0;
        double otherAlone = 0;
        for (int i = 0; i < one.length; i++) {
            double a = (one[i] & 0xFF) - meanOne;
            double b = (other[i] & 0xFF) - meanOther;
            together += a * b;
            alone += a * a;
            otherAlone += b * b;
        }
        boolean flat = Math.sqrt(alone / one.length) < FLAT;
        boolean otherFlat = Math.sqrt(otherAlone / one.length) < FLAT;
        if (flat || otherFlat) {
            return flat && otherFlat && Math.abs(meanOne - meanOther) < 8 * FLAT;
        }
        return together / Math.sqrt(alone * otherAlone) >= LEAST_LIKENESS;
    }

    private static double mean(byte[] cells) {
        double sum = 0;
        for (byte cell : cells) {
            sum += cell & 0xFF;
        }
        return sum / cells.length;
    }
}
