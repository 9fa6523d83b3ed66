package com.smartap.model.event;

import com.smartap.model.TenantId;
import com.smartap.spi.Api;
import java.time.Instant;
import java.util.Map;

/**
 * Something that happened. Events of one aggregate are numbered without gaps and delivered in that order.
 *
 * @param id its id
 * @param tenant the tenant it belongs to
 * @param aggregateType what it happened to: {@code invoice}, {@code payment-batch}, {@code bank-statement},
 *     {@code vendor} or {@code erp-connection}
 * @param aggregateId the id of what it happened to
 * @param sequence counts the events of the aggregate from 1
 * @param type such as {@code invoice.approved}; {@link EventType} lists those whose names are fixed
 * @param data what is worth knowing, as text values; never secrets or account numbers
 * @param actor the id of who brought it about
 * @param occurredAt when it happened
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Event(
        EventId id,
        TenantId tenant,
        String aggregateType,
        String aggregateId,
        long sequence,
        String type,
        Map<String, String> data,
        String actor,
        Instant occurredAt) {
    /** Copies the data. */
    public Event {
        data = Map.copyOf(data);
    }

    /** Whether this is an event of that type. */
    public boolean is(EventType other) {
        return type.equals(other.wire());
    }
}
