package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/** Removes the thin lines of tables and forms: where they touch letters, engines read neither. */
final class Rules {
    private static final double LONG_ACROSS = 5;
    private static final double LONG_DOWN = 3;
    private static final double THIN = 0.22;
    private static final int THINNEST = 3;
    private static final int GAP = 2;
    private static final double SOLID = 0.9;

    private Rules() {}

    /** The picture without lines that are longer than letters of a height could make them. */
    static PageImage removed(PageImage image, double letters) {
        if (letters < THINNEST) {
            return image;
        }
        int thin = Math.max(THINNEST, (int) Math.round(THIN * letters));
        PageImage across = removed(image, (int) (LONG_ACROSS * letters), thin);
        PageImage turned = Turning.quarters(across, 1);
        PageImage down = removed(turned, (int) (LONG_DOWN * letters), thin);
        return down == turned ? across : Turning.quarters(down, -1);
    }

    /** The picture without thin lines from left to right; the same picture if it has none. */
    private static PageImage removed(PageImage image, int shortest, int thin) {
        int threshold = Skew.threshold(image);
        byte[] clean = null;
        for (int y = 0; y < image.height(); y++) {
            int x = 0;
            while (x < image.width()) {
                int end = end(image, x, y, threshold);
                if (end - x >= shortest) {
                    clean = clean == null ? image.pixels().clone() : clean;
                    whiten(image, clean, x, end, y, thin, threshold);
                }
                x = Math.max(x + 1, end);
            }
        }
        return clean == null ? image : new PageImage(image.width(), image.height(), clean);
    }

    /** Where a line that begins at a pixel ends; small gaps are no end. */
    private static int end(PageImage image, int from, int y, int threshold) {
        int last = from;
        int dark = 0;
        for (int x = from; x < image.width() && x - last <= GAP; x++) {
            if (image.at(x, y) < threshold) {
                last = x + 1;
                dark++;
            }
        }
        return dark >= SOLID * (last - from) ? last : from;
    }

    /** Where ink goes on above or below, a letter stands on the line and stays. */
    private static void whiten(PageImage image, byte[] clean, int from, int to, int y, int thin, int threshold) {
        for (int x = from; x < to; x++) {
            int top = y;
            int bottom = y;
            while (top > 0 && y - top <= thin && image.at(x, top - 1) < threshold) {
                top--;
            }
            while (bottom + 1 < image.height() && bottom - y <= thin && image.at(x, bottom + 1) < threshold) {
                bottom++;
            }
            if (bottom - top < thin) {
                // Its soft edges go with it.
                for (int row = Math.max(0, top - 1); row <= Math.min(image.height() - 1, bottom + 1); row++) {
                    clean[row * image.width() + x] = (byte) 255;
                }
            }
        }
    }
}
