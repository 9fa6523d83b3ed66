package com.smartap.core.internal.event;

import com.smartap.model.event.Event;

/** Someone to whom events are delivered durably: the lifecycle itself, or a subscriber of the host. */
public interface Subscription {
    /** A stable name. */
    String name();

    /** Whether an event is for this subscription. */
    boolean wants(Event event);

    /**
     * Handles one delivery. Either completes it in the unit of work that does what the event asks for, or returns
     * without having done so, and it is completed afterwards.
     */
    void handle(OpenDelivery delivery) throws Exception;

    /**
     * Told when a delivery is given up.
     *
     * @return whether the subscription has dealt with it; if not, the delivery is parked for a person
     */
    default boolean givenUp(OpenDelivery delivery, Exception cause) {
        return false;
    }
}
