package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Picture files made for tests, good and bad. */
public final class Pictures {
    private Pictures() {}

    /** A picture as Java keeps it. */
    static BufferedImage image(PageImage page, int type) {
        BufferedImage image = new BufferedImage(page.width(), page.height(), type);
        for (int y = 0; y < page.height(); y++) {
            for (int x = 0; x < page.width(); x++) {
                int grey = page.at(x, y);
                image.setRGB(x, y, 0xff000000 | grey << 16 | grey << 8 | grey);
            }
        }
        return image;
    }

    /** A picture file. */
    public static byte[] file(PageImage page, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(image(page, BufferedImage.TYPE_INT_RGB), format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A TIFF with several pages. */
    static byte[] tiff(List<PageImage> pages) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (PageImage page : pages) {
                writer.writeToSequence(new IIOImage(image(page, BufferedImage.TYPE_INT_RGB), null, null), null);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** A JPEG that says in its EXIF data how it was held. */
    static byte[] turned(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(jpeg, 0, 2);
        out.writeShort(0xffe1);
        out.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        out.writeBytes("Exif\0\0MM");
        out.writeShort(42);
        out.writeInt(8);
        out.writeShort(1);
        out.writeShort(274);
        out.writeShort(3);
        out.writeInt(1);
        out.writeShort(orientation);
        out.writeShort(0);
        out.writeInt(0);
        out.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }

    /** The same JPEG with Adobe's marker, which says how its colours are stored: 0 as they are, 2 with the brightness first. */
    static byte[] adobe(byte[] jpeg, int transform) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(jpeg, 0, 2);
        out.writeShort(0xffee);
        out.writeShort(14);
        out.writeBytes("Adobe");
        out.writeShort(100);
        out.writeInt(0);
        out.writeByte(transform);
        out.write(jpeg, 2, jpeg.length - 2);
        return file.toByteArray();
    }

    /** A JPEG of bands as they are, the left half of one colour and the right half of another. */
    static byte[] bands(int[] left, int[] right) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 32, 16, left.length, null);
        for (int x = 0; x < 32; x++) {
            for (int y = 0; y < 16; y++) {
                raster.setPixel(x, y, x < 16 ? left : right);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(raster, null, null), null);
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    /** A PNG that claims a size and has nothing to show for it. */
    static byte[] bomb(int width, int height) throws IOException {
        byte[] small = new PageImage(1, 1, new byte[1]).png();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(small, 0, 16);
        out.writeInt(width);
        out.writeInt(height);
        out.write(small, 24, small.length - 24);
        return file.toByteArray();
    }

    /** A corner of black, so that every turn looks different. */
    static PageImage corner(int width, int height) {
        byte[] pixels = new byte[width * height];
        java.util.Arrays.fill(pixels, (byte) 255);
        for (int y = 0; y < height / 3; y++) {
            for (int x = 0; x < width / 3; x++) {
                pixels[y * width + x] = 0;
            }
        }
        return new PageImage(width, height, pixels);
    }
}
