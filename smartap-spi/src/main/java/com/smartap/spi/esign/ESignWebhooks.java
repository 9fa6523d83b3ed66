package com.smartap.spi.esign;

import com.smartap.spi.Api;
import com.smartap.spi.webhook.WebhookRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ability to understand what the provider sends on its own. Deliveries get lost, come twice and in any order, and
 * may be forged, so a notice carries no state: it says what to ask about with {@link ESignGateway#status}, and a timer
 * asks besides.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ESignWebhooks {
    /**
     * Verifies a request over its raw body, and reads it. An event that this gateway saw before, and one that it does
     * not know, gives no notice. The host answers 200 at once, also if the list is empty.
     *
     * @throws com.smartap.spi.webhook.WebhookRejectedException with the status to answer
     */
    List<Notice> receive(WebhookRequest request);

    /**
     * Something happened to a request.
     *
     * @param eventId the same for each delivery of the same event
     * @param providerId the provider's id of the request
     * @param type the provider's own name of the event, such as {@code folder_signed}
     * @param at when, by the provider's clock; null if it does not say so
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Notice(
            String eventId,
            String providerId,
            String type,
            @Nullable Instant at) {}
}
