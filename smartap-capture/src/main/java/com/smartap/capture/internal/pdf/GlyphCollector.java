package com.smartap.capture.internal.pdf;

import com.smartap.capture.internal.layout.Glyph;
import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Collects the glyphs of a page with their boxes, and sets those apart that a person cannot see. */
final class GlyphCollector extends TextEngine {
    private static final double MIN_SIZE = 2;
    private static final int OPERATIONS_A_LOOK = 32;

    private record Seen(String text, long x, long y) {}

    private final String name;
    private final ReadLimits limits;
    private final long deadline;
    private final List<Glyph> visible = new ArrayList<>();
    private final List<Glyph> layer = new ArrayList<>();
    private final Set<Seen> seen = new HashSet<>();
    private final int[] directions = new int[4];
    private final List<Integer> visibleDirections = new ArrayList<>();
    private final Covers covers = new Covers();
    private Backdrop backdrop = new Backdrop();
    private double width;
    private double height;
    private double pictureShare;
    private int hidden;
    private int glyphs;
    private int operations;

    // Of the string that is being shown.
    private boolean layered;
    private float @Nullable [] colour;
    private boolean swallowed;

    GlyphCollector(String name, ReadLimits limits) {
        this.name = name;
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.maxTime().toNanos();
    }

    GlyphPage collect(int number, PDPage page) throws IOException {
        visible.clear();
        layer.clear();
        seen.clear();
        visibleDirections.clear();
        covers.clear();
        java.util.Arrays.fill(directions, 0);
        backdrop = new Backdrop();
        pictureShare = 0;
        hidden = 0;
        boolean turned = page.getRotation() % 180 != 0;
        width = turned ? page.getCropBox().getHeight() : page.getCropBox().getWidth();
        height = turned ? page.getCropBox().getWidth() : page.getCropBox().getHeight();
        processPage(page);
        // What was drawn first and is under a picture now is no more seen than an invisible layer.
        for (int i = visible.size() - 1; i >= 0; i--) {
            if (covers.isCovered(i)) {
                layer.add(visible.remove(i));
                directions[visibleDirections.remove(i)]--;
            }
        }
        boolean scanned = layer.size() > 20 && visible.size() < layer.size() / 4 && pictureShare > 0.5;
        List<Glyph> shown = scanned ? layer : mainDirection();
        if (!scanned) {
            hidden += layer.size();
        }
        return new GlyphPage(number, width, height, shown, hidden, scanned);
    }

    /** Text that runs another way than most of the page is a side stamp. */
    private List<Glyph> mainDirection() {
        int main = 0;
        for (int i = 1; i < directions.length; i++) {
            main = directions[i] > directions[main] ? i : main;
        }
        if (main % 2 == 1) {
            double swap = width;
            width = height;
            height = swap;
        }
        List<Glyph> shown = new ArrayList<>();
        for (int i = 0; i < visible.size(); i++) {
            if (visibleDirections.get(i) == main) {
                shown.add(visible.get(i));
            }
        }
        return shown;
    }

    @Override
    void begin() {
        layered = getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER;
        colour = layered ? null : colour();
        swallowed = colour != null && backdrop.maySwallow(colour);
    }

    @Override
    void glyph(TextFont font, TextFont.Sign sign, Placing at) {
        if (++glyphs > limits.maxGlyphs()) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s has more than %d characters. Maybe send the invoice without its annexes."
                            .formatted(name, limits.maxGlyphs()));
        }
        String text = sign.text();
        double size = Math.max(at.size(), at.height());
        double x = at.x();
        double y = at.y();
        if (!Double.isFinite(x + y + size)) {
            return;
        }
        boolean unseen = !layered && !text.isBlank() && isHidden(at, size);
        // Marks without width turn or part what is read, and nobody sees them.
        if (unseen || text.isEmpty() && Readable.isTrick(sign.unicode())) {
            hidden++;
            return;
        }
        // Only what is seen makes a second print of it superfluous.
        if (text.isEmpty() || !seen.add(new Seen(text, Math.round(x * 3), Math.round(y * 3)))) {
            return;
        }
        Glyph glyph = new Glyph(text, x, at.width(), y, size, font.bold(), run());
        if (layered) {
            layer.add(glyph);
        } else {
            int direction = at.runs() / 90;
            directions[direction]++;
            visible.add(glyph);
            visibleDirections.add(direction);
            covers.add(at.left() + at.seenWidth() / 2, at.bottom() + size * 0.3);
        }
    }

    private boolean isHidden(Placing at, double size) {
        double x = at.seenX();
        double y = at.seenY();
        if (size < MIN_SIZE || x < -1 || y < -1 || x > width + 1 || y > height + 3) {
            return true;
        }
        return swallowed && backdrop.swallows(colour, at.left() + at.seenWidth() / 2, at.bottom() + size * 0.3);
    }

    private float @Nullable [] colour() {
        PDColor colour = getGraphicsState().getNonStrokingColor();
        if (colour == null || colour.isPattern() || colour.getColorSpace() == null) {
            return null;
        }
        float[] parts = colour.getComponents();
        String space = colour.getColorSpace().getName();
        boolean plain = space.startsWith("Device") || space.startsWith("Cal") || space.equals("ICCBased");
        if (!plain) {
            return null;
        }
        return switch (parts.length) {
            case 1 -> new float[] {parts[0], parts[0], parts[0]};
            case 3 -> parts.clone();
            case 4 ->
                new float[] {
                    (1 - parts[0]) * (1 - parts[3]), (1 - parts[1]) * (1 - parts[3]), (1 - parts[2]) * (1 - parts[3])
                };
            default -> null;
        };
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        if (++operations % OPERATIONS_A_LOOK == 0 && System.nanoTime() > deadline
                || Thread.currentThread().isInterrupted()) {
            throw BoundedRun.tooSlow(name, limits.maxTime(), null);
        }
        switch (operator.getName()) {
            case "re" -> rectangle(operands);
            case "m", "l" -> point(operands, 0);
            case "c" -> point(operands, 4);
            case "v", "y" -> point(operands, 2);
            case "f", "F", "f*", "B", "B*", "b", "b*" -> backdrop.fill(colour());
            case "n", "S", "s" -> backdrop.endPath();
            case "Do" -> picture(operands);
            default -> {}
        }
        super.processOperator(operator, operands);
    }

    private void rectangle(List<COSBase> operands) {
        if (operands.size() >= 4
                && operands.get(0) instanceof COSNumber x
                && operands.get(1) instanceof COSNumber y
                && operands.get(2) instanceof COSNumber w
                && operands.get(3) instanceof COSNumber h) {
            point(x.floatValue(), y.floatValue());
            point(x.floatValue() + w.floatValue(), y.floatValue() + h.floatValue());
        }
    }

    private void point(List<COSBase> operands, int from) {
        if (operands.size() >= from + 2
                && operands.get(from) instanceof COSNumber x
                && operands.get(from + 1) instanceof COSNumber y) {
            point(x.floatValue(), y.floatValue());
        }
    }

    private void point(float x, float y) {
        java.awt.geom.Point2D.Float at =
                getGraphicsState().getCurrentTransformationMatrix().transformPoint(x, y);
        backdrop.point(at.x, at.y);
    }

    private void picture(List<COSBase> operands) {
        if (operands.isEmpty()
                || !(operands.get(0) instanceof COSName object)
                || getResources() == null
                || !getResources().isImageXObject(object)) {
            return;
        }
        Matrix matrix = getGraphicsState().getCurrentTransformationMatrix();
        double area = Math.abs(matrix.getScalingFactorX() * matrix.getScalingFactorY());
        pictureShare = Math.max(pictureShare, area / Math.max(1, width * height));
        if (Covers.isOpaque(getResources(), object)) {
            covers.cover(matrix);
        }
        backdrop.endPath();
        point(0, 0);
        point(1, 1);
        backdrop.fill(null);
    }
}
