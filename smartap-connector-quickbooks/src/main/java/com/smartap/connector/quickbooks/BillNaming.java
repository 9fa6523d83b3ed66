package com.smartap.connector.quickbooks;

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
 * By what a bill is known in QuickBooks: a document number of 21 characters at the most, a request id of 50, and a note
 * that begins with SmartAP's own reference and the vendor's number in full.
 */
final class BillNaming {
    private static final int MAX_NUMBER = 21;
    private static final int TAIL = 12;
    private static final int HASH = 8;
    private static final int MAX_NOTE = 4000;
    private static final Pattern NOTE = Pattern.compile("\\[SmartAP ([^\\]]+)\\]", Pattern.DOTALL);

    private BillNaming() {}

    /** The vendor's number; if it is too long, eight digits of its hash, a hyphen and its last twelve characters. */
    static String documentNumber(String invoiceNumber) {
        String number = invoiceNumber.strip();
        if (number.length() <= MAX_NUMBER) {
            return number;
        }
        return hash(number).substring(0, HASH) + "-" + number.substring(number.length() - TAIL);
    }

    /** The same for the same key, whoever computes it. */
    static String requestId(IdempotencyKey key) {
        return "smartap-" + hash(key.value()).substring(0, 40);
    }

    static String note(Bill bill) {
        String memo = bill.memo() == null ? "" : " " + bill.memo();
        String note = "[SmartAP %s] Invoice %s%s"
                .formatted(bill.reference(), bill.invoiceNumber().strip(), memo);
        return note.length() > MAX_NOTE ? note.substring(0, MAX_NOTE) : note;
    }

    /** SmartAP's reference in the note of a bill that SmartAP posted. */
    static Optional<String> reference(JsonNode held) {
        Matcher matcher = NOTE.matcher(Json.text(held, "PrivateNote").orElse(""));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
