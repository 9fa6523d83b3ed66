package com.smartap.capture.internal.image;

import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;

/**
 * Walks the segments of a JPEG without decoding anything. Source: ITU-T T.81, annex B.
 *
 * @param frame its size and orientation
 * @param plain the file without what a decoder does not need: profiles, thumbnails, comments
 * @param channels colours
 * @param inverted whether Adobe's marker says that four colours are stored inverted
 * @param luminanceFirst whether Adobe's marker says that the first of four colours is the brightness
 */
record JpegFile(Frame frame, byte[] plain, int channels, boolean inverted, boolean luminanceFirst) {
    /** A picture has a handful of scans, even if it is built up step by step; thousands only keep a decoder busy. */
    private static final int MOST_SCANS = 64;

    static JpegFile open(byte[] file, Supplier<RuntimeException> damage) {
        Bytes bytes = new Bytes(file, 0, file.length, false, damage);
        ByteArrayOutputStream plain = new ByteArrayOutputStream(file.length);
        plain.write(file, 0, 2);
        Frame frame = null;
        int orientation = 1;
        int channels = 0;
        int dpi = 0;
        boolean adobe = false;
        boolean luminance = false;
        int at = 2;
        while (true) {
            if (bytes.u8(at) != 0xff) {
                throw damage.get();
            }
            int marker = bytes.u8(at + 1);
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = bytes.u16(at + 2);
            if (length < 2 || marker == 0xd9 || marker == 0xd8) {
                throw damage.get();
            }
            if (isFrame(marker)) {
                frame = new Frame(bytes.u16(at + 7), bytes.u16(at + 5), 1, 0, 0);
                channels = bytes.u8(at + 9);
            } else if (marker == 0xe0 && bytes.has(at + 4, "JFIF")) {
                dpi = bytes.u8(at + 11) == 1 ? bytes.u16(at + 12) : 0;
            } else if (marker == 0xe1 && bytes.has(at + 4, "Exif\0\0")) {
                orientation = TiffFile.orientation(file, at + 10, at + 2 + length);
            } else if (marker == 0xee && bytes.has(at + 4, "Adobe")) {
                adobe = true;
                luminance = bytes.u8(at + 15) == 2;
            }
            if (marker == 0xda) {
                break;
            }
            if (!isDispensable(marker)) {
                bytes.u8(at + 1L + length);
                plain.write(file, at, length + 2);
            }
            at += length + 2;
        }
        if (frame == null || frame.pixels() == 0 || !endsAfter(file, at) || scans(file, at) > MOST_SCANS) {
            throw damage.get();
        }
        plain.write(file, at, file.length - at);
        int known = dpi >= 72 && dpi <= 4800 ? dpi : 0;
        return new JpegFile(
                new Frame(frame.width(), frame.height(), orientation, known, known),
                plain.toByteArray(),
                channels,
                adobe,
                luminance);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    }

    /** Application data but Adobe's, which tells the colours apart, and comments. */
    private static boolean isDispensable(int marker) {
        return marker >= 0xe0 && marker <= 0xef && marker != 0xee || marker == 0xfe;
    }

    /** Without its end the lower part of the page, where the total stands, may be missing. */
    private static boolean endsAfter(byte[] file, int from) {
        for (int i = file.length - 2; i >= from; i--) {
            if (file[i] == (byte) 0xff && file[i + 1] == (byte) 0xd9) {
                return true;
            }
        }
        return false;
    }

    private static int scans(byte[] file, int from) {
        int scans = 0;
        for (int i = from; i + 1 < file.length; i++) {
            scans += file[i] == (byte) 0xff && file[i + 1] == (byte) 0xda ? 1 : 0;
        }
        return scans;
    }
}
