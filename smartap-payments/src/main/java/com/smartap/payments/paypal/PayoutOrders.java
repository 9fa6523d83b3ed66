package com.smartap.payments.paypal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.OutcomeUnknownException;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.ProviderPayment;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Orders batches once for each key. PayPal's guard is the {@code sender_batch_id}: one that was used in the last 30 days is
 * refused with a link to the batch that used it, which is then compared. What is older PayPal would pay again; {@link
 * PastPayouts} looks for that where the app has the right.
 */
final class PayoutOrders {
    private static final Logger log = LoggerFactory.getLogger(PayoutOrders.class);
    private static final Duration LISTED_SOON = Duration.ofSeconds(15);

    /** Our settings or address are wrong: that says nothing about the payment. */
    private static final Set<Integer> NOT_ABOUT_IT = Set.of(404, 405, 406, 415);

    private final PayPalApi api;
    private final PayPalSettings settings;
    private final PastPayouts past;

    PayoutOrders(PayPalApi api, PayPalSettings settings, PastPayouts past) {
        this.api = api;
        this.settings = settings;
        this.past = past;
    }

    /** What came of an order. */
    sealed interface Order {
        /** PayPal took it now. */
        record Created(String batchId, ObjectNode header) implements Order {}

        /** PayPal took it before. */
        record Known(HeldBatch batch) implements Order {}

        /** PayPal refused it. */
        record Refused(PaymentFailure failure) implements Order {}

        /** It is not known whether PayPal holds it. */
        record Unknown(String lastSeen) implements Order {}
    }

    /** Orders payments that were checked. */
    Order order(List<ProviderPayment> payments, IdempotencyKey key) {
        Optional<String> old = past.find(payments);
        if (old.isPresent()) {
            return new Order.Unknown(old.get());
        }
        String id = PayPalIds.batch(settings.keyPrefix(), key);
        String body = PayoutRequest.of(id, payments, settings.letter());
        try {
            ObjectNode header = api.order(body, PayPalIds.request(id, body));
            String batchId = header.path("payout_batch_id").asText();
            log.info("{}: batch {} of {} payments ordered", api.connection(), batchId, payments.size());
            return new Order.Created(batchId, header);
        } catch (OutcomeUnknownException e) {
            return new Order.Unknown(String.valueOf(e.getMessage()));
        } catch (ConnectorRefusedException e) {
            return refused(e, id, payments, key);
        }
    }

    /**
     * Looks for a batch that was ordered under a key, by asking for its id to be used again for what cannot be paid.
     *
     * @return empty if the id was not used in the last 30 days
     * @throws ConnectorException if that cannot be said now
     */
    Optional<HeldBatch> find(List<ProviderPayment> payments, IdempotencyKey key) {
        String id = PayPalIds.batch(settings.keyPrefix(), key);
        try {
            api.ask(PayoutRequest.question(id, payments.get(0)));
        } catch (ConnectorRefusedException e) {
            if (PayPalFaults.isUsed(e)) {
                return Optional.of(known(e, id, payments, key));
            }
            if (!isAboutTheQuestion(e)) {
                throw e;
            }
        }
        Optional<String> old = past.find(payments);
        if (old.isPresent()) {
            throw new OutcomeUnknownException(old.get(), null);
        }
        return Optional.empty();
    }

    private Order refused(ConnectorRefusedException e, String id, List<ProviderPayment> payments, IdempotencyKey key) {
        if (PayPalFaults.isUsed(e)) {
            try {
                return new Order.Known(known(e, id, payments, key));
            } catch (ConnectorException unseen) {
                return new Order.Unknown("the key was used before, but: " + unseen.getMessage());
            }
        }
        if (PayPalFaults.isConcurrent(e)) {
            return new Order.Unknown(String.valueOf(e.getMessage()));
        }
        if (NOT_ABOUT_IT.contains(e.status())) {
            throw e;
        }
        return new Order.Refused(PayPalFailures.of(e.providerCode().orElse("HTTP_" + e.status()), e.words()));
    }

    /** The batch that used the key, which has to hold the same payments. */
    private HeldBatch known(
            ConnectorRefusedException e, String id, List<ProviderPayment> payments, IdempotencyKey key) {
        String batchId = PayPalFaults.usedBatch(e)
                .orElseThrow(() -> new ConnectorUnavailableException(
                        "%s: PayPal used key %s before and does not say for which batch. A person has to look it up"
                                .formatted(api.connection(), key),
                        LISTED_SOON,
                        null,
                        null));
        HeldBatch batch = HeldBatch.read(api, batchId, PayoutCheck.MOST_ITEMS)
                .orElseThrow(() -> unlisted(batchId, "cannot be read yet"));
        return switch (batch.compare(id, payments)) {
            case SAME -> batch;
            case UNLISTED -> throw unlisted(batchId, "does not list its payments yet");
            case OTHER ->
                throw new IdempotencyConflictException(
                        "%s: key %s was used before for other payments than %s, in batch %s. Maybe a changed payment was sent"
                                        .formatted(
                                                api.connection(),
                                                key,
                                                payments.get(0).id(),
                                                batchId)
                                + " under the key of the old one");
        };
    }

    private ConnectorUnavailableException unlisted(String batchId, String why) {
        return new ConnectorUnavailableException(
                "%s: batch %s %s".formatted(api.connection(), batchId, why), LISTED_SOON, null, null);
    }

    /** Whether PayPal refused what is wrong with the question, as it should. */
    private static boolean isAboutTheQuestion(ConnectorRefusedException e) {
        String all = (e.providerCode().orElse("") + " " + e.words()).toLowerCase(Locale.ROOT);
        return (e.status() == 400 || e.status() == 422)
                && (all.contains("amount") || all.contains("receiver") || all.contains("recipient"));
    }
}
