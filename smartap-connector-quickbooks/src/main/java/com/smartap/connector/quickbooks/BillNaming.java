package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ShortNumber;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.FieldLimit;
import com.smartap.spi.erp.FieldLimit.Overflow;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a bill is known in QuickBooks: a document number of 21 characters at the most, a request id of 50, and a note
 * that begins with SmartAP's own reference and the vendor's number in full.
 */
final class BillNaming {
    static final int MAX_NUMBER = 21;
    static final int MAX_TEXT = 4000;
    static final int MAX_REFERENCE = 128;
    /** Of the vendor's number in full, so that it fits into the note with room for a memo. */
    static final int MAX_WHOLE_NUMBER = 1000;

    static final List<FieldLimit> LIMITS = List.of(
            new FieldLimit(
                    "invoiceNumber",
                    "DocNumber",
                    MAX_NUMBER,
                    Overflow.SHORTENED,
                    "A longer number becomes eight digits of its SHA-256, a hyphen and its last twelve characters; it"
                            + " stands in full in PrivateNote, by which two that shorten alike are told apart."),
            new FieldLimit(
                    "reference",
                    "PrivateNote",
                    MAX_REFERENCE,
                    Overflow.REFUSED,
                    "The reference stands at the beginning of PrivateNote, by which the bill is found again."),
            new FieldLimit(
                    "memo",
                    "PrivateNote",
                    MAX_TEXT,
                    Overflow.ELLIPSIS,
                    "The memo shares PrivateNote with the reference and the whole number, which come first."),
            new FieldLimit(
                    "lines[].description",
                    "Line.Description",
                    MAX_TEXT,
                    Overflow.ELLIPSIS,
                    "A longer description ends with an ellipsis."));

    private static final Pattern NOTE = Pattern.compile("\\[SmartAP ([^\\]]+)\\](?: Invoice (.*))?", Pattern.DOTALL);

    private BillNaming() {}

    /** The vendor's number, shortened if it is too long. */
    static String documentNumber(String invoiceNumber) {
        return ShortNumber.of(invoiceNumber, MAX_NUMBER);
    }

    /** The same for the same key, whoever computes it; another key is another generation of the same bill. */
    static String requestId(IdempotencyKey key) {
        return "smartap-"
                + ContentHash.of(key.value().getBytes(StandardCharsets.UTF_8))
                        .hex()
                        .substring(0, 40);
    }

    static String note(Bill bill) {
        String memo = bill.memo() == null ? "" : " " + bill.memo();
        return fitting("[SmartAP %s] Invoice %s%s"
                .formatted(bill.reference(), bill.invoiceNumber().strip(), memo));
    }

    /** A text for people, with an ellipsis at its end if it was too long. */
    static String fitting(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = MAX_TEXT - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** SmartAP's reference in the note of a bill that SmartAP posted. */
    static Optional<String> reference(JsonNode held) {
        Matcher matcher = NOTE.matcher(Json.text(held, "PrivateNote").orElse(""));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether a bill that SmartAP posted is of this number in full; equal short numbers may be of different ones. */
    static boolean isOfNumber(JsonNode held, String invoiceNumber) {
        String whole = invoiceNumber.strip();
        Matcher matcher = NOTE.matcher(Json.text(held, "PrivateNote").orElse(""));
        if (whole.length() <= MAX_NUMBER || !matcher.find() || matcher.group(2) == null) {
            return true;
        }
        String noted = matcher.group(2);
        return noted.startsWith(whole)
                && (noted.length() == whole.length() || Character.isWhitespace(noted.charAt(whole.length())));
    }
}
