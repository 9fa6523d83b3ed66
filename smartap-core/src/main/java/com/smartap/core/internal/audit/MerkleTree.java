package com.smartap.core.internal.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * The hashes of RFC 6962, and the right edge of a tree to which leaves are appended: one hash for each 1-bit of its size,
 * the largest subtree first. Source: RFC 6962, 2.1.
 */
public final class MerkleTree {
    /** Bytes of a hash. */
    public static final int HASH_BYTES = 32;

    private final List<byte[]> edge;
    private long size;

    /** The edge of a tree that has grown so far. */
    public MerkleTree(long size, List<byte[]> edge) {
        if (Long.bitCount(size) != edge.size()) {
            throw new IllegalStateException("a tree of %d leaves has an edge of %d hashes, not %d"
                    .formatted(size, Long.bitCount(size), edge.size()));
        }
        this.size = size;
        this.edge = new ArrayList<>(edge);
    }

    /** Is told each complete subtree as it is completed, leaves included. */
    @FunctionalInterface
    public interface Completed {
        /**
         * A subtree is complete.
         *
         * @param level 0 for a leaf
         * @param position counts the subtrees of the level from 0
         */
        void subtree(int level, long position, byte[] hash);
    }

    /** Appends a leaf by its hash. */
    public void append(byte[] leaf, Completed completed) {
        byte[] hash = leaf;
        completed.subtree(0, size, hash);
        int level = 0;
        for (long rest = size; (rest & 1) == 1; rest >>= 1) {
            hash = node(edge.remove(edge.size() - 1), hash);
            level++;
            completed.subtree(level, rest >> 1, hash);
        }
        edge.add(hash);
        size++;
    }

    /** The number of leaves. */
    public long size() {
        return size;
    }

    /** The hashes of the right edge, the largest subtree first. */
    public List<byte[]> edge() {
        return List.copyOf(edge);
    }

    /** The hash of the whole tree. */
    public byte[] root() {
        if (edge.isEmpty()) {
            return sha256().digest();
        }
        byte[] hash = edge.get(edge.size() - 1);
        for (int i = edge.size() - 2; i >= 0; i--) {
            hash = node(edge.get(i), hash);
        }
        return hash;
    }

    /** The hash of a leaf: SHA-256 over a zero byte and the entry. */
    public static byte[] leaf(byte[] entry) {
        MessageDigest digest = sha256();
        digest.update((byte) 0);
        return digest.digest(entry);
    }

    /** The hash of a node: SHA-256 over a one byte and both children. */
    public static byte[] node(byte[] left, byte[] right) {
        MessageDigest digest = sha256();
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }

    /** Plain SHA-256. */
    public static byte[] sha256(byte[] bytes) {
        return sha256().digest(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
