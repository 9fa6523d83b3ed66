package com.smartap.capture.internal.pdf;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.apache.pdfbox.util.Matrix;

/**
 * Where glyphs stand on a page: what PDFBox's text stripper works out with matrices for each glyph is worked out here
 * once for each string, with the same numbers. Points; the page's own axes unless it is said otherwise.
 */
final class Placing {
    private final int rotation;
    private final float pageWidth;
    private final float pageHeight;
    private final float pageLeft;
    private final float pageBottom;

    // The text and the page's matrix, and their product but for its last row, which glyphs move.
    private final float[] text = new float[6];
    private final float[] page = new float[6];
    private float scaleX;
    private float shearY;
    private float shearX;
    private float scaleY;
    private float fontSize;
    private float stretch;
    private float rise;

    private int direction;
    private float height;
    private float size;
    private float left;
    private float bottom;
    private float endX;
    private float endY;

    Placing(PDPage page) {
        PDRectangle box = page.getCropBox();
        this.rotation = page.getRotation();
        this.pageWidth = box.getWidth();
        this.pageHeight = box.getHeight();
        this.pageLeft = box.getLowerLeftX();
        this.pageBottom = box.getLowerLeftY();
    }

    /** Begins a string in the state of the page. */
    void begin(PDGraphicsState state, TextFont font) {
        PDTextState now = state.getTextState();
        fontSize = now.getFontSize();
        stretch = now.getHorizontalScaling() / 100f;
        rise = now.getRise();
        load(text, state.getTextMatrix());
        load(page, state.getCurrentTransformationMatrix());
        float a = fontSize * stretch * text[0];
        float b = fontSize * stretch * text[1];
        float c = fontSize * text[2];
        float d = fontSize * text[3];
        scaleX = a * page[0] + b * page[2];
        shearY = a * page[1] + b * page[3];
        shearX = c * page[0] + d * page[2];
        scaleY = c * page[1] + d * page[3];
        check(scaleX, shearY, shearX, scaleY);
        direction = direction();
        height = Math.abs(font.height() * factor(shearX, scaleY));
        size = (int) (fontSize * factor(text[1], text[0]));
    }

    private static void load(float[] into, Matrix matrix) {
        into[0] = matrix.getScaleX();
        into[1] = matrix.getShearY();
        into[2] = matrix.getShearX();
        into[3] = matrix.getScaleY();
        into[4] = matrix.getTranslateX();
        into[5] = matrix.getTranslateY();
    }

    /** Numbers beyond all measure, as PDFBox refuses them. */
    private static void check(float... values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new IllegalArgumentException("a text matrix has illegal values");
            }
        }
    }

    private static float factor(float shear, float scale) {
        return Float.compare(shear, 0) != 0 ? (float) Math.sqrt(Math.pow(shear, 2) + Math.pow(scale, 2)) : scale;
    }

    /** Places a glyph where the text has come to. */
    void at(Matrix now, TextFont.Sign sign) {
        float x = now.getTranslateX();
        float y = now.getTranslateY();
        float fromX = rise * text[2] + x;
        float fromY = rise * text[3] + y;
        left = fromX * page[0] + fromY * page[2] + page[4];
        bottom = fromX * page[1] + fromY * page[3] + page[5];
        left += sign.shiftX() * scaleX + sign.shiftY() * shearX;
        bottom += sign.shiftX() * shearY + sign.shiftY() * scaleY;
        float right = sign.width() * fontSize * stretch;
        float up = sign.up() * fontSize;
        float toX = right * text[0] + up * text[2] + x;
        float toY = right * text[1] + up * text[3] + y;
        endX = toX * page[0] + toY * page[2] + page[4];
        endY = toX * page[1] + toY * page[3] + page[5];
        if (!Float.isFinite(left + bottom + endX + endY)) {
            check(left, bottom, endX, endY);
        }
        left -= pageLeft;
        bottom -= pageBottom;
        endX -= pageLeft;
        endY -= pageBottom;
    }

    private int direction() {
        float a = Math.abs(scaleY);
        float b = Math.abs(shearY);
        float c = Math.abs(shearX);
        float d = Math.abs(scaleX);
        if (scaleY < 0 && scaleX < 0 && b < d && c < a) {
            return 180;
        }
        if (shearY > 0 && shearX < 0 && a < c && d < b) {
            return 90;
        }
        return shearY < 0 && shearX > 0 && a < c && d < b ? 270 : 0;
    }

    /** Which way the text runs: 0, 90, 180 or 270 degrees against the clock. */
    int runs() {
        return direction;
    }

    /** The left edge, with the text's direction undone. */
    float x() {
        return x(direction);
    }

    /** The baseline from the top, with the text's direction undone. */
    float y() {
        return fromTop(direction);
    }

    /** The advance along the text's direction. */
    float width() {
        return along(direction);
    }

    /** The height of the font's glyphs, about. */
    float height() {
        return height;
    }

    /** The font size in whole points, without what the page scales. */
    float size() {
        return size;
    }

    /** The left edge as the page is looked at. */
    float seenX() {
        return x(rotation);
    }

    /** The baseline from the top as the page is looked at. */
    float seenY() {
        return fromTop(rotation);
    }

    /** The advance from left to right as the page is looked at. */
    float seenWidth() {
        return along(rotation);
    }

    /** The left edge. */
    float left() {
        return left;
    }

    /** The baseline from the bottom. */
    float bottom() {
        return bottom;
    }

    private float x(int turned) {
        return switch (turned) {
            case 90 -> bottom;
            case 180 -> pageWidth - left;
            case 270 -> pageHeight - bottom;
            default -> left;
        };
    }

    private float fromTop(int turned) {
        return switch (turned) {
            case 90 -> pageWidth - (pageWidth - left);
            case 180 -> pageHeight - (pageHeight - bottom);
            case 270 -> pageWidth - left;
            default -> pageHeight - bottom;
        };
    }

    private float along(int turned) {
        return turned == 90 || turned == 270 ? Math.abs(endY - bottom) : Math.abs(endX - left);
    }
}
