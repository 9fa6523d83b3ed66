package com.smartap.capture.internal.container;

import com.smartap.capture.internal.fields.Refusals;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the directory at the end of a ZIP archive. Source: PKWARE APPNOTE 6.3. */
final class ZipDirectory {
    private static final int END_RECORD = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int HEADER = 46;
    private static final int MOST_ENTRIES = 20_000;
    private static final long END_SIGNATURE = 0x06054b50L;
    private static final long HEADER_SIGNATURE = 0x02014b50L;
    private static final long ESCAPED = 0xFFFFFFFFL;
    private static final int LINK_MODE = 0xA000;
    private static final Charset OLD_NAMES =
            Charset.isSupported("IBM437") ? Charset.forName("IBM437") : StandardCharsets.ISO_8859_1;

    private final String name;
    private final byte[] bytes;

    ZipDirectory(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    List<ZipEntryHead> entries() {
        int end = end();
        long at = u32(bytes, end + 16);
        int count = u16(bytes, end + 10);
        if (at == ESCAPED || count == 0xFFFF) {
            throw Refusals.tooLarge(
                    "%s is a ZIP archive of the large kind (ZIP64). Maybe send less at once.".formatted(name));
        }
        if (count > MOST_ENTRIES) {
            throw Refusals.tooLarge("%s has %d entries. Maybe send less at once.".formatted(name, count));
        }
        List<ZipEntryHead> entries = new ArrayList<>(count);
        long next = at;
        for (int i = 0; i < count; i++) {
            if (next + HEADER > bytes.length || u32(bytes, (int) next) != HEADER_SIGNATURE) {
                throw Refusals.damaged(
                        "%s is a damaged ZIP archive: its directory breaks off. Maybe send it again.".formatted(name),
                        null);
            }
            int header = (int) next;
            next += HEADER + (long) u16(bytes, header + 28) + u16(bytes, header + 30) + u16(bytes, header + 32);
            entries.add(entry(header));
        }
        return entries;
    }

    private int end() {
        for (int at = bytes.length - END_RECORD; at >= Math.max(0, bytes.length - END_RECORD - LONGEST_COMMENT); at--) {
            if (u32(bytes, at) == END_SIGNATURE) {
                return at;
            }
        }
        throw Refusals.damaged(
                "%s is a damaged ZIP archive: its end is missing. Maybe send it again.".formatted(name), null);
    }

    private ZipEntryHead entry(int header) {
        int flags = u16(bytes, header + 8);
        int nameLength = u16(bytes, header + 28);
        int from = header + HEADER;
        if (from + nameLength > bytes.length) {
            throw Refusals.damaged("%s is a damaged ZIP archive: a name breaks off".formatted(name), null);
        }
        Sizes sizes = sizes(header, from + nameLength);
        int mode = (int) (u32(bytes, header + 38) >>> 16);
        return new ZipEntryHead(
                text(from, nameLength),
                u16(bytes, header + 10),
                sizes.compressed(),
                sizes.size(),
                sizes.offset(),
                (flags & 1) != 0 || (flags & 0x40) != 0 || u16(bytes, header + 10) == 99,
                (mode & 0xF000) == LINK_MODE);
    }

    private record Sizes(long size, long compressed, long offset) {}

    /** Some programs write the extension for large files into small ones too. */
    private Sizes sizes(int header, int extra) {
        long[] values = {u32(bytes, header + 24), u32(bytes, header + 20), u32(bytes, header + 42)};
        int end = Math.min(bytes.length, extra + u16(bytes, header + 30));
        int at = extra;
        while (at + 4 <= end) {
            int length = u16(bytes, at + 2);
            if (u16(bytes, at) == 1) {
                int value = at + 4;
                for (int i = 0; i < values.length; i++) {
                    if (values[i] == ESCAPED && value + 8 <= Math.min(end, at + 4 + length)) {
                        values[i] = ByteBuffer.wrap(bytes, value, 8)
                                .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                                .getLong();
                        value += 8;
                    }
                }
            }
            at += 4 + length;
        }
        if (values[1] < 0 || values[1] > bytes.length || values[2] < 0 || values[2] > bytes.length) {
            throw Refusals.damaged(
                    "%s is a damaged ZIP archive: an entry is larger than the archive".formatted(name), null);
        }
        return new Sizes(values[0], values[1], values[2]);
    }

    private String text(int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, from, length, OLD_NAMES);
        }
    }

    static int u16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) | (bytes[at + 1] & 0xFF) << 8;
    }

    static long u32(byte[] bytes, int at) {
        return (u16(bytes, at) | (long) u16(bytes, at + 2) << 16) & ESCAPED;
    }
}
