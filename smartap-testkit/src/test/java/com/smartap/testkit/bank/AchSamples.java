package com.smartap.testkit.bank;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** ACH files written out by hand, column by column. */
final class AchSamples {
    private AchSamples() {}

    /** A file of one credit; another modifier and reference make another file. */
    static List<String> oneCredit(String modifier, String reference) {
        List<String> lines = new ArrayList<>(List.of(
                "101 09100001911234567892611211000" + modifier
                        + "094101First Bank             Northwind Books                ",
                "5220Northwind Books                     1123456789CCDVENDOR PMT261121261124   1091000010000001",
                "62223138010409876543         0000059996%-15sIndustrial Parts Co     1091000010000001"
                        .formatted(reference),
                "705%-80s00010000001".formatted("RMR*IV*INV-1**599.96\\"),
                "82200000020023138010000000000000000000059996" + "1123456789" + " ".repeat(25) + "091000010000001",
                "9000001000001000000020023138010000000000000000000059996" + " ".repeat(39)));
        while (lines.size() % 10 != 0) {
            lines.add("9".repeat(94));
        }
        return lines;
    }

    static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.ISO_8859_1);
    }
}
