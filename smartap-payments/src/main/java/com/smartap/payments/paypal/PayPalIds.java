package com.smartap.payments.paypal;

import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids that we give PayPal. They derive from our own, so that the same key gives the same ids after a restart and on
 * every node.
 */
final class PayPalIds {
    private static final int MOST_ITEM = 63;
    private static final String HASHED = "h-";
    private static final Pattern HASH = Pattern.compile("h-[0-9a-f]{61}");
    private static final Pattern PAYMENT = Pattern.compile("([A-Za-z0-9-]{1,64}):(.{1,63})");
    private static final int REQUEST = 36;

    private PayPalIds() {}

    /** The {@code sender_batch_id} of a key, which is what keeps PayPal from paying twice; 256 characters at the most. */
    static String batch(String prefix, IdempotencyKey key) {
        return prefix + key.value();
    }

    /**
     * The {@code PayPal-Request-Id} of a request. It covers the content as well: if PayPal answered a known id with what
     * it answered before, other content under our key would seem to have been taken.
     */
    static String request(String senderId, String content) {
        return ContentHash.of((senderId + "\n" + content).getBytes(StandardCharsets.UTF_8))
                .hex()
                .substring(0, REQUEST);
    }

    /** The {@code sender_item_id} of a payment: our own id, or its hash where that does not fit. */
    static String item(String paymentId) {
        boolean fits =
                paymentId.length() <= MOST_ITEM && !HASH.matcher(paymentId).matches();
        String hash = ContentHash.of(paymentId.getBytes(StandardCharsets.UTF_8)).hex();
        return fits ? paymentId : HASHED + hash.substring(0, MOST_ITEM - HASHED.length());
    }

    /** Our own id of a payment; empty if only its hash is known. */
    static Optional<String> reference(String senderItemId) {
        return Optional.of(senderItemId).filter(id -> !HASH.matcher(id).matches());
    }

    /** Whether a text can be an id that PayPal gives. */
    static boolean isPayPals(String id) {
        return id.matches("[A-Za-z0-9-]{1,64}");
    }

    /**
     * The id of a payment towards the engine. PayPal tells its own id of an item only once the batch was processed, but
     * that of the batch at once; with our own id of the item it names the payment from the beginning.
     */
    record Payment(String batchId, String itemId) {
        static Optional<Payment> of(String providerId) {
            Matcher matcher = PAYMENT.matcher(providerId);
            return matcher.matches() ? Optional.of(new Payment(matcher.group(1), matcher.group(2))) : Optional.empty();
        }

        String text() {
            return batchId + ":" + itemId;
        }
    }
}
