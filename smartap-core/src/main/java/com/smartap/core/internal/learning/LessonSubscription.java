package com.smartap.core.internal.learning;

import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.event.Subscription;
import com.smartap.model.event.Event;
import com.smartap.model.event.EventType;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import java.util.Set;

/** Learns after the fact: when a corrected invoice turned out valid, was approved or refused, and when examples changed. */
public final class LessonSubscription implements Subscription {
    /** The name under which deliveries are kept. */
    public static final String NAME = "lessons";

    /** A person wants a vendor learned anew. */
    static final String RELEARN = "layout.relearn-asked";

    private static final String VALIDATED = "invoice.validated";
    private static final String WITHDRAWN = "invoice.withdrawn";
    private static final Set<String> LEARN = Set.of(ExampleBook.KEPT, ExampleBook.DROPPED, RELEARN);

    private final ExampleKeeper keeper;
    private final LayoutTeacher teacher;
    private final boolean learning;

    LessonSubscription(ExampleKeeper keeper, LayoutTeacher teacher, boolean learning) {
        this.keeper = keeper;
        this.teacher = teacher;
        this.learning = learning;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean wants(Event event) {
        if (event.aggregateType().equals(ExampleBook.AGGREGATE)) {
            return learning && LEARN.contains(event.type());
        }
        if (!event.aggregateType().equals("invoice")) {
            return false;
        }
        String type = event.type();
        boolean corrected = type.equals(VALIDATED)
                && !event.data().getOrDefault("revision", "0").equals("0");
        boolean refused = type.equals(EventType.INVOICE_REJECTED.wire()) || type.equals(WITHDRAWN);
        return type.equals(EventType.INVOICE_APPROVED.wire()) || (learning && (corrected || refused));
    }

    @Override
    public void handle(OpenDelivery delivery) {
        // What a replayed event taught was learned then.
        if (delivery.replay()) {
            return;
        }
        Event event = delivery.event();
        if (event.aggregateType().equals(ExampleBook.AGGREGATE)) {
            teacher.learn(delivery, VendorId.of(event.aggregateId()));
        } else if (event.type().equals(VALIDATED)) {
            keeper.corrected(delivery, InvoiceId.of(event.aggregateId()));
        } else if (event.type().equals(EventType.INVOICE_APPROVED.wire())) {
            keeper.approved(delivery, InvoiceId.of(event.aggregateId()));
        } else {
            keeper.refused(delivery, InvoiceId.of(event.aggregateId()));
        }
    }
}
