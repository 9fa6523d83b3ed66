package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/** Makes broken and faded strokes whole: their gaps are smeared over, and whatever is not nearly white becomes dark. */
final class Strokes {
    /** What is darker is ink at its full strength. */
    private static final double FULL = 0.4;
    /** How much darker than its brightness says the rest becomes. */
    private static final double DARKER = 2.5;

    private static final int[] SMEAR = {1, 4, 6, 4, 1};
    private static final int SMEARED = 16;

    private Strokes() {}

    /** A picture with whole strokes; its light has to be even already. */
    static PageImage whole(PageImage even) {
        byte[] levels = levels();
        byte[] pixels = even.pixels();
        for (int pass = 0; pass < 2; pass++) {
            pixels = smeared(smeared(pixels, even.width(), 1), even.width(), even.width());
        }
        byte[] dark = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            dark[i] = levels[pixels[i] & 0xff];
        }
        return new PageImage(even.width(), even.height(), dark);
    }

    /** Each pixel with those before and after it; a step is 1 along rows, the width along columns. */
    private static byte[] smeared(byte[] pixels, int width, int step) {
        byte[] made = new byte[pixels.length];
        int reach = SMEAR.length / 2;
        for (int i = 0; i < pixels.length; i++) {
            int place = step == 1 ? i % width : i;
            int end = step == 1 ? width : pixels.length;
            int sum = 0;
            for (int tap = -reach; tap <= reach; tap++) {
                int at = place + tap * step;
                int from = at < 0 || at >= end ? i : i + tap * step;
                sum += SMEAR[tap + reach] * (pixels[from] & 0xff);
            }
            made[i] = (byte) ((sum + SMEARED / 2) / SMEARED);
        }
        return made;
    }

    private static byte[] levels() {
        byte[] levels = new byte[256];
        for (int level = 0; level < levels.length; level++) {
            double above = Math.max(0, (level / 255.0 - FULL) / (1 - FULL));
            levels[level] = (byte) Math.round(255 * Math.pow(above, DARKER));
        }
        return levels;
    }
}
