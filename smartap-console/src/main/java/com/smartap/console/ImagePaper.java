package com.smartap.console;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Scans and photographs, upright and in a size for screens. */
final class ImagePaper implements PdfPages.Paper {
    static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/tiff");

    /** As many as a page of paper may have when it is read. */
    private static final long MOST_PIXELS = 80_000_000;

    private static final int JPEG_APP1 = 0xffe1;
    private static final int ORIENTATION = 0x0112;

    @Override
    public int pages(byte[] file) throws IOException {
        return read(file, reader -> reader.getNumImages(true));
    }

    @Override
    public BufferedImage page(byte[] file, int index, double maxPixels) throws IOException {
        BufferedImage image = read(file, reader -> {
            long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
            if (pixels > MOST_PIXELS) {
                throw new IOException("picture %d has %d pixels".formatted(index + 1, pixels));
            }
            ImageReadParam param = reader.getDefaultReadParam();
            int every = (int) Math.max(1, Math.floor(Math.sqrt(pixels / maxPixels)));
            param.setSourceSubsampling(every, every, 0, 0);
            return reader.read(index, param);
        });
        double scale = Math.min(1, Math.sqrt(maxPixels / ((double) image.getWidth() * image.getHeight())));
        return turned(image, orientation(file), scale);
    }

    private static <T> T read(byte[] file, Reading<T> reading) throws IOException {
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("no picture that can be decoded");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                return reading.of(reader);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Turns a picture as its camera says. Source: CIPA DC-008 (Exif), tag 274. */
    private static BufferedImage turned(BufferedImage image, int orientation, double scale) {
        int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
        int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
        boolean across = orientation >= 5;
        BufferedImage out =
                new BufferedImage(across ? height : width, across ? width : height, BufferedImage.TYPE_INT_RGB);
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
        Graphics2D graphics = out.createGraphics();
        graphics.setBackground(Color.WHITE);
        graphics.clearRect(0, 0, out.getWidth(), out.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.transform(turn);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return out;
    }

    /** The orientation that a JPEG's Exif block tells, 1 to 8; 1 where none does. */
    static int orientation(byte[] file) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(file);
            if (bytes.getShort(0) != (short) 0xffd8) {
                return 1;
            }
            int at = 2;
            while ((bytes.getShort(at) & 0xffff) != JPEG_APP1 || bytes.getInt(at + 4) != 0x45786966) {
                if (bytes.get(at) != (byte) 0xff || bytes.get(at + 1) == (byte) 0xda) {
                    return 1;
                }
                at += 2 + (bytes.getShort(at + 2) & 0xffff);
            }
            return directory(bytes, at + 10);
        } catch (IndexOutOfBoundsException e) {
            return 1;
        }
    }

    private static int directory(ByteBuffer bytes, int tiff) {
        bytes.order(bytes.get(tiff) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int entries = tiff + bytes.getInt(tiff + 4);
        int count = bytes.getShort(entries) & 0xffff;
        for (int i = 0; i < count; i++) {
            int entry = entries + 2 + 12 * i;
            if (bytes.getShort(entry) == ORIENTATION) {
                int value = bytes.getShort(entry + 8);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private interface Reading<T> {
        T of(ImageReader reader) throws IOException;
    }
}
