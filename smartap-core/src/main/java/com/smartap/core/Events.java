package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.event.Event;
import com.smartap.spi.Api;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The event log: everything that happened, and those who want to know. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Events {
    /**
     * Events in the order in which they were recorded.
     *
     * @param aggregateId only those of this invoice, batch or connection; null for all
     */
    Page<Event> list(Actor actor, @Nullable String aggregateId, PageRequest page);

    /**
     * Delivers events of the tenant once more to one subscription, marked as replayed.
     *
     * @param subscription the name of a subscription
     * @param types only these types; empty for all that it subscribes to
     * @return how many deliveries were queued
     */
    int replay(Actor actor, String subscription, Set<String> types);

    /**
     * Tries deliveries once more that were given up, after somebody mended what kept them from succeeding.
     *
     * @return how many deliveries were queued
     */
    int retryParked(Actor actor);

    /**
     * Someone who wants to know. Every event is delivered durably, at least once, in the order of its aggregate;
     * a delivery that fails is tried again with growing delays, and parked after the last.
     */
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    interface Subscriber {
        /** A stable name, 1 to 60 lower-case letters, digits and hyphens: deliveries are kept under it. */
        String name();

        /** Which event types; empty for all. */
        Set<String> types();

        /** Handles one delivery outside of any transaction; what it throws means "try again". */
        void handle(Delivery delivery) throws Exception;
    }

    /**
     * One delivery of an event.
     *
     * @param event the event
     * @param attempt counts the attempts from 1
     * @param replay whether it is delivered once more on request, so that effects may refuse
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Delivery(Event event, int attempt, boolean replay) {}
}
