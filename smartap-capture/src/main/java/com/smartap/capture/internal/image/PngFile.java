package com.smartap.capture.internal.image;

import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;

/**
 * Walks the chunks of a PNG without inflating anything. Source: ISO/IEC 15948, clause 5.
 *
 * @param frame its size and orientation
 * @param plain the file without what a decoder does not need: texts and profiles are packed, and may be bombs
 */
record PngFile(Frame frame, byte[] plain) {
    private static final int HEAD = 8;
    private static final double INCHES_PER_METRE = 39.37;

    static PngFile open(byte[] file, Supplier<RuntimeException> damage) {
        Bytes bytes = new Bytes(file, 0, file.length, false, damage);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
        plain.write(file, 0, HEAD);
        long width = 0;
        long height = 0;
        int dpi = 0;
        int orientation = 1;
        boolean hasEnd = false;
        long at = HEAD;
        while (at + 12 <= file.length) {
            long length = bytes.u32(at);
            if (length > file.length - at - 12) {
                break;
            }
            if (bytes.has(at + 4, "IHDR")) {
                width = bytes.u32(at + 8);
                height = bytes.u32(at + 12);
            } else if (bytes.has(at + 4, "pHYs") && length == 9 && bytes.u8(at + 16) == 1) {
                dpi = (int) Math.round(Math.min(1_000_000, bytes.u32(at + 8)) / INCHES_PER_METRE);
            } else if (bytes.has(at + 4, "eXIf")) {
                orientation = TiffFile.orientation(file, (int) at + 8, (int) (at + 8 + length));
            }
            hasEnd |= bytes.has(at + 4, "IEND");
            // Capital first letters are the chunks that no decoder can do without.
            if (Character.isUpperCase(bytes.u8(at + 4)) || bytes.has(at + 4, "tRNS")) {
                plain.write(file, (int) at, (int) length + 12);
            }
            at += length + 12;
        }
        if (width < 1 || height < 1 || width > Integer.MAX_VALUE || height > Integer.MAX_VALUE || !hasEnd) {
            throw damage.get();
        }
        int known = dpi >= 72 && dpi <= 4800 ? dpi : 0;
        return new PngFile(new Frame((int) width, (int) height, orientation, known, known), plain.toByteArray());
    }
}
