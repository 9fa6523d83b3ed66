package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;
import java.util.Arrays;

/** Makes faded ink as dark as the rest of the page: thermal paper loses its print in spots and stripes. */
final class Contrast {
    private static final int BLOCK = 24;
    private static final int PAPER = 245;
    /** What differs less from paper is no ink, but the grain of the paper. */
    private static final int FAINTEST = 50;
    /** The share of a block that its darkest ink covers. */
    private static final double STROKE = 0.02;

    private Contrast() {}

    /** A picture whose ink is equally dark everywhere; its light has to be even already. */
    static PageImage full(PageImage even) {
        int columns = (even.width() + BLOCK - 1) / BLOCK;
        int rows = (even.height() + BLOCK - 1) / BLOCK;
        int[] ink = darkest(ink(even, columns, rows), columns, rows);
        byte[] full = new byte[even.pixels().length];
        for (int y = 0; y < even.height(); y++) {
            for (int x = 0; x < even.width(); x++) {
                double level = Blocks.between(ink, columns, rows, (double) x / BLOCK, (double) y / BLOCK);
                double grey = (even.at(x, y) - level) * 255 / (PAPER - level);
                full[y * even.width() + x] = (byte) Math.max(0, Math.min(255, Math.round(grey)));
            }
        }
        return new PageImage(even.width(), even.height(), full);
    }

    private static int[] ink(PageImage image, int columns, int rows) {
        int[] levels = new int[columns * rows];
        int[] counts = new int[256];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Arrays.fill(counts, 0);
                int pixels = Blocks.count(image, counts, column * BLOCK, row * BLOCK, BLOCK);
                int darker = 0;
                int level = 0;
                while (level < 255 && darker <= STROKE * pixels) {
                    darker += counts[level++];
                }
                levels[row * columns + column] = level;
            }
        }
        return levels;
    }

    /** A block without a letter has the ink of its neighbours. */
    private static int[] darkest(int[] levels, int columns, int rows) {
        int[] dark = new int[levels.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int best = PAPER - FAINTEST;
                for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
                    for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                        best = Math.min(best, levels[y * columns + x]);
                    }
                }
                dark[row * columns + column] = best;
            }
        }
        return dark;
    }
}
