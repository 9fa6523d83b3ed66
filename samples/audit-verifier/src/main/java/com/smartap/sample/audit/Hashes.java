package com.smartap.sample.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/** The tree of RFC 6962, grown leaf by leaf; only its right edge is kept. */
final class Hashes {
    private final List<byte[]> edge = new ArrayList<>();
    private long size;

    void append(byte[] leaf) {
        byte[] hash = leaf;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = sha256(1, edge.remove(edge.size() - 1), hash);
        }
        edge.add(hash);
        size++;
    }

    long size() {
        return size;
    }

    byte[] root() {
        byte[] hash = null;
        for (int i = edge.size() - 1; i >= 0; i--) {
            hash = hash == null ? edge.get(i) : sha256(1, edge.get(i), hash);
        }
        return hash == null ? digest().digest() : hash;
    }

    /** The hash of a record. */
    static byte[] leaf(byte[] entry) {
        return sha256(0, entry);
    }

    private static byte[] sha256(int first, byte[]... parts) {
        MessageDigest digest = digest();
        digest.update((byte) first);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
