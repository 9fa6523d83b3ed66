package com.smartap.archive.internal.convert;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * A PDF with a page for each picture of a scan, as large as the scan says it was on paper. JPEG is taken over as it is;
 * the rest is packed again without loss.
 */
public final class ScanToPdf {
    private static final long MAX_PIXELS = 40_000_000;
    private static final long MAX_BYTES = 100_000_000;
    private static final float POINTS_PER_INCH = 72;
    private static final float LARGEST = 14_000;

    private ScanToPdf() {}

    /** Converts a scan; what was not as it should be is added to {@code warnings}. */
    public static byte[] convert(String name, byte[] scan, DocumentKind kind, int maxPages, List<String> warnings)
            throws IOException {
        ImageIO.setUseCache(false);
        try (PDDocument document = new PDDocument();
                ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(scan))) {
            ImageReader reader = reader(name, kind);
            try {
                // TIFF keeps resolution and orientation where only a reader of all metadata looks.
                reader.setInput(in, false, kind != DocumentKind.TIFF);
                int pictures = kind == DocumentKind.TIFF ? reader.getNumImages(true) : 1;
                if (pictures > maxPages) {
                    throw tooLarge(name, "%d pages, more than %d".formatted(pictures, maxPages));
                }
                for (int i = 0; i < pictures; i++) {
                    checkSize(name, reader, i, kind);
                    add(document, picture(document, scan, kind, reader, i), ScanMetadata.of(reader, i, scan, kind));
                }
            } finally {
                reader.dispose();
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            warnings.add("%s made into a PDF; the scan has no text that could be searched"
                    .formatted(kind.name().toUpperCase(Locale.ROOT)));
            return out.toByteArray();
        } catch (DocumentException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "document (%s) cannot be read as %s. Maybe it is cut off.".formatted(name, kind),
                    e);
        }
    }

    private static ImageReader reader(String name, DocumentKind kind) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(kind.name());
        if (!readers.hasNext()) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED, "document (%s): this platform reads no %s".formatted(name, kind));
        }
        return readers.next();
    }

    private static void checkSize(String name, ImageReader reader, int index, DocumentKind kind) throws IOException {
        long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
        if (pixels > MAX_PIXELS) {
            throw tooLarge(
                    name,
                    "a picture of %d x %d pixels, more than %d million"
                            .formatted(reader.getWidth(index), reader.getHeight(index), MAX_PIXELS / 1_000_000));
        }
        // JPEG is never unpacked here.
        Iterator<javax.imageio.ImageTypeSpecifier> types = kind == DocumentKind.JPEG
                ? List.<javax.imageio.ImageTypeSpecifier>of().iterator()
                : reader.getImageTypes(index);
        if (types.hasNext()) {
            var model = types.next().getColorModel();
            if (pixels * model.getPixelSize() / 8 > MAX_BYTES) {
                throw tooLarge(name, "a picture that unpacks to more than %d MB".formatted(MAX_BYTES / 1_000_000));
            }
        }
    }

    private static PDImageXObject picture(
            PDDocument document, byte[] scan, DocumentKind kind, ImageReader reader, int index) throws IOException {
        if (kind == DocumentKind.JPEG) {
            return JPEGFactory.createFromByteArray(document, scan);
        }
        if (kind == DocumentKind.PNG) {
            return PDImageXObject.createFromByteArray(document, scan, "scan.png");
        }
        BufferedImage image = reader.read(index);
        return image.getType() == BufferedImage.TYPE_BYTE_GRAY
                ? grey(document, image)
                : LosslessFactory.createFromImage(document, image);
    }

    /** The samples as they are: the platform takes them for linear, and would make the scan lighter. */
    private static PDImageXObject grey(PDDocument document, BufferedImage image) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
            byte[] row = new byte[image.getWidth()];
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = (byte) image.getRaster().getSample(x, y, 0);
                }
                deflater.write(row);
            }
        }
        return new PDImageXObject(
                document,
                new ByteArrayInputStream(packed.toByteArray()),
                COSName.FLATE_DECODE,
                image.getWidth(),
                image.getHeight(),
                Byte.SIZE,
                PDDeviceGray.INSTANCE);
    }

    private static void add(PDDocument document, PDImageXObject picture, ScanMetadata metadata) throws IOException {
        picture.setInterpolate(false);
        float width = picture.getWidth() * POINTS_PER_INCH / metadata.dpiX();
        float height = picture.getHeight() * POINTS_PER_INCH / metadata.dpiY();
        float scale = Math.min(1, LARGEST / Math.max(width, height));
        PDRectangle box = new PDRectangle(Math.max(3, width * scale), Math.max(3, height * scale));
        PDPage page = new PDPage(box);
        page.setRotation(metadata.rotation());
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            float left = metadata.mirrored() ? box.getWidth() : 0;
            content.drawImage(picture, left, 0, metadata.mirrored() ? -left : box.getWidth(), box.getHeight());
        }
    }

    private static DocumentException tooLarge(String name, String what) {
        return new DocumentException(
                ErrorCode.DOCUMENT_TOO_LARGE,
                "document (%s) has %s. Maybe scan it with a lower resolution.".formatted(name, what));
    }
}
