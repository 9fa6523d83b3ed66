package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/**
 * Finds by how much the lines of a page lean: seen along the right angle, ink and gaps between lines alternate most
 * sharply. Lines of text, not edges of paper, decide, since only dark pixels with light ones near them count.
 */
final class Skew {
    private static final int MOST_POINTS = 60_000;
    private static final double WIDEST = 6;
    private static final double COARSE = 0.5;
    private static final double FINE = 0.05;

    private Skew() {}

    /** Degrees by which the lines fall to the right; 0 if there are too few. */
    static double angle(PageImage image) {
        int[] points = ink(image);
        if (points.length < 400) {
            return 0;
        }
        double best = best(points, image, -WIDEST, WIDEST, COARSE);
        double better = best(points, image, best - COARSE, best + COARSE, FINE);
        // A page without lines of text has no sharp answer; it stays as it is.
        double straight = sharpness(points, image, 0);
        boolean clear = sharpness(points, image, better) > 1.03 * straight;
        return clear && Math.abs(better) < WIDEST - 0.1 ? better : 0;
    }

    private static double best(int[] points, PageImage image, double from, double to, double step) {
        double best = 0;
        double most = -1;
        for (double angle = from; angle <= to + step / 2; angle += step) {
            double sharp = sharpness(points, image, angle);
            if (sharp > most) {
                most = sharp;
                best = angle;
            }
        }
        return best;
    }

    /** The sum of the squares of how much neighbouring rows differ. */
    private static double sharpness(int[] points, PageImage image, double angle) {
        double slope = Math.tan(Math.toRadians(angle));
        int room = (int) (image.width() * Math.tan(Math.toRadians(WIDEST + 1))) + 2;
        int[] rows = new int[image.height() + 2 * room];
        for (int point : points) {
            int x = point % image.width();
            int y = point / image.width();
            rows[(int) Math.round(y - x * slope) + room]++;
        }
        double sum = 0;
        for (int i = 1; i < rows.length; i++) {
            double change = rows[i] - rows[i - 1];
            sum += change * change;
        }
        return sum;
    }

    /** Lower edges of ink: a line of text has thousands of them at its baseline. */
    private static int[] ink(PageImage image) {
        int threshold = threshold(image);
        int count = 0;
        for (int pass = 0; ; pass++) {
            int every = pass == 0 ? 1 : Math.max(1, count / MOST_POINTS + 1);
            int[] points = new int[pass == 0 ? 0 : (count + every - 1) / every];
            int seen = 0;
            for (int y = 0; y + 2 < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    boolean edge = image.at(x, y) < threshold && image.at(x, y + 1) >= threshold;
                    if (edge && image.at(x, y + 2) >= threshold) {
                        if (pass == 1 && seen % every == 0) {
                            points[seen / every] = y * image.width() + x;
                        }
                        seen++;
                    }
                }
            }
            if (pass == 1) {
                return points;
            }
            count = seen;
        }
    }

    /** Source: N. Otsu, a threshold selection method from grey-level histograms (1979). */
    static int threshold(PageImage image) {
        long[] counts = new long[256];
        for (byte pixel : image.pixels()) {
            counts[pixel & 0xff]++;
        }
        double all = 0;
        for (int level = 0; level < 256; level++) {
            all += (double) level * counts[level];
        }
        double below = 0;
        long dark = 0;
        double most = -1;
        int best = 128;
        for (int level = 0; level < 255; level++) {
            dark += counts[level];
            below += (double) level * counts[level];
            long light = image.pixels().length - dark;
            if (dark > 0 && light > 0) {
                double apart = below / dark - (all - below) / light;
                double variance = (double) dark * light * apart * apart;
                if (variance > most) {
                    most = variance;
                    best = level + 1;
                }
            }
        }
        return best;
    }
}
