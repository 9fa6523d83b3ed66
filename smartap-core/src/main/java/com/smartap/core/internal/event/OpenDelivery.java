package com.smartap.core.internal.event;

import com.smartap.model.event.Event;
import java.util.UUID;

/**
 * A delivery that is being handled.
 *
 * @param id its id
 * @param event the event
 * @param attempt counts the attempts from 1
 * @param replay whether it is delivered once more on request
 * @param job the job that handles it; follow-up deliveries of the same lane are handled by it too
 * @param subscription the name of the subscription
 */
public record OpenDelivery(UUID id, Event event, int attempt, boolean replay, String job, String subscription) {}
