package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/**
 * A picture of a page made easy to read: even light, no specks, level lines.
 *
 * @param image of the same size as the picture it was made of
 * @param degrees by which it was turned clockwise around its middle
 */
public record Preparation(PageImage image, double degrees) {
    private static final double WORTH_TURNING = 0.12;

    /** Prepares a picture. */
    public static Preparation of(PageImage picture) {
        PageImage even = Lighting.even(picture);
        double lean = Skew.angle(even);
        boolean turn = Math.abs(lean) >= WORTH_TURNING;
        PageImage level = turn ? Turning.byDegrees(even, -lean) : even;
        return new Preparation(Specks.removed(level), turn ? -lean : 0);
    }
}
