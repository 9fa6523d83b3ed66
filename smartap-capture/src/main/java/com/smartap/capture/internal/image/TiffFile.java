package com.smartap.capture.internal.image;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Walks the directories of a TIFF, or of the EXIF part of a JPEG, without decoding anything. Source: TIFF 6.0, section
 * 2; EXIF 2.32, tag 274.
 */
final class TiffFile {
    private static final int ENTRY = 12;
    private static final int MOST_ENTRIES = 512;
    private static final int[] TYPE_BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8};

    private final Bytes bytes;
    private final Supplier<RuntimeException> damage;

    private TiffFile(Bytes bytes, Supplier<RuntimeException> damage) {
        this.bytes = bytes;
        this.damage = damage;
    }

    /** The pictures of a TIFF in order, one more than {@code most} at the most. */
    static List<Frame> frames(byte[] file, int most, Supplier<RuntimeException> damage) {
        TiffFile tiff = open(file, 0, file.length, damage);
        List<Frame> frames = new ArrayList<>();
        Set<Long> seen = new HashSet<>();
        long at = tiff.bytes.u32(4);
        while (at != 0 && seen.add(at) && frames.size() <= most) {
            frames.add(tiff.frame(at));
            at = tiff.bytes.u32(at + 2 + (long) ENTRY * tiff.entries(at));
        }
        if (frames.isEmpty()) {
            throw damage.get();
        }
        return frames;
    }

    /** The orientation that EXIF data give, 1 if they are damaged or silent. */
    static int orientation(byte[] file, int from, int to) {
        Supplier<RuntimeException> damage = () -> new IllegalStateException("damaged EXIF data");
        try {
            TiffFile exif = open(file, from, to, damage);
            return exif.upright(exif.value(exif.bytes.u32(4), 274, 1));
        } catch (IllegalStateException e) {
            // What a camera says about itself is a hint; a picture without it is as good as any.
            return 1;
        }
    }

    private static TiffFile open(byte[] file, int from, int to, Supplier<RuntimeException> damage) {
        boolean little = from < file.length && file[from] == 'I';
        return new TiffFile(new Bytes(file, from, to, little, damage), damage);
    }

    private int entries(long at) {
        int entries = bytes.u16(at);
        if (entries > MOST_ENTRIES) {
            throw damage.get();
        }
        return entries;
    }

    private Frame frame(long at) {
        for (int i = 0; i < entries(at); i++) {
            long entry = at + 2 + (long) ENTRY * i;
            int type = bytes.u16(entry + 2);
            long size = (type < TYPE_BYTES.length ? TYPE_BYTES[type] : 1) * bytes.u32(entry + 4);
            if (size > bytes.length()) {
                throw damage.get();
            }
        }
        long width = value(at, 256, 0);
        long height = value(at, 257, 0);
        long tile = value(at, 322, 1) * value(at, 323, 1);
        long bits = value(at, 258, 1) * value(at, 277, 1);
        boolean sane = width > 0
                && height > 0
                && width <= Integer.MAX_VALUE
                && height <= Integer.MAX_VALUE
                && tile >= 0
                && tile <= Math.max(1 << 24, 4 * width * height)
                && bits <= 64;
        if (!sane) {
            throw damage.get();
        }
        double unit = value(at, 296, 2) == 3 ? 2.54 : 1;
        return new Frame((int) width, (int) height, upright(value(at, 274, 1)), dpi(at, 282, unit), dpi(at, 283, unit));
    }

    private int upright(long orientation) {
        return orientation >= 1 && orientation <= 8 ? (int) orientation : 1;
    }

    private int dpi(long directory, int tag, double unit) {
        long entry = find(directory, tag);
        if (entry < 0 || bytes.u16(entry + 2) != 5) {
            return 0;
        }
        long place = bytes.u32(entry + 8);
        long divisor = bytes.u32(place + 4);
        long value = divisor == 0 ? 0 : Math.round(unit * bytes.u32(place) / divisor);
        return value >= 30 && value <= 4800 ? (int) value : 0;
    }

    private long value(long directory, int tag, long none) {
        long entry = find(directory, tag);
        if (entry < 0) {
            return none;
        }
        int type = bytes.u16(entry + 2);
        long count = bytes.u32(entry + 4);
        if (type == 3) {
            long place = count <= 2 ? entry + 8 : bytes.u32(entry + 8);
            return bytes.u16(place);
        }
        return type == 4 ? bytes.u32(count <= 1 ? entry + 8 : bytes.u32(entry + 8)) : none;
    }

    private long find(long directory, int tag) {
        for (int i = 0; i < entries(directory); i++) {
            long entry = directory + 2 + (long) ENTRY * i;
            if (bytes.u16(entry) == tag) {
                return entry;
            }
        }
        return -1;
    }
}
