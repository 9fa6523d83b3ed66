package com.smartap.model;

import com.smartap.spi.Api;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of some bytes, which names them: equal hashes, equal bytes.
 *
 * @param hex 64 lower-case hexadecimal digits
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ContentHash(String hex) {
    private static final int LENGTH = 64;

    /** Refuses what is not a SHA-256 in lower-case hexadecimal. */
    public ContentHash {
        if (!isHash(hex)) {
            throw new IllegalArgumentException("hash (%s) must be 64 lower-case hexadecimal digits".formatted(hex));
        }
    }

    private static boolean isHash(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return text.length() == LENGTH;
    }

    /** The hash of some bytes. */
    public static ContentHash of(byte[] bytes) {
        return ofDigest(newDigest().digest(bytes));
    }

    /** The hash that a finished SHA-256 digest holds. */
    public static ContentHash ofDigest(byte[] digest) {
        return new ContentHash(HexFormat.of().formatHex(digest));
    }

    /** A fresh SHA-256 digest. */
    public static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
