package com.smartap.payments.bank;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Changes a message somewhere: drops, doubles, swaps, renames or empties an element. */
final class Elements {
    private static final Pattern LEAF = Pattern.compile("<([A-Za-z0-9]+)(?: [^>]*)?>[^<]*</\\1>");

    private Elements() {}

    static String changed(String text, SplittableRandom random) {
        List<int[]> leaves = new ArrayList<>();
        Matcher matcher = LEAF.matcher(text);
        while (matcher.find()) {
            leaves.add(new int[] {matcher.start(), matcher.end()});
        }
        int at = random.nextInt(leaves.size() - 1);
        int[] leaf = leaves.get(at);
        int[] next = leaves.get(at + 1);
        String own = text.substring(leaf[0], leaf[1]);
        String before = text.substring(0, leaf[0]);
        String after = text.substring(leaf[1]);
        return switch (random.nextInt(6)) {
            case 0 -> before + after;
            case 1 -> before + own + own + after;
            case 2 ->
                before
                        + text.substring(next[0], next[1])
                        + text.substring(leaf[1], next[0])
                        + own
                        + text.substring(next[1]);
            case 3 ->
                before + own.replaceFirst("^<[A-Za-z0-9]+", "<Nm").replaceFirst("</[A-Za-z0-9]+>$", "</Nm>") + after;
            case 4 -> before + own.replaceFirst(">[^<]*<", "><") + after;
            default -> before + own.replaceFirst(">[^<]*<", ">" + "x".repeat(36) + "<") + after;
        };
    }
}
