package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;
import java.util.Arrays;

/**
 * The sheet of paper in a photograph: brighter than the table it lies on, and what surrounds it on three sides or four
 * has no text. What is not plainly so stays whole, since a total that was cut away is worse than a table that was read.
 *
 * @param image the sheet, white where the table shows beside it
 * @param left distance from the left edge of the photograph, in pixels
 * @param top distance from its top edge, in pixels
 */
public record Paper(PageImage image, int left, int top) {
    /** The sheet is looked for in a picture of about so many pixels a side. */
    private static final int SMALL = 256;

    private static final double LEAST = 0.12;
    private static final double MOST = 0.94;
    /** How much of a side of the photograph has to show the table. */
    private static final double SIDE = 0.7;

    private static final int SIDES = 3;
    private static final int CONTRAST = 45;
    /** A sheet has four edges: it fills what its outermost points enclose. */
    private static final double FILLED = 0.9;

    private static final double MOST_LETTERS = 0.35;

    /** The sheet in a photograph; the whole picture if there is none. */
    public static Paper in(PageImage photo) {
        int step = Math.max(1, Math.max(photo.width(), photo.height()) / SMALL);
        PageImage small = Scaling.to(photo, Math.max(1, photo.width() / step), Math.max(1, photo.height() / step));
        Sheet sheet = Sheet.of(small);
        boolean plain = sheet.share() > LEAST
                && sheet.share() < MOST
                && sheet.fills() > FILLED
                && sheet.tableSides(SIDE) >= SIDES
                && sheet.contrast(small) > CONTRAST
                && sheet.lettersOutside(photo) < MOST_LETTERS;
        return plain ? cut(photo, sheet) : new Paper(photo, 0, 0);
    }

    private static Paper cut(PageImage photo, Sheet sheet) {
        double across = photo.width() / (double) sheet.width();
        double down = photo.height() / (double) sheet.height();
        int left = (int) Math.max(0, (sheet.left() - 1) * across);
        int top = (int) Math.max(0, (sheet.top() - 1) * down);
        int right = (int) Math.min(photo.width(), Math.ceil((sheet.right() + 2) * across));
        int bottom = (int) Math.min(photo.height(), Math.ceil((sheet.bottom() + 2) * down));
        byte[] pixels = new byte[(right - left) * (bottom - top)];
        Arrays.fill(pixels, (byte) 255);
        for (int y = top; y < bottom; y++) {
            int row = Math.max(sheet.top(), Math.min(sheet.bottom(), (int) (y / down)));
            // A cell more on both sides: rather a strip of table than half a letter less.
            int from = (int) Math.max(left, (sheet.from()[row] - 1) * across);
            int to = (int) Math.min(right, Math.ceil((sheet.to()[row] + 2) * across));
            if (from < to) {
                int at = (y - top) * (right - left) + from - left;
                System.arraycopy(photo.pixels(), y * photo.width() + from, pixels, at, to - from);
            }
        }
        return new Paper(new PageImage(right - left, bottom - top, pixels), left, top);
    }
}
