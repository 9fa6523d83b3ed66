package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;

/**
 * A picture of a page made easy to read: even light, letters of the size that engines read best, level lines, no specks.
 *
 * @param image in the proportions of the picture it was made of
 * @param factor by which it was made larger
 * @param degrees by which it was turned clockwise around its middle
 * @param letters the height of its capital letters in pixels; 0 if there are too few to tell
 */
public record Preparation(PageImage image, double factor, double degrees, double letters) {
    /** Engines read lines that lean less as well as level ones, and turning blurs. */
    private static final double WORTH_TURNING = 0.3;
    /** Engines read best when capital letters are about so many pixels high. */
    private static final double BEST_HEIGHT = 26;

    /** Strokes that are smeared need more room. */
    private static final double WHOLE_HEIGHT = 44;

    private static final double SMALL = 22;
    private static final double LARGE = 46;
    private static final double LARGEST_FACTOR = 4;
    private static final double MOST_PIXELS = 16_000_000;

    /** Prepares a picture. */
    public static Preparation of(PageImage picture) {
        PageImage even = Lighting.even(picture);
        double height = LetterHeight.of(even);
        double factor = factor(even, height);
        PageImage sized = factor == 1 ? even : Scaling.by(even, factor);
        double lean = Skew.angle(sized);
        boolean turn = Math.abs(lean) >= WORTH_TURNING;
        PageImage level = turn ? Turning.byDegrees(sized, -lean) : sized;
        return new Preparation(Specks.removed(level), factor, turn ? -lean : 0, height * factor);
    }

    /** The same page for a second look: faded ink as dark as the rest, and without the lines of tables and forms. */
    public PageImage otherwise() {
        return Contrast.full(Rules.removed(image, letters));
    }

    /** The same page for a third look: faded and broken letters larger, darker and whole. */
    public PageImage whole() {
        double larger = wholeFactor();
        return Strokes.whole(larger == 1 ? image : Scaling.by(image, larger));
    }

    /** By how much the picture is made larger for a third look. */
    public double wholeFactor() {
        return letters <= 0 ? 1 : Math.min(factor(image, letters, WHOLE_HEIGHT), LARGEST_FACTOR);
    }

    /** By how much a picture is to be made larger whose capital letters are so high; 1 if nobody knows. */
    public static double factor(PageImage image, double height) {
        if (height <= 0 || height >= SMALL && height <= LARGE) {
            return 1;
        }
        return factor(image, height, BEST_HEIGHT);
    }

    private static double factor(PageImage image, double height, double wanted) {
        double pixels = (double) image.width() * image.height();
        return Math.min(Math.min(LARGEST_FACTOR, wanted / height), Math.sqrt(MOST_PIXELS / pixels));
    }
}
