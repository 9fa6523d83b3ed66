package com.smartap.capture;

import com.smartap.capture.internal.image.Pictures;
import com.smartap.spi.capture.PageImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** Small files of pictures that are large, larger than they say, or not all there. */
final class HostilePictures {
    /** Just below the most pixels that are read. */
    private static final int LARGE = 8_900;

    private HostilePictures() {}

    static Map<String, byte[]> all() throws IOException {
        byte[] jpeg = Pictures.file(new PageImage(400, 300, new byte[400 * 300]), "jpeg");
        byte[] tiff = Pictures.file(new PageImage(400, 300, new byte[400 * 300]), "tiff");
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("largest.png", png(LARGE, LARGE, 1, (LARGE / 8 + 2L) * LARGE));
        all.put("giant.png", png(30_000, 30_000, 8, 1_000));
        all.put("overfull.png", png(100, 100, 8, 256L << 20));
        all.put("unfilled.png", png(3_000, 3_000, 8, 1_000));
        all.put("giant.jpg", sized(jpeg));
        all.put("cut.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
        all.put("cut.tif", Arrays.copyOf(tiff, tiff.length / 2));
        all.put("large-picture.pdf", pdf(20_000, 1));
        all.put("many-large-pictures.pdf", pdf(9_000, 3));
        return all;
    }

    /** A JPEG that says it is as large as a JPEG can be. */
    private static byte[] sized(byte[] jpeg) {
        byte[] giant = jpeg.clone();
        for (int i = 0; i + 9 < giant.length; i++) {
            if ((giant[i] & 0xff) == 0xff && (giant[i + 1] & 0xff) == 0xc0) {
                Arrays.fill(giant, i + 5, i + 9, (byte) 0xff);
                return giant;
            }
        }
        throw new IllegalStateException("a JPEG without a frame");
    }

    private static byte[] png(int width, int height, int bits, long raw) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        DataOutputStream sizes = new DataOutputStream(head);
        sizes.writeInt(width);
        sizes.writeInt(height);
        sizes.write(new byte[] {(byte) bits, 0, 0, 0, 0});
        chunk(out, "IHDR", head.toByteArray());
        chunk(out, "IDAT", zeros(raw));
        chunk(out, "IEND", new byte[0]);
        return file.toByteArray();
    }

    private static void chunk(DataOutputStream out, String name, byte[] content) throws IOException {
        byte[] type = name.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(type);
        sum.update(content);
        out.writeInt(content.length);
        out.write(type);
        out.write(content);
        out.writeInt((int) sum.getValue());
    }

    private static byte[] zeros(long count) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
            byte[] some = new byte[1 << 16];
            for (long i = 0; i < count; i += some.length) {
                out.write(some, 0, (int) Math.min(some.length, count - i));
            }
        }
        return packed.toByteArray();
    }

    /** Pages that all show one picture, so many pixels a side, of one bit each. */
    private static byte[] pdf(int side, int pages) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        byte[] picture = zeros(side / 8L * side);
        StringBuilder text = new StringBuilder("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
        text.append("2 0 obj<</Type/Pages/Count ").append(pages).append("/Kids[");
        for (int page = 0; page < pages; page++) {
            text.append(10 + page).append(" 0 R ");
        }
        text.append("]>>endobj\n4 0 obj<</Length 28>>stream\nq 612 0 0 792 0 0 cm /I Do Q\nendstream endobj\n");
        for (int page = 0; page < pages; page++) {
            text.append(10 + page)
                    .append(" 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R")
                    .append("/Resources<</XObject<</I 3 0 R>>>>>>endobj\n");
        }
        text.append("3 0 obj<</Type/XObject/Subtype/Image/ColorSpace/DeviceGray/BitsPerComponent 1")
                .append("/Filter/FlateDecode/Width %d/Height %d/Length %d>>stream\n"
                        .formatted(side, side, picture.length));
        file.writeBytes(text.toString().getBytes(StandardCharsets.US_ASCII));
        file.writeBytes(picture);
        file.writeBytes("\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return file.toByteArray();
    }
}
