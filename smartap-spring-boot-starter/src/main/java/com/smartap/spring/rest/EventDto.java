package com.smartap.spring.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.smartap.model.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Something that happened. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"id", "aggregateType", "aggregateId", "sequence", "type", "data", "actor", "occurredAt"})
record EventDto(
        @JsonProperty("id") String id,
        @JsonProperty("aggregateType") String aggregateType,
        @JsonProperty("aggregateId") String aggregateId,
        @JsonProperty("sequence") long sequence,
        @JsonProperty("type") String type,
        @JsonProperty("data") Map<String, String> data,
        @JsonProperty("actor") String actor,
        @JsonProperty("occurredAt") String occurredAt) {
    static EventDto of(Event event) {
        return new EventDto(
                event.id().toString(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequence(),
                event.type(),
                Texts.sorted(event.data()),
                event.actor(),
                event.occurredAt().toString());
    }

    /** Which events to deliver once more, and to whom. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder({"subscription", "types"})
    record ReplayDto(
            @JsonProperty("subscription") @Nullable String subscription,
            @JsonProperty("types") @Nullable List<String> types) {
        Set<String> toTypes() {
            List<String> sent = Fields.list(types);
            for (int i = 0; i < sent.size(); i++) {
                Fields.required("types[%d]".formatted(i), sent.get(i));
            }
            return Set.copyOf(sent);
        }
    }

    /** How many deliveries were queued. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonPropertyOrder("queued")
    record ReplayedDto(@JsonProperty("queued") int queued) {}
}
