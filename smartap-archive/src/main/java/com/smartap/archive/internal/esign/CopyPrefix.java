package com.smartap.archive.internal.esign;

import com.smartap.model.ContentHash;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Finds a file at the beginning of a longer one by its hash. */
final class CopyPrefix {
    private static final byte[] EOF = "%%EOF".getBytes(StandardCharsets.US_ASCII);
    private static final int MOST_ENDS = 1_000;

    private CopyPrefix() {}

    /** The length of the beginning that ends as PDF files end and has the hash; empty if there is none. */
    static Optional<Integer> of(byte[] file, ContentHash wanted) {
        MessageDigest running = ContentHash.newDigest();
        int digested = 0;
        int ends = 0;
        for (int at = EOF.length; at <= file.length && ends < MOST_ENDS; at++) {
            if (!java.util.Arrays.equals(file, at - EOF.length, at, EOF, 0, EOF.length)) {
                continue;
            }
            ends++;
            int most = Math.min(file.length, at + 2);
            for (int end = at; end <= most; end++) {
                running.update(file, digested, end - digested);
                digested = end;
                if (ContentHash.ofDigest(copyOf(running).digest()).equals(wanted)) {
                    return Optional.of(end);
                }
                if (end < file.length && file[end] != '\r' && file[end] != '\n') {
                    break;
                }
            }
        }
        return Optional.empty();
    }

    private static MessageDigest copyOf(MessageDigest digest) {
        try {
            return (MessageDigest) digest.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every Java platform can copy a SHA-256 digest", e);
        }
    }
}
