package com.smartap.archive.internal.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * What a scan says about itself.
 *
 * @param dpiX pixels an inch across
 * @param dpiY pixels an inch down
 * @param rotation degrees clockwise to turn it upright
 * @param mirrored whether left and right have to be swapped before it is turned
 */
record ScanMetadata(float dpiX, float dpiY, int rotation, boolean mirrored) {
    private static final float MILLIMETRES = 25.4f;
    private static final float LEAST = 20;
    private static final float MOST = 4_800;
    private static final float A4_WIDTH_INCHES = 8.27f;
    private static final float A4_HEIGHT_INCHES = 11.69f;
    private static final int ORIENTATION = 0x0112;

    /** The degrees of each orientation from 1 to 8; those in {@link #MIRRORED} are mirrored first. Source: Exif 2.3. */
    private static final int[] DEGREES = {0, 0, 180, 180, 270, 90, 90, 270};

    private static final Set<Integer> MIRRORED = Set.of(2, 4, 5, 7);

    /** What the platform calls the orientations of TIFF from 1 to 8. */
    private static final List<String> NAMES =
            List.of("Normal", "FlipH", "Rotate180", "FlipV", "FlipHRotate90", "Rotate270", "FlipVRotate90", "Rotate90");

    static ScanMetadata of(ImageReader reader, int index, byte[] scan, DocumentKind kind) throws IOException {
        float x = 0;
        float y = 0;
        int orientation = kind == DocumentKind.JPEG ? orientation(scan) : 1;
        try {
            IIOMetadata metadata = reader.getImageMetadata(index);
            if (metadata != null && metadata.isStandardMetadataFormatSupported()) {
                Element tree = (Element) metadata.getAsTree("javax_imageio_1.0");
                x = perInch(tree, "HorizontalPixelSize");
                y = perInch(tree, "VerticalPixelSize");
                orientation = kind == DocumentKind.TIFF ? named(tree) : orientation;
            }
        } catch (IOException | RuntimeException damaged) {
            x = 0;
        }
        if (x <= 0 || y <= 0) {
            // Without a resolution the scan fills a sheet of A4.
            float width = reader.getWidth(index);
            float height = reader.getHeight(index);
            boolean wide = width > height;
            float dpi = Math.max(
                    width / (wide ? A4_HEIGHT_INCHES : A4_WIDTH_INCHES),
                    height / (wide ? A4_WIDTH_INCHES : A4_HEIGHT_INCHES));
            x = dpi;
            y = dpi;
        }
        return new ScanMetadata(
                Math.max(LEAST, x), Math.max(LEAST, y), DEGREES[orientation - 1], MIRRORED.contains(orientation));
    }

    private static int named(Element tree) {
        NodeList nodes = tree.getElementsByTagName("ImageOrientation");
        String name = nodes.getLength() == 0 ? "" : ((Element) nodes.item(0)).getAttribute("value");
        return Math.max(0, NAMES.indexOf(name)) + 1;
    }

    private static float perInch(Element tree, String name) {
        NodeList nodes = tree.getElementsByTagName(name);
        if (nodes.getLength() == 0) {
            return 0;
        }
        float millimetres = Float.parseFloat(((Element) nodes.item(0)).getAttribute("value"));
        float dpi = millimetres <= 0 ? 0 : MILLIMETRES / millimetres;
        return dpi < LEAST || dpi > MOST ? 0 : dpi;
    }

    /** The orientation that a camera notes. Source: Exif 2.3, 4.6.4, tag 274. */
    private static int orientation(byte[] jpeg) {
        int at = 2;
        while (at + 4 < jpeg.length && (jpeg[at] & 0xFF) == 0xFF && (jpeg[at + 1] & 0xFF) != 0xDA) {
            int length = (jpeg[at + 2] & 0xFF) << 8 | (jpeg[at + 3] & 0xFF);
            boolean exif = (jpeg[at + 1] & 0xFF) == 0xE1
                    && at + 10 < jpeg.length
                    && jpeg[at + 4] == 'E'
                    && jpeg[at + 5] == 'x'
                    && jpeg[at + 6] == 'i'
                    && jpeg[at + 7] == 'f';
            if (exif) {
                return orientation(jpeg, at + 10, Math.min(jpeg.length, at + 2 + length));
            }
            at += 2 + length;
        }
        return 1;
    }

    private static int orientation(byte[] jpeg, int from, int to) {
        try {
            ByteBuffer tiff = ByteBuffer.wrap(jpeg, from, to - from).slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + 12 * i;
                if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                    int orientation = tiff.getShort(entry + 8);
                    return orientation < 1 || orientation > DEGREES.length ? 1 : orientation;
                }
            }
            return 1;
        } catch (RuntimeException damaged) {
            return 1;
        }
    }
}
