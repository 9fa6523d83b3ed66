package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.ShortNumber;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.erp.Bill;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a bill is known in S/4HANA. The vendor's number goes into {@code SupplierInvoiceIDByInvcgParty}, which takes
 * 16 characters in upper case. SmartAP's reference goes into {@code SupplierPostingLineItemText}: it may be created and
 * filtered, keeps its case, takes 50 characters, and stands on the vendor's item in the journal, where bookkeepers see
 * it; behind it follow four digits that tell the attempts of one reference apart. {@code AssignmentReference} (18) is
 * too short and steers clearing; {@code PaymentReference} is printed on payments.
 */
final class BillNaming {
    static final int NUMBER = 16;
    static final int HEADER_TEXT = 25;
    static final int PAYMENT_REFERENCE = 30;
    static final int TEXT = 50;
    static final int REFERENCE = 40;
    private static final Pattern NOTE = Pattern.compile("\\[SmartAP ([^\\]]+)\\](\\p{XDigit}{4})?");

    private BillNaming() {}

    /** The vendor's number as SAP holds it, shortened by {@link ShortNumber} if it is too long. */
    static String number(Bill bill) {
        return upper(ShortNumber.of(bill.invoiceNumber(), NUMBER));
    }

    /** Whether the whole number has to stand elsewhere, since the field changes it. */
    static boolean isChanged(Bill bill) {
        return !number(bill).equals(bill.invoiceNumber().strip());
    }

    /** Each character by itself: "ß" stays, as in SAP, where it would become two in Java. */
    static String upper(String text) {
        StringBuilder upper = new StringBuilder();
        text.codePoints().map(Character::toUpperCase).forEach(upper::appendCodePoint);
        return upper.toString();
    }

    static String note(Bill bill, IdempotencyKey key) {
        String note = "[SmartAP %s]".formatted(bill.reference());
        String marked = note + mark(key);
        return marked.length() <= TEXT ? marked : note;
    }

    /** SmartAP's reference on a bill that SmartAP posted. */
    static Optional<String> reference(ObjectNode held) {
        Matcher matcher =
                NOTE.matcher(Json.text(held, "SupplierPostingLineItemText").orElse(""));
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Whether a bill may have been posted under a key; surely not if its mark is another. */
    static boolean mayBeOf(ObjectNode held, IdempotencyKey key) {
        Matcher matcher =
                NOTE.matcher(Json.text(held, "SupplierPostingLineItemText").orElse(""));
        return !matcher.find() || matcher.group(2) == null || matcher.group(2).equals(mark(key));
    }

    /** A file's name that is the same for the same key, so that it is uploaded once. */
    static String fileName(String name, IdempotencyKey key) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "_");
        int dot = safe.lastIndexOf('.');
        boolean hasType = dot > 0 && safe.length() - dot <= 6;
        String type = hasType ? safe.substring(dot) : "";
        String stem = hasType ? safe.substring(0, dot) : safe;
        stem = stem.length() > 60 ? stem.substring(0, 60) : stem;
        return (stem.isEmpty() ? "document" : stem) + "-" + hash(key.value()).substring(0, 12) + type;
    }

    /** A text for people, cut at its end if it is too long, which an ellipsis shows. */
    static String cut(String text, int length) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.length() <= length) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(length - 2)) ? length - 2 : length - 1;
        return line.substring(0, end) + "…";
    }

    private static String mark(IdempotencyKey key) {
        return hash(key.value()).substring(0, 4);
    }

    private static String hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
