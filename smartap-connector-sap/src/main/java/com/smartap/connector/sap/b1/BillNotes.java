package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.erp.Bill;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SmartAP writes into the remarks of a bill: its own reference, eight digits that stand for the key, and for people
 * the vendor's number and the memo.
 */
final class BillNotes {
    /** Characters of Comments (common knowledge, not in the schema). */
    static final int MAX_LENGTH = 254;

    private static final Pattern NOTE = Pattern.compile("\\[SmartAP ([^\\]]+)\\](?:#([0-9a-f]{8}))?");
    private static final int DIGITS = 8;

    private BillNotes() {}

    static String write(Bill bill, IdempotencyKey key) {
        String memo = bill.memo() == null ? "" : " " + bill.memo().strip();
        return shortened(
                "[SmartAP %s]#%s Invoice %s%s"
                        .formatted(
                                bill.reference(),
                                digits(key),
                                bill.invoiceNumber().strip(),
                                memo),
                MAX_LENGTH);
    }

    static Optional<String> reference(JsonNode row) {
        Matcher note = NOTE.matcher(Json.text(row, "Comments").orElse(""));
        return note.find() ? Optional.of(note.group(1)) : Optional.empty();
    }

    /** Whether a bill was posted under this very key; one whose digits were removed counts as such. */
    static boolean isOfKey(JsonNode row, IdempotencyKey key) {
        Matcher note = NOTE.matcher(Json.text(row, "Comments").orElse(""));
        return !note.find() || note.group(2) == null || note.group(2).equals(digits(key));
    }

    /** A text for people; a cut is shown, and no character is cut in halves. */
    static String shortened(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
        return text.substring(0, end) + "…";
    }

    private static String digits(IdempotencyKey key) {
        return ContentHash.of(key.value().getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, DIGITS);
    }
}
