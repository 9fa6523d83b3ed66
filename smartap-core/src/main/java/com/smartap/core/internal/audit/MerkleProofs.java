package com.smartap.core.internal.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Proofs that a tree holds a leaf, and that a tree is a later state of another. Source: RFC 6962, 2.1.1 and 2.1.2; the
 * verification as in RFC 9162, 2.1.3.2 and 2.1.4.2.
 */
public final class MerkleProofs {
    private MerkleProofs() {}

    /** The hashes of complete subtrees. */
    @FunctionalInterface
    public interface Subtrees {
        /**
         * The hash of a complete subtree.
         *
         * @param level 0 for a leaf
         * @param position counts the subtrees of the level from 0
         */
        byte[] hash(int level, long position);
    }

    /** The hash of the tree of the first {@code size} leaves. */
    public static byte[] root(long size, Subtrees subtrees) {
        return size == 0 ? new MerkleTree(0, List.of()).root() : range(0, size, subtrees);
    }

    /**
     * The path that proves a leaf.
     *
     * @param leaf counts from 0
     * @param size of the tree, greater than {@code leaf}
     */
    public static List<byte[]> inclusion(long leaf, long size, Subtrees subtrees) {
        if (leaf < 0 || leaf >= size) {
            throw new IllegalArgumentException("leaf %d is not in a tree of %d leaves".formatted(leaf, size));
        }
        List<byte[]> path = new ArrayList<>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (leaf < middle) {
                path.add(range(middle, to, subtrees));
                to = middle;
            } else {
                path.add(range(from, middle, subtrees));
                from = middle;
            }
        }
        Collections.reverse(path);
        return path;
    }

    /**
     * The path that proves that the tree of {@code size} leaves is a later state of that of {@code earlier}.
     *
     * @param earlier at least 1, at most {@code size}
     */
    public static List<byte[]> consistency(long earlier, long size, Subtrees subtrees) {
        if (earlier < 1 || earlier > size) {
            throw new IllegalArgumentException(
                    "a tree of %d leaves is no earlier state of one of %d".formatted(earlier, size));
        }
        List<byte[]> path = new ArrayList<>();
        if (earlier < size) {
            subproof(earlier, 0, size, true, subtrees, path);
        }
        return path;
    }

    private static void subproof(
            long earlier, long from, long to, boolean whole, Subtrees subtrees, List<byte[]> path) {
        if (earlier == to - from) {
            if (!whole) {
                path.add(range(from, to, subtrees));
            }
            return;
        }
        long half = split(to - from);
        if (earlier <= half) {
            subproof(earlier, from, from + half, whole, subtrees, path);
            path.add(range(from + half, to, subtrees));
        } else {
            subproof(earlier - half, from + half, to, false, subtrees, path);
            path.add(range(from, from + half, subtrees));
        }
    }

    /** Whether a path proves that a leaf is at its place in a tree. */
    public static boolean proves(long leaf, long size, byte[] leafHash, List<byte[]> path, byte[] root) {
        if (leaf < 0 || leaf >= size) {
            return false;
        }
        long node = leaf;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] sibling : path) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                hash = MerkleTree.node(sibling, hash);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                hash = MerkleTree.node(hash, sibling);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether a path proves that a tree is a later state of another. */
    public static boolean proves(long earlier, long size, byte[] earlierRoot, byte[] root, List<byte[]> path) {
        if (earlier < 1 || earlier > size) {
            return false;
        }
        if (earlier == size) {
            return path.isEmpty() && Arrays.equals(earlierRoot, root);
        }
        List<byte[]> rest = new ArrayList<>(path);
        if (Long.bitCount(earlier) == 1) {
            rest.add(0, earlierRoot);
        }
        if (rest.isEmpty()) {
            return false;
        }
        long node = earlier - 1;
        long last = size - 1;
        while ((node & 1) == 1) {
            node >>= 1;
            last >>= 1;
        }
        byte[] first = rest.get(0);
        byte[] second = rest.get(0);
        for (byte[] hash : rest.subList(1, rest.size())) {
            if (last == 0) {
                return false;
            }
            if ((node & 1) == 1 || node == last) {
                first = MerkleTree.node(hash, first);
                second = MerkleTree.node(hash, second);
                while ((node & 1) == 0 && node != 0) {
                    node >>= 1;
                    last >>= 1;
                }
            } else {
                second = MerkleTree.node(second, hash);
            }
            node >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(first, earlierRoot) && Arrays.equals(second, root);
    }

    private static byte[] range(long from, long to, Subtrees subtrees) {
        long size = to - from;
        if (Long.bitCount(size) == 1 && from % size == 0) {
            int level = Long.numberOfTrailingZeros(size);
            return subtrees.hash(level, from >> level);
        }
        long half = split(size);
        return MerkleTree.node(range(from, from + half, subtrees), range(from + half, to, subtrees));
    }

    /** The largest power of two that is smaller than a size. */
    private static long split(long size) {
        return Long.highestOneBit(size - 1);
    }
}
