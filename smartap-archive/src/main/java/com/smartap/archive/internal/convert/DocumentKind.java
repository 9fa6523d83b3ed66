package com.smartap.archive.internal.convert;

import java.nio.charset.StandardCharsets;

/** What a document is, by its first bytes. */
public enum DocumentKind {
    /** A PDF, or something that has to be told as none. */
    PDF,
    /** A picture in PNG. */
    PNG,
    /** A picture in JPEG. */
    JPEG,
    /** One or more pictures in TIFF. */
    TIFF,
    /** XML. */
    XML;

    private static final int HEAD = 1024;

    /** Recognises a document. */
    public static DocumentKind of(byte[] bytes) {
        if (starts(bytes, 0x89, 'P', 'N', 'G')) {
            return PNG;
        }
        if (starts(bytes, 0xFF, 0xD8, 0xFF)) {
            return JPEG;
        }
        if (starts(bytes, 'I', 'I', 42, 0) || starts(bytes, 'M', 'M', 0, 42)) {
            return TIFF;
        }
        String head = head(bytes);
        boolean markup = head.startsWith("<?xml") || (head.startsWith("<") && head.contains("xmlns"));
        return markup
                        && !head.contains("%PDF")
                        && !head.toLowerCase(java.util.Locale.ROOT).contains("<html")
                ? XML
                : PDF;
    }

    private static String head(byte[] bytes) {
        boolean wide = starts(bytes, 0xFE, 0xFF) || starts(bytes, 0xFF, 0xFE);
        int length = Math.min(HEAD, bytes.length);
        String text = new String(bytes, 0, length, wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
        return text.startsWith("\uFEFF") ? text.substring(1).strip() : text.strip();
    }

    private static boolean starts(byte[] bytes, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
