package com.smartap.payments.statement.nacha;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Builds NACHA files for tests, with the control records that their entries ask for. */
final class NachaText {
    private final List<String> records = new ArrayList<>();
    private String header = "";
    private long batchCount;
    private long batchHash;
    private long batchDebits;
    private long batchCredits;
    private long batches;
    private long count;
    private long hash;
    private long debits;
    private long credits;

    NachaText() {
        records.add(pad("101 091000019 1234567892611211000A094101FIRST BANK             NORTHWIND BOOKS"));
    }

    NachaText batch(String entryClass, String service) {
        batches++;
        header = "1123456789" + entryClass;
        batchCount = 0;
        batchHash = 0;
        batchDebits = 0;
        batchCredits = 0;
        records.add(pad("5" + service + String.format("%-36s", "NORTHWIND") + header
                + "VENDOR PMT      261124   109100001" + String.format("%07d", batches)));
        return this;
    }

    /** An entry; the indicator says whether addenda follow. */
    NachaText entry(
            String code,
            String bank,
            String account,
            long cents,
            String id,
            String name,
            String trace,
            boolean addenda) {
        batchCount++;
        batchHash += Long.parseLong(bank.substring(0, 8));
        if (code.charAt(1) <= '4') {
            batchCredits += cents;
        } else {
            batchDebits += cents;
        }
        records.add("6" + code + bank + String.format("%-17s%010d%-15s%-22s  ", account, cents, id, name)
                + (addenda ? "1" : "0") + trace);
        return this;
    }

    NachaText addenda(String text) {
        batchCount++;
        records.add(pad("7" + text));
        return this;
    }

    NachaText returned(String code, String original, String trace) {
        return addenda("99" + code + original + "      09100001" + " ".repeat(44) + trace);
    }

    NachaText change(String code, String original, String data, String trace) {
        return addenda("98" + code + original + "      09100001" + String.format("%-29s%15s", data, "") + trace);
    }

    NachaText end(String service) {
        records.add(pad("8" + service
                + String.format(
                        "%06d%010d%012d%012d", batchCount, batchHash % 10_000_000_000L, batchDebits, batchCredits)
                + header.substring(0, 10) + " ".repeat(25) + "09100001" + String.format("%07d", batches)));
        count += batchCount;
        hash += batchHash;
        debits += batchDebits;
        credits += batchCredits;
        return this;
    }

    List<String> records() {
        List<String> all = new ArrayList<>(records);
        int blocks = (all.size() + 1 + 9) / 10;
        all.add(pad("9"
                + String.format(
                        "%06d%06d%08d%010d%012d%012d",
                        batches, blocks, count, hash % 10_000_000_000L, debits, credits)));
        while (all.size() % 10 != 0) {
            all.add("9".repeat(94));
        }
        return all;
    }

    String text() {
        return String.join("\n", records()) + "\n";
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.US_ASCII);
    }

    private static String pad(String text) {
        return String.format("%-94s", text);
    }
}
