package com.smartap.spring;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.Approvals;
import com.smartap.core.Audit;
import com.smartap.core.Configuration;
import com.smartap.core.Documents;
import com.smartap.core.EngineStatus;
import com.smartap.core.Erp;
import com.smartap.core.Events;
import com.smartap.core.Idempotency;
import com.smartap.core.Invoices;
import com.smartap.core.Learning;
import com.smartap.core.MatchPolicy;
import com.smartap.core.Payments;
import com.smartap.core.PurchaseOrders;
import com.smartap.core.Signatures;
import com.smartap.core.SigningRoom;
import com.smartap.core.SmartAp;
import com.smartap.core.Statements;
import com.smartap.core.Vendors;
import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.capture.ReadLimits;
import java.time.Duration;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** An engine whose services answer what a test tells them to. Its idempotency store works. */
public final class FakeSmartAp implements SmartAp {
    public static final long MAX_DOCUMENT = 1024 * 1024;

    public final Scripted<Invoices> invoices = new Scripted<>(Invoices.class);
    public final Scripted<Vendors> vendors = new Scripted<>(Vendors.class);
    public final Scripted<PurchaseOrders> purchaseOrders = new Scripted<>(PurchaseOrders.class);
    public final Scripted<Approvals> approvals = new Scripted<>(Approvals.class);
    public final Scripted<Erp> erp = new Scripted<>(Erp.class);
    public final Scripted<Payments> payments = new Scripted<>(Payments.class);
    public final Scripted<Statements> statements = new Scripted<>(Statements.class);
    public final Scripted<Documents> documents = new Scripted<>(Documents.class);
    public final Scripted<Events> events = new Scripted<>(Events.class);
    public final Scripted<Audit> audit = new Scripted<>(Audit.class);
    public final Scripted<Signatures> signatures = new Scripted<>(Signatures.class);
    public final Scripted<Learning> learning = new Scripted<>(Learning.class);
    public final Scripted<SigningRoom> room = new Scripted<>(SigningRoom.class);
    public int starts;
    public int closes;
    public int statusReads;
    public EngineStatus status = new EngineStatus(true, "node-1", 3, 1, Duration.ofSeconds(90), 2);
    private final Map<String, String[]> kept = new HashMap<>();

    public void reset() {
        List.of(
                        invoices,
                        vendors,
                        purchaseOrders,
                        approvals,
                        erp,
                        payments,
                        statements,
                        documents,
                        events,
                        audit,
                        signatures,
                        learning,
                        room)
                .forEach(Scripted::reset);
        kept.clear();
    }

    @Override
    public void start() {
        starts++;
    }

    @Override
    public void close() {
        closes++;
    }

    @Override
    public Invoices invoices() {
        return invoices.service();
    }

    @Override
    public Vendors vendors() {
        return vendors.service();
    }

    @Override
    public PurchaseOrders purchaseOrders() {
        return purchaseOrders.service();
    }

    @Override
    public Approvals approvals() {
        return approvals.service();
    }

    @Override
    public Erp erp() {
        return erp.service();
    }

    @Override
    public Payments payments() {
        return payments.service();
    }

    @Override
    public Statements statements() {
        return statements.service();
    }

    @Override
    public Documents documents() {
        return documents.service();
    }

    @Override
    public Events events() {
        return events.service();
    }

    @Override
    public Audit audit() {
        return audit.service();
    }

    @Override
    public Learning learning() {
        return learning.service();
    }

    /** Its room is the scripted one. */
    @Override
    public Signatures signatures() {
        return signatures.on("room", args -> room.service()).service();
    }

    @Override
    public Idempotency idempotency() {
        return this::once;
    }

    private synchronized Idempotency.Answer once(
            Actor actor, IdempotencyKey key, String fingerprint, Supplier<String> request) {
        String own = actor.tenant() + "/" + actor.id() + "/" + key;
        String[] earlier = kept.get(own);
        if (earlier == null) {
            String text = request.get();
            kept.put(own, new String[] {fingerprint, text});
            return new Idempotency.Answer(text, false);
        }
        if (!earlier[0].equals(fingerprint)) {
            throw new IdempotencyConflictException("key %s was used with another request".formatted(key));
        }
        return new Idempotency.Answer(earlier[1], true);
    }

    @Override
    public EngineStatus status() {
        statusReads++;
        return status;
    }

    @Override
    public Configuration configuration() {
        return new Configuration(
                ApprovalPolicy.standard(Currency.getInstance("USD")),
                MatchPolicy.STANDARD,
                new ReadLimits(MAX_DOCUMENT, 10, 1000, Duration.ofSeconds(1)),
                List.of("nacha-ccd"),
                null,
                List.of("pdf-text"),
                List.of());
    }
}
