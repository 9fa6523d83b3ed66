package com.smartap.archive.internal.assemble;

import com.smartap.archive.internal.font.EmbeddedPrograms;
import com.smartap.archive.internal.font.Liberation;
import com.smartap.archive.internal.read.ObjectWalk;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/**
 * Turns pages into pictures of themselves with their text behind them: what cannot be PDF/A as it is looks the same and
 * can still be searched.
 */
public final class PicturePages {
    private static final float POINTS_PER_INCH = 72;
    private static final long MAX_PIXELS = 12_000_000;
    private static final long MAX_DRAWN = 40_000_000;
    private static final float JPEG_QUALITY = 0.85f;
    private static final COSName TEXT = COSName.getPDFName("SmartApText");
    private static final COSName PICTURE = COSName.getPDFName("SmartApPicture");
    private static final List<COSName> OF_OLD_CONTENT = List.of(
            COSName.STRUCT_TREE_ROOT,
            COSName.OCPROPERTIES,
            COSName.getPDFName("MarkInfo"),
            COSName.getPDFName("PieceInfo"));

    private PicturePages() {}

    /** Why the pages of a document cannot be drawn faithfully here; empty if they can. */
    public static Optional<String> obstacle(PDDocument document) throws IOException {
        Set<String> found = new TreeSet<>();
        ObjectWalk.visit(document.getDocumentCatalog().getCOSObject(), dictionary -> {
            if (dictionary instanceof COSStream stream && COSName.IMAGE.equals(stream.getCOSName(COSName.SUBTYPE))) {
                long pixels = stream.getLong(COSName.WIDTH, 0) * stream.getLong(COSName.HEIGHT, 0);
                if (pixels > MAX_DRAWN) {
                    found.add("it holds a picture of more than %d million pixels".formatted(MAX_DRAWN / 1_000_000));
                }
                if (has(stream, COSName.JPX_DECODE)
                        && !ImageIO.getImageReadersByFormatName("JPEG2000").hasNext()) {
                    found.add("it holds pictures in JPEG 2000, which cannot be drawn here");
                }
                if (has(stream, COSName.JBIG2_DECODE)
                        && !ImageIO.getImageReadersByFormatName("JBIG2").hasNext()) {
                    found.add("it holds pictures in JBIG2, which cannot be drawn here");
                }
            }
        });
        return found.isEmpty() ? DrawingCost.obstacle(document) : found.stream().findFirst();
    }

    private static boolean has(COSStream stream, COSName filter) {
        COSBase filters = stream.getFilters();
        if (filters instanceof COSArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (filter.equals(array.getObject(i))) {
                    return true;
                }
            }
            return false;
        }
        return filter.equals(filters);
    }

    /** Replaces the content of every page. */
    public static void replace(PDDocument document, int dpi, EmbeddedPrograms programs) throws IOException {
        PDFRenderer renderer = new PDFRenderer(document);
        renderer.setSubsamplingAllowed(true);
        for (int i = 0; i < document.getNumberOfPages(); i++) {
            PDPage page = document.getPage(i);
            VisibleArea area = VisibleArea.of(page);
            double inches = (double) area.width() * area.height() / (POINTS_PER_INCH * POINTS_PER_INCH);
            float drawn = (float) Math.min(dpi, Math.sqrt(MAX_PIXELS / Math.max(inches, 1e-6)));
            List<PageWords.Word> words = PageWords.of(document, i);
            BufferedImage image = renderer.renderImageWithDPI(i, drawn, ImageType.RGB);
            fill(document, page, area, picture(document, image), words, programs);
        }
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        OF_OLD_CONTENT.forEach(catalog::removeItem);
    }

    /** Without loss where that costs little, as it does for text on paper. */
    private static PDImageXObject picture(PDDocument document, BufferedImage image) throws IOException {
        PDImageXObject exact = LosslessFactory.createFromImage(document, image);
        PDImageXObject near = JPEGFactory.createFromImage(document, image, JPEG_QUALITY);
        return exact.getCOSObject().getLength() <= 2 * near.getCOSObject().getLength() ? exact : near;
    }

    private static void fill(
            PDDocument document,
            PDPage page,
            VisibleArea area,
            PDImageXObject picture,
            List<PageWords.Word> words,
            EmbeddedPrograms programs)
            throws IOException {
        StringBuilder text = new StringBuilder();
        words.forEach(word -> text.append(word.text()));
        StampFont font = new StampFont(Liberation.SANS, text.toString());
        StringBuilder content = new StringBuilder();
        // The words are drawn first, unseen, and lie behind the picture.
        for (PageWords.Word word : words) {
            float natural = font.width(word.text(), word.size());
            float stretch = natural <= 0 ? 100 : Math.max(1, Math.min(1000, word.width() / natural * 100));
            content.append(String.format(
                    Locale.ROOT,
                    "BT 3 Tr /%s %.2f Tf %.1f Tz %.2f %.2f Td %s Tj ET%n",
                    TEXT.getName(),
                    word.size(),
                    stretch,
                    word.x(),
                    area.height() - word.y(),
                    font.encoded(word.text())));
        }
        content.append(String.format(
                Locale.ROOT, "q %.3f 0 0 %.3f 0 0 cm /%s Do Q%n", area.width(), area.height(), PICTURE.getName()));
        PDResources resources = new PDResources();
        resources.put(PICTURE, picture);
        COSDictionary fonts = new COSDictionary();
        if (!words.isEmpty()) {
            fonts.setItem(TEXT, font.dictionary(programs));
            resources.getCOSObject().setItem(COSName.FONT, fonts);
        }
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.toString().getBytes(StandardCharsets.US_ASCII));
        }
        COSDictionary dictionary = page.getCOSObject();
        COSBase parent = dictionary.getItem(COSName.PARENT);
        dictionary.clear();
        dictionary.setItem(COSName.TYPE, COSName.PAGE);
        dictionary.setItem(COSName.PARENT, parent);
        dictionary.setItem(COSName.CONTENTS, stream);
        page.setResources(resources);
        page.setMediaBox(new PDRectangle(area.width(), area.height()));
    }
}
