package com.smartap.capture.internal.image;

import java.util.Optional;

/** The kinds of pictures that are read, told by their first bytes. */
public enum ImageKind {
    /** Portable network graphics. */
    PNG("image/png"),
    /** JPEG, with or without EXIF. */
    JPEG("image/jpeg"),
    /** TIFF, as scanners and fax servers write it. */
    TIFF("image/tiff");

    private final String mediaType;

    ImageKind(String mediaType) {
        this.mediaType = mediaType;
    }

    /** Such as {@code image/png}. */
    public String mediaType() {
        return mediaType;
    }

    /** The kind of a file that begins so. */
    public static Optional<ImageKind> of(byte[] head) {
        if (begins(head, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return Optional.of(PNG);
        }
        if (begins(head, 0xff, 0xd8, 0xff)) {
            return Optional.of(JPEG);
        }
        boolean tiff = begins(head, 'I', 'I', 42, 0) || begins(head, 'M', 'M', 0, 42);
        return tiff ? Optional.of(TIFF) : Optional.empty();
    }

    private static boolean begins(byte[] head, int... magic) {
        if (head.length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((head[i] & 0xff) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
