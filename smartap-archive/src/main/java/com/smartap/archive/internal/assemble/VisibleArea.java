package com.smartap.archive.internal.assemble;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * A page as a reader sees it, turned upright, with a way to make it higher at the bottom.
 *
 * @param box the visible box in the page's own coordinates
 * @param rotation 0, 90, 180 or 270 degrees clockwise
 * @param unit size of the page's unit in points
 */
record VisibleArea(PDRectangle box, int rotation, float unit) {
    static VisibleArea of(PDPage page) {
        int rotation = Math.floorMod(page.getRotation(), 360) / 90 * 90;
        float unit = page.getUserUnit();
        return new VisibleArea(page.getCropBox(), rotation, unit > 0 ? unit : 1);
    }

    /** Width in points. */
    float width() {
        return (isTurned() ? box.getHeight() : box.getWidth()) * unit;
    }

    /** Height in points. */
    float height() {
        return (isTurned() ? box.getWidth() : box.getHeight()) * unit;
    }

    private boolean isTurned() {
        return rotation == 90 || rotation == 270;
    }

    /** The box with {@code points} more below what the reader sees. */
    VisibleArea extended(float points) {
        float more = points / unit;
        float left = box.getLowerLeftX() - (rotation == 270 ? more : 0);
        float bottom = box.getLowerLeftY() - (rotation == 0 ? more : 0);
        float right = box.getUpperRightX() + (rotation == 90 ? more : 0);
        float top = box.getUpperRightY() + (rotation == 180 ? more : 0);
        return new VisibleArea(new PDRectangle(left, bottom, right - left, top - bottom), rotation, unit);
    }

    /** The operator that puts the origin at the reader's lower left corner, x to the right, in points. */
    String upright() {
        float s = 1 / unit;
        return switch (rotation) {
            case 90 -> matrix(0, s, -s, 0, box.getUpperRightX(), box.getLowerLeftY());
            case 180 -> matrix(-s, 0, 0, -s, box.getUpperRightX(), box.getUpperRightY());
            case 270 -> matrix(0, -s, s, 0, box.getLowerLeftX(), box.getUpperRightY());
            default -> matrix(s, 0, 0, s, box.getLowerLeftX(), box.getLowerLeftY());
        };
    }

    private static String matrix(float a, float b, float c, float d, float e, float f) {
        return new Drawing().op("# # # # # # cm", a, b, c, d, e, f).toString();
    }
}
