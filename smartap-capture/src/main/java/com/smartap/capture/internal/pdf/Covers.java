package com.smartap.capture.internal.pdf;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.util.Matrix;

/** Remembers where glyphs were drawn, to tell those that a picture covers which is drawn after them. PDF axes. */
final class Covers {
    private static final int MOST_PICTURES = 200;

    private record Spot(double x, double y) {}

    private final List<Spot> spots = new ArrayList<>();
    private final BitSet covered = new BitSet();
    private int pictures;

    void clear() {
        spots.clear();
        covered.clear();
        pictures = 0;
    }

    void add(double x, double y) {
        spots.add(new Spot(x, y));
    }

    /** Covers what was drawn so far where a picture stands that is not turned askew. */
    void cover(Matrix matrix) {
        boolean upright = Math.abs(matrix.getShearX()) < 0.01 && Math.abs(matrix.getShearY()) < 0.01;
        if (!upright || ++pictures > MOST_PICTURES) {
            return;
        }
        double left = Math.min(matrix.getTranslateX(), matrix.getTranslateX() + matrix.getScaleX());
        double right = Math.max(matrix.getTranslateX(), matrix.getTranslateX() + matrix.getScaleX());
        double bottom = Math.min(matrix.getTranslateY(), matrix.getTranslateY() + matrix.getScaleY());
        double top = Math.max(matrix.getTranslateY(), matrix.getTranslateY() + matrix.getScaleY());
        for (int i = 0; i < spots.size(); i++) {
            Spot spot = spots.get(i);
            if (spot.x() > left && spot.x() < right && spot.y() > bottom && spot.y() < top) {
                covered.set(i);
            }
        }
    }

    /** Whether the glyph that was added at this place in the order is under a picture. */
    boolean isCovered(int glyph) {
        return covered.get(glyph);
    }

    /** Whether nothing shows through a picture, as far as its dictionary says. */
    static boolean isOpaque(PDResources resources, COSName name) {
        COSDictionary objects = resources.getCOSObject().getCOSDictionary(COSName.XOBJECT);
        COSStream picture = objects == null ? null : objects.getCOSStream(name);
        return picture != null
                && !picture.containsKey(COSName.SMASK)
                && !picture.containsKey(COSName.MASK)
                && !picture.getBoolean(COSName.IMAGE_MASK, false);
    }
}
