package com.smartap.archive.internal.esign;

import com.smartap.archive.internal.assemble.DrawingCost;
import com.smartap.archive.internal.clean.Layers;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.jspecify.annotations.Nullable;

/**
 * What is written on pages, in the order in which it is drawn and without blanks. Left out is what a reader cannot see:
 * invisible and transparent text, layers that are off, what lies beyond the page; annotations and replacement texts are
 * no part of a page. Not noticed is what something else covers, or a clipping path cuts off.
 */
final class PageLetters extends PDFTextStripper {
    private static final float LEAST_SIZE = 2;
    private static final double LEAST_ALPHA = 0.2;
    private static final int DARK_ENOUGH = 600;

    private final Layers layers;
    private final boolean strict;
    private final int most;
    private final List<StringBuilder> pages = new ArrayList<>();
    private PDRectangle box = PDRectangle.A4;
    private int hidden;
    private int count;

    private PageLetters(PDDocument document, boolean strict, int most) {
        this.layers = Layers.of(document);
        this.strict = strict;
        this.most = most;
        addOperator(new SetNonStrokingColor(this));
        addOperator(new SetNonStrokingColorN(this));
        addOperator(new SetNonStrokingColorSpace(this));
        addOperator(new SetNonStrokingDeviceGrayColor(this));
        addOperator(new SetNonStrokingDeviceRGBColor(this));
        addOperator(new SetNonStrokingDeviceCMYKColor(this));
    }

    /**
     * The letters of each of the first pages.
     *
     * @param pages how many pages
     * @param strict leaves out also what is too small, or too light for white paper
     * @param most the most letters to read
     * @throws DocumentException if reading them takes too much
     */
    static List<String> of(PDDocument document, int pages, boolean strict, int most) throws IOException {
        Optional<String> obstacle = DrawingCost.obstacle(document);
        if (obstacle.isPresent()) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "the pages cannot be read: %s. Maybe print the document to a new PDF.".formatted(obstacle.get()));
        }
        PageLetters letters = new PageLetters(document, strict, most);
        int last = Math.min(pages, document.getNumberOfPages());
        for (int i = 0; i < last; i++) {
            letters.pages.add(new StringBuilder());
        }
        if (last > 0) {
            letters.setEndPage(last);
            letters.getText(document);
        }
        return letters.pages.stream().map(StringBuilder::toString).toList();
    }

    @Override
    protected void startPage(PDPage page) {
        hidden = 0;
        box = page.getCropBox();
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        String unicode = text.getUnicode();
        if (unicode == null || !isSeen(text)) {
            return;
        }
        StringBuilder page = pages.get(getCurrentPageNo() - 1);
        unicode.codePoints()
                .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c))
                .forEach(page::appendCodePoint);
        count += unicode.length();
        if (count > most) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE, "the document has more than %d letters".formatted(most));
        }
    }

    private boolean isSeen(TextPosition text) {
        PDGraphicsState state = getGraphicsState();
        RenderingMode mode = state.getTextState().getRenderingMode();
        if (hidden > 0 || mode == RenderingMode.NEITHER || mode == RenderingMode.NEITHER_CLIP) {
            return false;
        }
        Matrix at = text.getTextMatrix();
        boolean onPage = at.getTranslateX() > -1
                && at.getTranslateY() > -1
                && at.getTranslateX() < box.getWidth() + 1
                && at.getTranslateY() < box.getHeight() + 1;
        return onPage && state.getNonStrokeAlphaConstant() >= LEAST_ALPHA && (!strict || isReadable(text, state));
    }

    private static boolean isReadable(TextPosition text, PDGraphicsState state) {
        if (text.getXScale() < LEAST_SIZE || text.getYScale() < LEAST_SIZE) {
            return false;
        }
        try {
            int rgb = state.getNonStrokingColor().toRGB();
            return (rgb >> 16 & 0xFF) + (rgb >> 8 & 0xFF) + (rgb & 0xFF) < DARK_ENOUGH;
        } catch (IOException | RuntimeException unknown) {
            return false;
        }
    }

    /** Does not ask for the text that is to replace what stands there. */
    @Override
    public void beginMarkedContentSequence(@Nullable COSName tag, @Nullable COSDictionary properties) {
        if (hidden > 0 || (COSName.OC.equals(tag) && layers.isOff(properties))) {
            hidden++;
        }
    }

    @Override
    public void endMarkedContentSequence() {
        hidden = Math.max(0, hidden - 1);
    }

    @Override
    public void showForm(PDFormXObject form) throws IOException {
        if (!isOff(form)) {
            super.showForm(form);
        }
    }

    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
        if (!isOff(form)) {
            super.showTransparencyGroup(form);
        }
    }

    private boolean isOff(PDFormXObject form) {
        return layers.isOff(form.getCOSObject().getCOSDictionary(COSName.OC));
    }
}
