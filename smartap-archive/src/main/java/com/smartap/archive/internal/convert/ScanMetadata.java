package com.smartap.archive.internal.convert;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
 */
record ScanMetadata(float dpiX, float dpiY, int rotation) {
    private static final float MILLIMETRES = 25.4f;
    private static final float LEAST = 20;
    private static final float MOST = 4_800;
    private static final float A4_WIDTH_INCHES = 8.27f;
    private static final float A4_HEIGHT_INCHES = 11.69f;
    private static final int ORIENTATION = 0x0112;

    static ScanMetadata of(ImageReader reader, int index, byte[] scan, DocumentKind kind) throws IOException {
        float x = 0;
        float y = 0;
        try {
            IIOMetadata metadata = reader.getImageMetadata(index);
            if (metadata != null && metadata.isStandardMetadataFormatSupported()) {
                Element tree = (Element) metadata.getAsTree("javax_imageio_1.0");
                x = perInch(tree, "HorizontalPixelSize");
                y = perInch(tree, "VerticalPixelSize");
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
        return new ScanMetadata(Math.max(LEAST, x), Math.max(LEAST, y), kind == DocumentKind.JPEG ? rotation(scan) : 0);
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
    private static int rotation(byte[] jpeg) {
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
                return degrees(jpeg, at + 10, Math.min(jpeg.length, at + 2 + length));
            }
            at += 2 + length;
        }
        return 0;
    }

    private static int degrees(byte[] jpeg, int from, int to) {
        try {
            ByteBuffer tiff = ByteBuffer.wrap(jpeg, from, to - from).slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + 12 * i;
                if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION) {
                    return switch (tiff.getShort(entry + 8)) {
                        case 3 -> 180;
                        case 6 -> 90;
                        case 8 -> 270;
                        default -> 0;
                    };
                }
            }
            return 0;
        } catch (RuntimeException damaged) {
            return 0;
        }
    }
}
