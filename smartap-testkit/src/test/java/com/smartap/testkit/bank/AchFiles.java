package com.smartap.testkit.bank;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes ACH files of one batch with right totals, so that a test changes just what it is about. */
final class AchFiles {
    private final List<String> entries = new ArrayList<>();
    private final String modifier;
    private String service = "220";
    private String entryClass = "CCD";
    private String description = "VENDOR PMT";
    private String descriptive = "261123";
    private String effective = "261124";
    private int trace;
    private int records;
    private long hash;
    private long debits;
    private long credits;

    AchFiles(String modifier) {
        this.modifier = modifier;
    }

    AchFiles batch(String serviceClass, String sec, String what) {
        service = serviceClass;
        entryClass = sec;
        description = what;
        return this;
    }

    AchFiles dated(String day, String window) {
        effective = day;
        descriptive = window;
        return this;
    }

    /** An entry to an account at 231380104; addenda of CTX are counted in the name. */
    AchFiles entry(String code, long cents, String reference, String... addenda) {
        return entry(code, "231380104", "9876543", cents, reference, addenda);
    }

    AchFiles entry(String code, String routing, String account, long cents, String reference, String... addenda) {
        trace++;
        String name = entryClass.equals("CTX")
                ? "%04d%-16s    ".formatted(addenda.length, "Industrial Parts")
                : "%-22s  ".formatted("Industrial Parts Co");
        entries.add("6%s%s%-17s%010d%-15s%s%d09100001%07d"
                .formatted(code, routing, account, cents, reference, name, addenda.length > 0 ? 1 : 0, trace));
        for (int i = 0; i < addenda.length; i++) {
            entries.add("705%-80s%04d%07d".formatted(addenda[i], i + 1, trace));
        }
        records += 1 + addenda.length;
        hash += Long.parseLong(routing.substring(0, 8));
        boolean credit = code.charAt(1) < '5';
        credits += credit ? cents : 0;
        debits += credit ? 0 : cents;
        return this;
    }

    byte[] bytes() {
        List<String> lines = new ArrayList<>();
        lines.add("101 09100001911234567892611230900%s094101%-23s%-23s%8s"
                .formatted(modifier, "First Bank", "Northwind Books", ""));
        lines.add("5%s%-16s%20s1123456789%s%-10s%6s%6s   1091000010000001"
                .formatted(service, "Northwind Books", "", entryClass, description, descriptive, effective));
        lines.addAll(entries);
        String totals = "%010d%012d%012d".formatted(hash, debits, credits);
        lines.add("8%s%06d%s1123456789%25s091000010000001".formatted(service, records, totals, ""));
        int blocks = (lines.size() + 10) / 10;
        lines.add("9000001%06d%08d%s%39s".formatted(blocks, records, totals, ""));
        while (lines.size() % 10 != 0) {
            lines.add("9".repeat(94));
        }
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
