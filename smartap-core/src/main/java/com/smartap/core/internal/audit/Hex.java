package com.smartap.core.internal.audit;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Hashes as texts. */
public final class Hex {
    private Hex() {}

    /** A hash in lower-case hexadecimal. */
    public static String of(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /** The hash of a text. */
    public static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    /** Hashes in a row, with blanks between them. */
    static String joined(List<byte[]> hashes) {
        return hashes.stream().map(Hex::of).collect(Collectors.joining(" "));
    }

    /** The hashes of a row. */
    static List<byte[]> split(String text) {
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" ", -1)).map(Hex::bytes).toList();
    }
}
