package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/** Removes dots that stand alone, where there are so many that they are dirt and no punctuation. */
final class Specks {
    /** Single dots in a million pixels; a clean page has far fewer. */
    private static final int MANY = 1_500;

    private Specks() {}

    static PageImage removed(PageImage image) {
        int threshold = Skew.threshold(image);
        int width = image.width();
        byte[] clean = null;
        int found = 0;
        for (int pass = 0; pass < 2; pass++) {
            for (int y = 1; y + 1 < image.height(); y++) {
                for (int x = 1; x + 1 < width; x++) {
                    if (image.at(x, y) < threshold && isAlone(image, x, y, threshold)) {
                        found++;
                        if (clean != null) {
                            clean[y * width + x] = (byte) 255;
                        }
                    }
                }
            }
            boolean dirty = found > MANY * Math.max(0.2, width * (double) image.height() / 1_000_000);
            if (!dirty) {
                return image;
            }
            clean = clean == null ? image.pixels().clone() : clean;
        }
        return new PageImage(width, image.height(), clean == null ? image.pixels() : clean);
    }

    /** At most one of the eight pixels around it is dark. */
    private static boolean isAlone(PageImage image, int x, int y, int threshold) {
        int dark = 0;
        for (int dy = -1; dy <= 1; dy++) {
            for (int dx = -1; dx <= 1; dx++) {
                dark += image.at(x + dx, y + dy) < threshold ? 1 : 0;
            }
        }
        return dark <= 2;
    }
}
