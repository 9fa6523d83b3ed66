package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/** Turns and mirrors pictures. */
public final class Turning {
    private static final int WHITE = 255;

    private Turning() {}

    /** Turns clockwise by quarters. */
    public static PageImage quarters(PageImage image, int turns) {
        return switch (Math.floorMod(turns, 4)) {
            case 1 -> mapped(image, true, false, true);
            case 2 -> mapped(image, false, true, true);
            case 3 -> mapped(image, true, true, false);
            default -> image;
        };
    }

    /** Undoes an orientation as EXIF counts them. */
    static PageImage upright(PageImage image, int orientation) {
        return switch (orientation) {
            case 2 -> mapped(image, false, true, false);
            case 3 -> mapped(image, false, true, true);
            case 4 -> mapped(image, false, false, true);
            case 5 -> mapped(image, true, false, false);
            case 6 -> mapped(image, true, false, true);
            case 7 -> mapped(image, true, true, true);
            case 8 -> mapped(image, true, true, false);
            default -> image;
        };
    }

    /**
     * Each pixel from another place.
     *
     * @param swap whether rows become columns
     * @param right whether the source is read from its right edge
     * @param bottom whether the source is read from its bottom
     */
    private static PageImage mapped(PageImage image, boolean swap, boolean right, boolean bottom) {
        int width = swap ? image.height() : image.width();
        int height = swap ? image.width() : image.height();
        byte[] from = image.pixels();
        byte[] to = new byte[from.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = swap ? y : x;
                int row = swap ? x : y;
                int sourceX = right ? image.width() - 1 - column : column;
                int sourceY = bottom ? image.height() - 1 - row : row;
                to[y * width + x] = from[sourceY * image.width() + sourceX];
            }
        }
        return new PageImage(width, height, to);
    }

    /** Turns by a small angle around the middle; what comes from outside is white. Positive is clockwise. */
    static PageImage byDegrees(PageImage image, double degrees) {
        int width = image.width();
        int height = image.height();
        double sin = Math.sin(Math.toRadians(degrees));
        double cos = Math.cos(Math.toRadians(degrees));
        double middleX = (width - 1) / 2.0;
        double middleY = (height - 1) / 2.0;
        byte[] to = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double fromX = cos * (x - middleX) + sin * (y - middleY) + middleX;
                double fromY = -sin * (x - middleX) + cos * (y - middleY) + middleY;
                to[y * width + x] = (byte) between(image, fromX, fromY);
            }
        }
        return new PageImage(width, height, to);
    }

    private static int between(PageImage image, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = x - left;
        double down = y - top;
        double upper = at(image, left, top) * (1 - right) + at(image, left + 1, top) * right;
        double lower = at(image, left, top + 1) * (1 - right) + at(image, left + 1, top + 1) * right;
        return (int) Math.round(upper * (1 - down) + lower * down);
    }

    private static int at(PageImage image, int x, int y) {
        return x < 0 || y < 0 || x >= image.width() || y >= image.height() ? WHITE : image.at(x, y);
    }
}
