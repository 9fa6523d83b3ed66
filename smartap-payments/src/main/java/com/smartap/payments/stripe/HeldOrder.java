package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.payment.provider.ProviderPayment;
import com.smartap.spi.payment.provider.ProviderStatus;
import java.util.Map;
import java.util.Optional;

/**
 * A payment that Stripe holds.
 *
 * @param terms what has to be equal wherever one key is used again: amount, payee and account, as far as Stripe says it
 */
record HeldOrder(ProviderStatus status, Map<String, String> terms) {
    /** Our reference of a payment, in its metadata. */
    static final String PAYMENT_ID = "payment_id";

    /** Our key, in its metadata. */
    static final String PAYMENT_KEY = "payment_key";

    /** Whose an object of a list is. */
    enum Whose {
        /** Of this key; also what somebody else marked with the payment's id. */
        MINE,
        /** Of the same payment under another key. */
        OTHER_KEY,
        /** Of another payment. */
        STRANGE;

        static Whose of(JsonNode object, ProviderPayment payment, IdempotencyKey key) {
            JsonNode metadata = object.path("metadata");
            if (Json.text(metadata, PAYMENT_ID).filter(payment.id()::equals).isEmpty()) {
                return STRANGE;
            }
            Optional<String> held = Json.text(metadata, PAYMENT_KEY);
            return held.isEmpty() || held.get().equals(key.value()) ? MINE : OTHER_KEY;
        }
    }

    /** The first term that differs from what is wanted; a term that Stripe does not repeat does not. */
    Optional<String> differs(Map<String, String> wanted) {
        return wanted.entrySet().stream()
                .filter(term -> terms.containsKey(term.getKey()))
                .filter(term -> !term.getValue().equals(terms.get(term.getKey())))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst();
    }
}
