package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/** Makes pictures larger or smaller. */
public final class Scaling {
    private Scaling() {}

    /** Larger or smaller by a factor, with smooth edges. */
    public static PageImage by(PageImage image, double factor) {
        return to(image, Math.max(1, (int) Math.round(image.width() * factor)), Math.max(1, (int)
                Math.round(image.height() * factor)));
    }

    /** Of a given size: first the rows, then the columns. */
    static PageImage to(PageImage image, int width, int height) {
        byte[] wide = rows(image.pixels(), image.width(), image.height(), width);
        byte[] turned = transposed(wide, width, image.height());
        byte[] high = rows(turned, image.height(), width, height);
        return new PageImage(width, height, transposed(high, height, width));
    }

    private static byte[] transposed(byte[] pixels, int width, int height) {
        byte[] turned = new byte[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[x * height + y] = pixels[y * width + x];
            }
        }
        return turned;
    }

    /** Each row with another number of pixels: cubic between pixels when it grows, averages when it shrinks. */
    private static byte[] rows(byte[] pixels, int width, int height, int wanted) {
        if (width == wanted) {
            return pixels;
        }
        double step = (double) width / wanted;
        double reach = Math.max(1, step);
        int taps = (int) Math.ceil(2 * reach) * 2;
        int[] first = new int[wanted];
        float[][] weights = new float[wanted][taps];
        for (int x = 0; x < wanted; x++) {
            double centre = (x + 0.5) * step - 0.5;
            first[x] = (int) Math.floor(centre) - taps / 2 + 1;
            double sum = 0;
            for (int t = 0; t < taps; t++) {
                weights[x][t] = (float) cubic((first[x] + t - centre) / reach);
                sum += weights[x][t];
            }
            for (int t = 0; t < taps; t++) {
                weights[x][t] /= (float) sum;
            }
        }
        byte[] made = new byte[wanted * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < wanted; x++) {
                float value = 0;
                for (int t = 0; t < taps; t++) {
                    int from = Math.max(0, Math.min(width - 1, first[x] + t));
                    value += weights[x][t] * (pixels[y * width + from] & 0xff);
                }
                made[y * wanted + x] = (byte) Math.max(0, Math.min(255, Math.round(value)));
            }
        }
        return made;
    }

    /** Source: R. Keys, cubic convolution interpolation (1981), with a = -0.5. */
    private static double cubic(double distance) {
        double x = Math.abs(distance);
        if (x < 1) {
            return (1.5 * x - 2.5) * x * x + 1;
        }
        return x < 2 ? ((-0.5 * x + 2.5) * x - 4) * x + 2 : 0;
    }
}
