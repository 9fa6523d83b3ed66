package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;
import java.util.Arrays;

/** Takes shadows and the tint of the paper away, so that ink is dark and paper is white all over the page. */
final class Lighting {
    private static final int BLOCK = 24;
    /** What is darker than this is no paper in the shade, but something printed or beside the page. */
    private static final int DARKEST_PAPER = 70;

    private Lighting() {}

    static PageImage even(PageImage image) {
        int columns = (image.width() + BLOCK - 1) / BLOCK;
        int rows = (image.height() + BLOCK - 1) / BLOCK;
        int[] paper = paper(image, columns, rows);
        if (Arrays.stream(paper).allMatch(level -> level > 245)) {
            return image;
        }
        byte[] even = new byte[image.width() * image.height()];
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                double level = Blocks.between(paper, columns, rows, (x + 0.5) / BLOCK, (y + 0.5) / BLOCK);
                even[y * image.width() + x] = (byte) Math.min(255, Math.round(image.at(x, y) * 250 / level));
            }
        }
        return new PageImage(image.width(), image.height(), even);
    }

    /** The brightness of the paper in each block: that of its brighter pixels, taken from its neighbours where it has none. */
    private static int[] paper(PageImage image, int columns, int rows) {
        int[] levels = new int[columns * rows];
        int[] counts = new int[256];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                Arrays.fill(counts, 0);
                int most = Blocks.count(image, counts, column * BLOCK, row * BLOCK, BLOCK);
                levels[row * columns + column] = brighter(counts, most / 5);
            }
        }
        return smooth(brightest(levels, columns, rows), columns, rows);
    }

    private static int brighter(int[] counts, int share) {
        int above = 0;
        for (int level = 255; level > 0; level--) {
            above += counts[level];
            if (above > share) {
                return level;
            }
        }
        return 0;
    }

    /** Letters fill a block at the most, seldom three of them side by side. */
    private static int[] brightest(int[] levels, int columns, int rows) {
        int[] bright = new int[levels.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int best = DARKEST_PAPER;
                for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
                    for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                        best = Math.max(best, levels[y * columns + x]);
                    }
                }
                bright[row * columns + column] = best;
            }
        }
        return bright;
    }

    private static int[] smooth(int[] levels, int columns, int rows) {
        int[] smooth = new int[levels.length];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int sum = 0;
                int count = 0;
                for (int y = Math.max(0, row - 1); y <= Math.min(rows - 1, row + 1); y++) {
                    for (int x = Math.max(0, column - 1); x <= Math.min(columns - 1, column + 1); x++) {
                        sum += levels[y * columns + x];
                        count++;
                    }
                }
                smooth[row * columns + column] = sum / count;
            }
        }
        return smooth;
    }
}
