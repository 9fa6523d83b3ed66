package com.smartap.spi.payment.provider;

import com.smartap.spi.Api;
import com.smartap.spi.webhook.WebhookRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ability to understand what the provider sends on its own. Deliveries get lost, come twice and in any order, and
 * somebody may record one and send it again, so a notice carries no state: it says what to ask about with
 * {@link PaymentGateway#status}, and a timer asks besides.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface PaymentWebhooks {
    /**
     * Verifies a request over its raw body, and reads it. A request that is older than the provider's tolerance is
     * refused as if it were not signed, and an event that this gateway saw before gives no notice. The host answers 200
     * at once, also if the list is empty.
     *
     * @throws com.smartap.spi.webhook.WebhookRejectedException with the status to answer
     */
    List<Notice> receive(WebhookRequest request);

    /**
     * Something happened.
     *
     * @param eventId the same for each delivery of the same event, to drop repetitions by, also over restarts
     * @param kind what it is about
     * @param providerId the provider's id of the payment, batch or payee
     * @param reference our reference of the payment, where the event repeats it
     * @param type the provider's own name of the event, such as {@code payment.updated}
     * @param at when, by the provider's clock; null if it does not say so
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Notice(
            String eventId,
            Kind kind,
            String providerId,
            @Nullable String reference,
            String type,
            @Nullable Instant at) {
        /** What a notice is about. */
        public enum Kind {
            /** One payment. */
            PAYMENT,
            /** A batch: ask about all of its payments. */
            BATCH,
            /** A payee or its account. */
            PAYEE,
            /** The payer's own account with the provider: somebody should look. */
            ACCOUNT
        }
    }
}
