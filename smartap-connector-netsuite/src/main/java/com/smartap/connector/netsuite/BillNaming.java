package com.smartap.connector.netsuite;

import com.smartap.connector.support.ShortNumber;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.erp.Bill;
import java.nio.charset.StandardCharsets;

/**
 * By what a bill is known in NetSuite: an external id made of SmartAP's own reference, the vendor's number, and a memo that
 * begins with the reference and the number in full.
 */
final class BillNaming {
    static final String PREFIX = "smartap-";
    static final int MAX_MEMO = 999;
    static final int MAX_TEXT = 4000;

    private BillNaming() {}

    /** The same for every attempt, whoever makes it. */
    static String externalId(Bill bill) {
        String reference = bill.reference();
        return PREFIX
                + (reference.matches("[A-Za-z0-9_-]{1,80}")
                        ? reference
                        : hash(reference).substring(0, 40));
    }

    static String number(Bill bill, int maxLength) {
        return ShortNumber.of(bill.invoiceNumber(), maxLength);
    }

    static String memo(Bill bill) {
        String memo = bill.memo() == null ? "" : " " + bill.memo().strip();
        return cut(
                "[SmartAP %s] Invoice %s%s"
                        .formatted(bill.reference(), bill.invoiceNumber().strip(), memo),
                MAX_MEMO);
    }

    /** A text for people; an ellipsis shows that it was longer. */
    static String cut(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength - 1) + "…";
    }

    /** The name of a file: the same for the same key, so that a repeated upload is the same file. */
    static String fileName(IdempotencyKey key, String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").strip();
        String kept = safe.length() > 100 ? safe.substring(safe.length() - 100) : safe;
        return PREFIX + hash(key.value()).substring(0, 16) + "-" + (kept.isEmpty() ? "document" : kept);
    }

    private static String hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
