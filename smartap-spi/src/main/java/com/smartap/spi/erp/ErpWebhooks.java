package com.smartap.spi.erp;

import com.smartap.model.erp.EntityType;
import com.smartap.spi.Api;
import com.smartap.spi.webhook.WebhookRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ability to understand what the ERP sends on its own. Deliveries get lost, come twice and in any order, so they
 * only say what to read again; a timer reads everything that changed besides. Makes no call.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ErpWebhooks {
    /**
     * Verifies a request over its raw body, and reads it. The host answers 200 at once, also if the list is empty.
     *
     * @return what changed; empty for requests that only try the address, and for records of no interest
     * @throws com.smartap.spi.webhook.WebhookRejectedException with the status to answer
     */
    List<Change> receive(WebhookRequest request);

    /**
     * A record that changed.
     *
     * @param eventId the same for each delivery of the same event, to drop repetitions by
     * @param company the ERP's id of the company or tenant
     * @param entity what kind of record
     * @param externalId the ERP's id of the record
     * @param kind what happened to it
     * @param at when, by the ERP's clock; null if it does not say so
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Change(
            String eventId,
            @Nullable String company,
            EntityType entity,
            String externalId,
            Kind kind,
            @Nullable Instant at) {
        /** What happened. */
        public enum Kind {
            /** It is new. */
            CREATED,
            /** It is different now. */
            UPDATED,
            /** It is gone, or was merged into another. */
            DELETED,
            /** It counts for nothing any more. */
            VOIDED
        }
    }
}
