package com.smartap.capture.internal.container;

import com.smartap.capture.internal.fields.Refusals;
import java.nio.charset.Charset;
import java.util.Arrays;

/**
 * Takes the attachments out of Outlook's winmail.dat. Lengths are compared with what is there before anything is
 * copied. Source: MS-OXTNEF.
 */
final class TnefReader {
    private static final int HEADER = 6;
    private static final int ATTRIBUTE = 9;
    private static final int CHECKSUM = 2;
    private static final int ATTACHMENT_LEVEL = 2;
    private static final int RENDERING = 0x9002;
    private static final int DATA = 0x800F;
    private static final int TITLE = 0x8010;
    private static final int PROPERTIES = 0x9005;
    private static final int LONG_NAME = 0x3707;
    private static final int MOST_ATTRIBUTES = 10_000;
    private static final Charset ANSI = Charset.forName("windows-1252");

    private final String name;
    private final byte[] bytes;

    /** Takes attachments. */
    interface Sink {
        void attachment(String name, byte[] content);
    }

    TnefReader(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    void each(Sink sink) {
        String title = "";
        byte[] content = null;
        int at = HEADER;
        for (int count = 0; at + ATTRIBUTE <= bytes.length && count < MOST_ATTRIBUTES; count++) {
            int level = bytes[at];
            int id = ZipDirectory.u16(bytes, at + 1);
            long length = ZipDirectory.u32(bytes, at + 5);
            int from = at + ATTRIBUTE;
            if (from + length > bytes.length) {
                throw Refusals.damaged(
                        "%s is a damaged TNEF file: an attachment breaks off. Maybe ask for the attachment itself."
                                .formatted(name),
                        null);
            }
            if (level == ATTACHMENT_LEVEL) {
                if (id == RENDERING && content != null) {
                    sink.attachment(title, content);
                    content = null;
                    title = "";
                } else if (id == DATA) {
                    content = Arrays.copyOfRange(bytes, from, from + (int) length);
                } else if (id == TITLE) {
                    title = title.isEmpty() ? text(from, (int) length) : title;
                } else if (id == PROPERTIES) {
                    String longName = longName(from, (int) length);
                    title = longName.isEmpty() ? title : longName;
                }
            }
            at = from + (int) length + CHECKSUM;
        }
        if (content != null) {
            sink.attachment(title, content);
        }
    }

    private String text(int from, int length) {
        int end = from;
        while (end < from + length && bytes[end] != 0) {
            end++;
        }
        return new String(bytes, from, end - from, ANSI);
    }

    /** Looks for the long file name among the properties: type, id, count of values, length, value. */
    private String longName(int from, int length) {
        int end = from + length;
        for (int at = from + 4; at + 12 <= end; at += 4) {
            int type = ZipDirectory.u16(bytes, at);
            if (ZipDirectory.u16(bytes, at + 2) == LONG_NAME && (type == 0x1E || type == 0x1F)) {
                long size = ZipDirectory.u32(bytes, at + 8);
                if (size > 0 && size < 1024 && at + 12 + size <= end) {
                    return type == 0x1E
                            ? text(at + 12, (int) size)
                            : new String(bytes, at + 12, (int) size, java.nio.charset.StandardCharsets.UTF_16LE)
                                    .replace("\u0000", "");
                }
            }
        }
        return "";
    }
}
