package com.smartap.core.internal.replay;

import com.smartap.core.Events;
import com.smartap.core.Power;
import com.smartap.core.internal.event.EventLog;
import com.smartap.core.internal.event.Subscription;
import com.smartap.core.internal.persistence.EventRows;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.event.Event;
import com.smartap.spi.InvalidRequestException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and replays the event log. */
public final class EventService implements Events {
    private static final int CHUNK = 200;

    private final UnitOfWork units;
    private final EventLog log;

    public EventService(UnitOfWork units, EventLog log) {
        this.units = units;
        this.log = log;
    }

    @Override
    public Page<Event> list(Actor actor, @Nullable String aggregateId, PageRequest page) {
        Power.READ.require(actor);
        return units.read(
                actor,
                tx -> new EventRows(tx.em(), tx.tenant())
                        .list(aggregateId, page)
                        .map(EventLog::event));
    }

    @Override
    public int replay(Actor actor, String subscription, Set<String> types) {
        Power.OPERATE.require(actor);
        Subscription wanted = log.subscriptions().stream()
                .filter(candidate -> candidate.name().equals(subscription))
                .findFirst()
                .orElseThrow(() -> new InvalidRequestException(
                        "subscription",
                        "there is no subscription \"%s\" (found: %s)"
                                .formatted(
                                        subscription,
                                        log.subscriptions().stream()
                                                .map(Subscription::name)
                                                .toList())));
        int queued = 0;
        PageRequest page = PageRequest.first(CHUNK);
        while (true) {
            Page<Event> events = list(actor, null, page);
            List<Event> chosen = events.items().stream()
                    .filter(wanted::wants)
                    .filter(event -> types.isEmpty() || types.contains(event.type()))
                    .toList();
            units.run("events.replay", actor, tx -> {
                chosen.forEach(event -> log.replay(tx.em(), event, subscription, tx.now()));
                if (!chosen.isEmpty()) {
                    tx.audit(
                            "events.replayed",
                            "subscription",
                            subscription,
                            Map.of("events", String.valueOf(chosen.size())));
                }
            });
            queued += chosen.size();
            if (events.next().isEmpty()) {
                log.wake();
                return queued;
            }
            page = new PageRequest(events.nextCursor(), CHUNK);
        }
    }

    @Override
    public int retryParked(Actor actor) {
        Power.OPERATE.require(actor);
        int retried = units.call("events.retry", actor, tx -> {
            int found = log.reopen(tx.em(), tx.tenant(), tx.now());
            if (found > 0) {
                tx.audit("events.retried", "deliveries", "parked", Map.of("deliveries", String.valueOf(found)));
            }
            return found;
        });
        log.wake();
        return retried;
    }
}
