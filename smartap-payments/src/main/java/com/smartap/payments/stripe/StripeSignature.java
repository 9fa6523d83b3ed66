package com.smartap.payments.stripe;

import com.smartap.connector.support.WebhookSignature;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Verifies {@code Stripe-Signature}: {@code t=1700000000,v1=0c86…[,v1=…][,v0=…]}, where each {@code v1} is HMAC-SHA-256 in
 * hexadecimal over {@code t}, a dot and the raw body, with the whole secret, {@code whsec_} included. While a secret is
 * replaced there are two of them.
 */
final class StripeSignature {
    static final String HEADER = "Stripe-Signature";
    private static final int LONGEST = 4096;
    private static final int MOST = 16;

    private StripeSignature() {}

    /**
     * Refuses what none of the secrets signed, and what was signed too long ago or in the future.
     *
     * @throws WebhookRejectedException with status 401
     */
    static void verify(WebhookRequest request, List<Secret> secrets, Instant now, Duration tolerance) {
        String header = request.header(HEADER)
                .filter(value -> value.length() <= LONGEST)
                .orElseThrow(() -> WebhookRejectedException.unsigned("%s is missing or too long".formatted(HEADER)));
        String time = "";
        List<byte[]> given = new ArrayList<>();
        for (String part : header.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            if (pair.length == 2 && pair[0].equals("t") && time.isEmpty()) {
                time = pair[1];
            } else if (pair.length == 2 && pair[0].equals("v1") && given.size() < MOST) {
                given.add(pair[1].toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!time.matches("[0-9]{1,12}") || given.isEmpty()) {
            throw WebhookRejectedException.unsigned("%s has no time or no signature v1".formatted(HEADER));
        }
        if (!matches(time, request.body(), secrets, given)) {
            throw WebhookRejectedException.unsigned(
                    "no signature in %s is that of the body. Maybe webhookSecret is of another endpoint, or the body was changed on its way"
                            .formatted(HEADER));
        }
        Duration age = Duration.between(Instant.ofEpochSecond(Long.parseLong(time)), now);
        if (age.abs().compareTo(tolerance) > 0) {
            throw WebhookRejectedException.unsigned(
                    "the request was signed %d seconds ago, and %d are allowed. Maybe it is a recorded one, or this machine's clock is wrong"
                            .formatted(age.toSeconds(), tolerance.toSeconds()));
        }
    }

    /** Compares all, in constant time. */
    private static boolean matches(String time, byte[] body, List<Secret> secrets, List<byte[]> given) {
        byte[] prefix = (time + ".").getBytes(StandardCharsets.US_ASCII);
        boolean matches = false;
        for (Secret secret : secrets) {
            byte[] expected = HexFormat.of()
                    .formatHex(WebhookSignature.hmac(secret, prefix, body))
                    .getBytes(StandardCharsets.US_ASCII);
            for (byte[] one : given) {
                matches |= MessageDigest.isEqual(expected, one);
            }
        }
        return matches;
    }
}
