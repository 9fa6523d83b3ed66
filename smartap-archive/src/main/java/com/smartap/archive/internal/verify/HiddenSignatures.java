package com.smartap.archive.internal.verify;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds signatures in the bytes of a file that its latest revision does not refer to any more. */
final class HiddenSignatures {
    private static final Pattern RANGE = Pattern.compile(
            "/ByteRange\\s{0,16}\\[\\s{0,16}0\\s{1,16}(\\d{1,9})\\s{1,16}(\\d{1,9})\\s{1,16}(\\d{1,9})\\s{0,64}]");

    private HiddenSignatures() {}

    /** The number of byte ranges that fit this file and are none of {@code known}, the places that were found. */
    static int count(byte[] file, Set<Integer> known) {
        int hidden = 0;
        Matcher matcher = RANGE.matcher(new String(file, StandardCharsets.ISO_8859_1));
        while (matcher.find()) {
            int open = Integer.parseInt(matcher.group(1));
            int after = Integer.parseInt(matcher.group(2));
            long end = (long) after + Integer.parseInt(matcher.group(3));
            boolean fits =
                    open > 0 && after > open + 1 && end <= file.length && file[open] == '<' && file[after - 1] == '>';
            hidden += fits && !known.contains(open) ? 1 : 0;
        }
        return hidden;
    }
}
