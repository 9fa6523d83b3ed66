package com.smartap.archive.internal.clean;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;

/** Draws annotations and form widgets into their page and removes them. Source: ISO 32000-1, 12.5.5. */
public final class Annotations {
    private static final List<String> NEVER_DRAWN = List.of("Popup", "PrinterMark", "TrapNet");

    private static final List<String> SILENT = List.of("Widget", "Link", "Popup");
    private static final int MOST_ANNOTATIONS = 10_000;
    private static final int MOST_WORDS = 1_000_000;

    /**
     * What annotations hold that a page cannot show.
     *
     * @param files file specifications of file attachments
     * @param comments the words of notes, a line each
     */
    public record Kept(List<COSDictionary> files, StringBuilder comments) {}

    private record Drawing(PDAppearanceStream appearance, Matrix matrix) {}

    private Annotations() {}

    /**
     * Draws and removes the annotations of every page.
     *
     * @return what is to be kept beside the pages
     */
    public static Kept draw(PDDocument document, List<String> warnings) throws IOException {
        Kept kept = new Kept(new ArrayList<>(), new StringBuilder());
        Layers layers = Layers.of(document);
        int number = 0;
        int seen = 0;
        for (PDPage page : document.getPages()) {
            number++;
            COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
            if (annotations == null) {
                continue;
            }
            seen += annotations.size();
            if (seen > MOST_ANNOTATIONS) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "the document has more than %d annotations. Maybe print it to a new PDF."
                                .formatted(MOST_ANNOTATIONS));
            }
            List<Drawing> drawings = new ArrayList<>();
            for (int i = 0; i < annotations.size(); i++) {
                if (annotations.getObject(i) instanceof COSDictionary dictionary) {
                    collect(document, dictionary, number, drawings, kept, layers, warnings);
                }
            }
            page.getCOSObject().removeItem(COSName.ANNOTS);
            append(document, page, drawings);
        }
        return kept;
    }

    private static void collect(
            PDDocument document,
            COSDictionary dictionary,
            int page,
            List<Drawing> drawings,
            Kept kept,
            Layers layers,
            List<String> warnings)
            throws IOException {
        PDAnnotation annotation = PDAnnotation.createAnnotation(dictionary);
        String subtype = annotation.getSubtype() == null ? "unknown" : annotation.getSubtype();
        if ("FileAttachment".equals(subtype) && dictionary.getCOSDictionary(COSName.FS) != null) {
            kept.files().add(dictionary.getCOSDictionary(COSName.FS));
            warnings.add("file attachment on page %d moved to the document's attachments".formatted(page));
        }
        if (NEVER_DRAWN.contains(subtype)) {
            return;
        }
        if (annotation.isHidden() || annotation.isNoView() || layers.isOff(dictionary.getCOSDictionary(COSName.OC))) {
            warnings.add("hidden annotation (%s%s) on page %d is not in the sealed copy"
                    .formatted(subtype, named(dictionary), page));
            return;
        }
        comment(annotation, subtype, page, kept);
        PDAppearanceStream appearance = annotation.getNormalAppearanceStream();
        if (appearance == null && !"Widget".equals(subtype)) {
            annotation.constructAppearances(document);
            appearance = annotation.getNormalAppearanceStream();
            if (appearance == null && !"Link".equals(subtype)) {
                warnings.add("annotation (%s) on page %d has no appearance and is not in the sealed copy"
                        .formatted(subtype, page));
            }
        }
        PDRectangle rectangle = annotation.getRectangle();
        if (appearance != null && rectangle != null && appearance.getBBox() != null) {
            matrix(appearance, rectangle, drawings);
        }
    }

    /** A widget's field by its own name. */
    private static String named(COSDictionary annotation) {
        String name = annotation.getString(COSName.T, "");
        return name.isEmpty() ? "" : " \"" + name + "\"";
    }

    /** Notes say more than they show: their words are kept in a file. */
    private static void comment(PDAnnotation annotation, String subtype, int page, Kept kept) {
        String contents = annotation.getContents();
        if (contents == null
                || contents.isBlank()
                || SILENT.contains(subtype)
                || kept.comments().length() > MOST_WORDS) {
            return;
        }
        String author = annotation.getCOSObject().getString(COSName.T, "");
        kept.comments()
                .append("Page %d, %s%s: ".formatted(page, subtype, author.isEmpty() ? "" : " by " + author))
                .append(contents.strip())
                .append('\n');
    }

    /** Maps the appearance's box, as its own matrix turns it, onto the annotation's rectangle. */
    private static void matrix(PDAppearanceStream appearance, PDRectangle target, List<Drawing> drawings) {
        Rectangle2D box = appearance.getBBox().transform(appearance.getMatrix()).getBounds2D();
        if (box.getWidth() <= 0 || box.getHeight() <= 0 || target.getWidth() <= 0 || target.getHeight() <= 0) {
            return;
        }
        float scaleX = (float) (target.getWidth() / box.getWidth());
        float scaleY = (float) (target.getHeight() / box.getHeight());
        Matrix matrix = Matrix.getTranslateInstance(target.getLowerLeftX(), target.getLowerLeftY());
        matrix.concatenate(Matrix.getScaleInstance(scaleX, scaleY));
        matrix.concatenate(Matrix.getTranslateInstance((float) -box.getX(), (float) -box.getY()));
        drawings.add(new Drawing(appearance, matrix));
    }

    private static void append(PDDocument document, PDPage page, List<Drawing> drawings) throws IOException {
        if (drawings.isEmpty()) {
            return;
        }
        try (var content = new PDPageContentStream(document, page, AppendMode.APPEND, true, true)) {
            for (Drawing drawing : drawings) {
                // An appearance stream need not say that it is a form, drawn content must.
                drawing.appearance().getCOSObject().setItem(COSName.TYPE, COSName.XOBJECT);
                drawing.appearance().getCOSObject().setItem(COSName.SUBTYPE, COSName.FORM);
                content.saveGraphicsState();
                content.transform(drawing.matrix());
                content.drawForm(drawing.appearance());
                content.restoreGraphicsState();
            }
        }
    }
}
