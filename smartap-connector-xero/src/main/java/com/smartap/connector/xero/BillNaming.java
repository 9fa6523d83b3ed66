package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.BaseUrl;
import com.smartap.connector.support.Json;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.erp.Bill;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * By what a bill is known in Xero. Its reference field is for sales only, so SmartAP's own reference stands in the link
 * of a bill ({@code …?smartap=REFERENCE&key=…}), and in the first description of a credit note, which has no link
 * ({@code [SmartAP REFERENCE #…]}). The key is eight digits of the hash of the idempotency key: it tells a bill that was
 * voided from one that is to be posted anew on purpose.
 */
final class BillNaming {
    private static final Pattern LINK = Pattern.compile("[?&]smartap=([^&#]+)(?:&key=([0-9a-f]{8}))?");
    private static final Pattern MARK = Pattern.compile("\\[SmartAP ([^\\]\\s]+)(?: #([0-9a-f]{8}))?\\]");
    private static final int DIGITS = 8;

    /**
     * What a document says of its origin.
     *
     * @param reference SmartAP's own
     * @param key digits of the key; empty if they are gone
     */
    record Mark(String reference, String key) {}

    private BillNaming() {}

    /** The number as it is sent and compared: composed characters, no outer blanks. */
    static String number(String invoiceNumber) {
        return Normalizer.normalize(invoiceNumber.strip(), Normalizer.Form.NFC);
    }

    static String link(String documentUrl, Bill bill, IdempotencyKey key) {
        return documentUrl + "?smartap=" + BaseUrl.encode(bill.reference()) + "&key=" + digits(key);
    }

    static String mark(Bill bill, IdempotencyKey key) {
        return "[SmartAP %s #%s]".formatted(bill.reference(), digits(key));
    }

    /** The mark of a document that SmartAP posted. */
    static Optional<Mark> of(JsonNode held) {
        Matcher link = LINK.matcher(Json.text(held, "Url").orElse(""));
        if (link.find()) {
            return decoded(link.group(1)).map(reference -> new Mark(reference, key(link)));
        }
        for (JsonNode line : held.path("LineItems")) {
            Matcher mark = MARK.matcher(Json.text(line, "Description").orElse(""));
            if (mark.find()) {
                return Optional.of(new Mark(mark.group(1), key(mark)));
            }
        }
        return Optional.empty();
    }

    static String digits(IdempotencyKey key) {
        return hash(key.value()).substring(0, DIGITS);
    }

    /**
     * The same for the same key and content, whoever computes it; of 72 characters, where Xero takes 128. What was mended
     * after a refusal is other content, which Xero would not take under the header of the first.
     */
    static String header(IdempotencyKey key, String content) {
        return "smartap-" + hash(key.value() + "\n" + content);
    }

    private static String key(Matcher matcher) {
        String key = matcher.group(2);
        return key == null ? "" : key;
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(URLDecoder.decode(text, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // somebody edited the link
        }
    }

    private static String hash(String text) {
        return ContentHash.of(text.getBytes(StandardCharsets.UTF_8)).hex();
    }
}
