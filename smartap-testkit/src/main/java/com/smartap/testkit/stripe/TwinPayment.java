package com.smartap.testkit.stripe;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A payment or an intent as Stripe holds it. Guarded by the server's lock. */
final class TwinPayment {
    /** Which resource it is. */
    enum Kind {
        OUTBOUND_PAYMENT,
        PAYOUT_INTENT,
        TREASURY
    }

    final String id;
    final Kind kind;
    final Instant created;
    final long amount;
    final String currency;

    /** What was asked for, by path such as {@code to.recipient}. */
    final Map<String, String> asked;

    final Map<String, String> metadata;
    final Map<String, Instant> transitions = new LinkedHashMap<>();
    String status;

    @Nullable
    String reason;

    @Nullable
    String shownInstead;

    boolean cancelable = true;

    /** The outbound payment behind an intent. */
    @Nullable
    TwinPayment payout;

    /** The intent before an outbound payment. */
    @Nullable
    TwinPayment intent;

    TwinPayment(
            String id,
            Kind kind,
            Instant created,
            long amount,
            String currency,
            Map<String, String> asked,
            Map<String, String> metadata,
            String status) {
        this.id = id;
        this.kind = kind;
        this.created = created;
        this.amount = amount;
        this.currency = currency;
        this.asked = Map.copyOf(asked);
        this.metadata = new LinkedHashMap<>(metadata);
        this.status = status;
    }

    void become(String word, @Nullable String why, Instant now) {
        status = word;
        reason = why;
        shownInstead = null;
        transitions.put(word, now);
        cancelable = word.equals("processing");
    }

    /** Whether money of it left and did not come back. */
    boolean isOut() {
        return switch (status) {
            case "processing", "posted", "pending" -> true;
            default -> false;
        };
    }

    String shown() {
        return shownInstead == null ? status : shownInstead;
    }
}
