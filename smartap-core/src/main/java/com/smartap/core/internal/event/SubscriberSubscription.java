package com.smartap.core.internal.event;

import com.smartap.core.Events;
import com.smartap.model.event.Event;

/** Delivers events to a subscriber of the host. */
public final class SubscriberSubscription implements Subscription {
    private final Events.Subscriber subscriber;

    public SubscriberSubscription(Events.Subscriber subscriber) {
        this.subscriber = subscriber;
    }

    @Override
    public String name() {
        return subscriber.name();
    }

    @Override
    public boolean wants(Event event) {
        return subscriber.types().isEmpty() || subscriber.types().contains(event.type());
    }

    @Override
    public void handle(OpenDelivery delivery) throws Exception {
        subscriber.handle(new Events.Delivery(delivery.event(), delivery.attempt(), delivery.replay()));
    }
}
