package com.smartap.spi.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.spi.Api;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** The picture of a page in shades of grey, one byte a pixel: 0 is black, 255 is white. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PageImage {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final int width;
    private final int height;
    private final byte[] grey;

    /**
     * A picture.
     *
     * @param grey its rows from top to bottom without gaps; not copied, so it must not be changed afterwards
     * @throws IllegalArgumentException if there are not {@code width * height} of them
     */
    public PageImage(int width, int height, byte[] grey) {
        requireNonNull(grey, "grey");
        if (width < 1 || height < 1 || (long) width * height != grey.length) {
            throw new IllegalArgumentException(
                    "a picture of %d by %d pixels cannot have %d bytes".formatted(width, height, grey.length));
        }
        this.width = width;
        this.height = height;
        this.grey = grey;
    }

    /** Pixels from left to right. */
    public int width() {
        return width;
    }

    /** Pixels from top to bottom. */
    public int height() {
        return height;
    }

    /** A pixel, 0 for black to 255 for white. */
    public int at(int x, int y) {
        return grey[y * width + x] & 0xff;
    }

    /** All pixels, row by row; not a copy, so they must not be changed. */
    public byte[] pixels() {
        return grey;
    }

    /** Writes it as a portable grey map (PGM), which costs no time. */
    public void writePgm(OutputStream out) throws IOException {
        out.write("P5\n%d %d\n255\n".formatted(width, height).getBytes(StandardCharsets.US_ASCII));
        out.write(grey);
    }

    /** It as a PNG, for engines behind a network. */
    public byte[] png() {
        try {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            file.write(PNG);
            ByteArrayOutputStream header = new ByteArrayOutputStream();
            DataOutputStream data = new DataOutputStream(header);
            data.writeInt(width);
            data.writeInt(height);
            data.write(new byte[] {8, 0, 0, 0, 0});
            chunk(file, "IHDR", header.toByteArray());
            chunk(file, "IDAT", packed());
            chunk(file, "IEND", new byte[0]);
            return file.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
            for (int y = 0; y < height; y++) {
                out.write(0);
                out.write(grey, y * width, width);
            }
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void chunk(OutputStream out, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(content.length);
        data.write(name);
        data.write(content);
        data.writeInt((int) sum.getValue());
    }

    /** The size, never the pixels. */
    @Override
    public String toString() {
        return "PageImage[" + width + " x " + height + "]";
    }
}
