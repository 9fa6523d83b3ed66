package com.smartap.capture.internal.pdf;

import com.smartap.capture.internal.layout.Glyph;
import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageTree;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/** Collects the glyphs of a page with their boxes, and sets those apart that a person cannot see. */
final class GlyphCollector extends PDFTextStripper {
    private static final double MIN_SIZE = 2;

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
    private int run;
    private int glyphs;

    GlyphCollector(String name, ReadLimits limits) {
        this.name = name;
        this.limits = limits;
        this.deadline = System.nanoTime() + limits.maxTime().toNanos();
        setShouldSeparateByBeads(false);
        addOperator(new SetNonStrokingColorSpace(this));
        addOperator(new SetNonStrokingColor(this));
        addOperator(new SetNonStrokingColorN(this));
        addOperator(new SetNonStrokingDeviceGrayColor(this));
        addOperator(new SetNonStrokingDeviceRGBColor(this));
        addOperator(new SetNonStrokingDeviceCMYKColor(this));
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
        // A tree of this one page: the document's own tree is not to be trusted.
        PDPageTree single = new PDPageTree();
        single.add(page);
        processPages(single);
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
    protected void writePage() {
        // Nothing is written: the glyphs are what is wanted.
    }

    @Override
    public void showTextString(byte[] string) throws IOException {
        run++;
        super.showTextString(string);
    }

    @Override
    public void showTextStrings(COSArray array) throws IOException {
        run++;
        super.showTextStrings(array);
    }

    @Override
    protected void processTextPosition(TextPosition position) {
        if (++glyphs > limits.maxGlyphs()) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s has more than %d characters. Maybe send the invoice without its annexes."
                            .formatted(name, limits.maxGlyphs()));
        }
        String text = readable(position.getUnicode());
        double size = Math.max(position.getFontSizeInPt(), position.getHeightDir());
        double x = position.getXDirAdj();
        double y = position.getYDirAdj();
        if (!Double.isFinite(x + y + size)) {
            return;
        }
        boolean layered = getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER;
        boolean unseen = !layered && !text.isBlank() && isHidden(position, size);
        // Marks without width turn or part what is read, and nobody sees them.
        if (unseen || text.isEmpty() && isTrick(position.getUnicode())) {
            hidden++;
            return;
        }
        // Only what is seen makes a second print of it superfluous.
        if (text.isEmpty() || !seen.add(new Seen(text, Math.round(x * 3), Math.round(y * 3)))) {
            return;
        }
        String font = position.getFont().getName();
        boolean bold = font != null && font.toLowerCase(Locale.ROOT).contains("bold");
        Glyph glyph = new Glyph(text, x, position.getWidthDirAdj(), y, size, bold, run);
        if (layered) {
            layer.add(glyph);
        } else {
            int direction = Math.floorMod(Math.round(position.getDir() / 90f), 4);
            directions[direction]++;
            visible.add(glyph);
            visibleDirections.add(direction);
            Matrix matrix = position.getTextMatrix();
            covers.add(matrix.getTranslateX() + position.getWidth() / 2, matrix.getTranslateY() + size * 0.3);
        }
    }

    private static boolean isTrick(@Nullable String unicode) {
        return unicode != null
                && unicode.chars()
                        .anyMatch(c -> c >= 0x200b && c <= 0x200f
                                || c >= 0x202a && c <= 0x202e
                                || c >= 0x2060 && c <= 0x2069
                                || c == 0xfeff);
    }

    private boolean isHidden(TextPosition position, double size) {
        double x = position.getX();
        double y = position.getY();
        if (size < MIN_SIZE || x < -1 || y < -1 || x > width + 1 || y > height + 3) {
            return true;
        }
        Matrix matrix = position.getTextMatrix();
        return backdrop.swallows(
                colour(), matrix.getTranslateX() + position.getWidth() / 2, matrix.getTranslateY() + size * 0.3);
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
        if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
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

    private static String readable(@Nullable String unicode) {
        if (unicode == null) {
            return "";
        }
        if (unicode.length() == 1 && unicode.charAt(0) > ' ' && unicode.charAt(0) < 127) {
            return unicode;
        }
        String text = Normalizer.normalize(unicode, Normalizer.Form.NFKC);
        return text.replace('\u2010', '-')
                .replace('\u2011', '-')
                .replace('\u2212', '-')
                .replaceAll("[\\s\\u00a0\\u2009\\u202f]", " ")
                .replaceAll("\\p{Cc}|\\p{Co}|[\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]", "");
    }
}
