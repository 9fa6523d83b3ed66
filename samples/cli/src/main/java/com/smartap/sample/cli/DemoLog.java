package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.core.Events;
import com.smartap.core.SmartAp;
import com.smartap.model.event.Event;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Prints every event as a line: an ordinary subscriber, as any host could add one. */
final class DemoLog implements Events.Subscriber {
    private final Session session;
    private final CountDownLatch attached = new CountDownLatch(1);
    private volatile @Nullable SmartAp engine;

    DemoLog(Session session) {
        this.session = session;
    }

    void attach(SmartAp value) {
        engine = value;
        attached.countDown();
    }

    @Override
    public String name() {
        return "demo-log";
    }

    @Override
    public Set<String> types() {
        return Set.of();
    }

    @Override
    public void handle(Events.Delivery delivery) throws InterruptedException {
        attached.await();
        Event event = delivery.event();
        ObjectNode line = Json.object();
        Map<String, String> data = new TreeMap<>(event.data());
        if (event.aggregateType().equals("invoice")) {
            invoice(line, event.aggregateId());
            Json.put(line, "state", data.remove("to"));
        } else {
            line.put(event.aggregateType(), data.getOrDefault("number", event.aggregateId()));
        }
        line.put("event", event.type())
                .put("by", event.actor())
                .put("at", event.occurredAt().toString());
        Json.put(line, "reason", data.remove("reason"));
        ObjectNode details = line.putObject("details");
        data.forEach(details::put);
        session.result(line);
    }

    private void invoice(ObjectNode line, String id) {
        SmartAp known = engine;
        if (known == null) {
            return;
        }
        Invoice invoice = known.invoices().get(DemoPeople.AUDITOR, InvoiceId.of(id));
        Json.put(line, "invoice", invoice.content().invoiceNumber());
        line.put(
                "file",
                known.documents().get(DemoPeople.AUDITOR, invoice.documentId()).name());
    }
}
