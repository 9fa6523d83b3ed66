package com.smartap.core.internal.payment;

import com.smartap.core.internal.document.StoredSource;
import com.smartap.core.internal.effect.EffectLedger;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.event.Subscription;
import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.PaymentBatchRow;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.persistence.PaymentRows;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.TenantId;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.document.DocumentState;
import com.smartap.model.event.Event;
import com.smartap.model.event.EventType;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.PaymentFormat;
import com.smartap.spi.payment.PaymentOrder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the file of a released batch, and hands it to the bank exactly once. */
public final class HandOver implements Subscription {
    /** The name under which deliveries are kept. */
    public static final String NAME = "hand-over";

    private static final String KIND = "hand-over";

    private static final long MOST_BYTES = 200L * 1024 * 1024;

    private final UnitOfWork units;
    private final EffectLedger effects;
    private final DocumentStore store;
    private final PaymentFormats formats;
    private final @Nullable BankChannel channel;
    private final TenantId channelOf;
    private final Checkpoints checkpoints;

    public HandOver(
            UnitOfWork units,
            EffectLedger effects,
            DocumentStore store,
            PaymentFormats formats,
            @Nullable BankChannel channel,
            TenantId channelOf,
            Checkpoints checkpoints) {
        this.units = units;
        this.effects = effects;
        this.store = store;
        this.formats = formats;
        this.channel = channel;
        this.channelOf = channelOf;
        this.checkpoints = checkpoints;
    }

    /** The key of the effect that hands a batch's file over. */
    public static IdempotencyKey key(PaymentBatchId id) {
        return IdempotencyKey.of(KIND, id);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean wants(Event event) {
        return event.is(EventType.PAYMENT_INITIATED);
    }

    @Override
    public void handle(OpenDelivery delivery) throws IOException {
        if (delivery.replay()) {
            return;
        }
        Actor system = Actor.system(delivery.event().tenant());
        PaymentBatchId id = PaymentBatchId.of(delivery.event().aggregateId());
        PaymentBatch batch = units.read(system, tx -> rows(tx).record(rows(tx).batch(id)));
        if (batch.state() != PaymentBatch.State.RELEASED) {
            return;
        }
        Document file = file(system, id, batch);
        BankChannel bank = channel;
        if (bank == null || !channelOf.equals(delivery.event().tenant())) {
            // Somebody downloads the file, sends it by hand, and says so.
            return;
        }
        String name = file.name();
        IdempotencyKey key = key(id);
        EffectLedger.Effect effect =
                effects.begin(system, key, KIND, id.toString(), file.hash().hex());
        Optional<BankChannel.Delivery.Accepted> found = Optional.empty();
        if (effect.lookFirst()) {
            checkpoints.reached("before call bank.find");
            found = bank.find(name, key);
            checkpoints.reached("after call bank.find");
        }
        BankChannel.Delivery outcome;
        if (found.isPresent()) {
            outcome = found.get();
        } else {
            checkpoints.reached("before call bank.deliver");
            outcome = bank.deliver(name, new StoredSource(store, file.hash(), name, file.size()), key);
            checkpoints.reached("after call bank.deliver");
        }
        if (outcome instanceof BankChannel.Delivery.Unknown unknown) {
            throw new ConnectorException(
                    ErrorCode.CONNECTOR_OUTCOME_UNKNOWN,
                    "whether the bank has file %s is not known (%s); it is looked for before it is sent again"
                            .formatted(name, unknown.lastSeen()),
                    true,
                    null,
                    null);
        }
        units.complete("batch.sent", delivery, tx -> {
            PaymentBatchRow row = rows(tx).batch(id);
            if (outcome instanceof BankChannel.Delivery.Accepted accepted) {
                effects.done(tx, key, accepted.bankReference());
                if (row.state == PaymentBatch.State.RELEASED) {
                    sent(tx, row, accepted.bankReference());
                } else {
                    // Its report, which refuses the file, was quicker than its answer.
                    row.bankReference = accepted.bankReference();
                }
            } else if (outcome instanceof BankChannel.Delivery.Refused refused) {
                effects.refused(tx, key, refused.reason());
                if (row.state == PaymentBatch.State.RELEASED) {
                    Settlement.refuse(tx, row, rows(tx).payments(row.id), refused.reason());
                }
            }
        });
    }

    /**
     * The file of the batch, made once. From here on its payments may be at the bank, so that none of its invoices
     * can be paid otherwise.
     */
    private Document file(Actor system, PaymentBatchId id, PaymentBatch batch) throws IOException {
        if (batch.fileId() != null) {
            DocumentId fileId = batch.fileId();
            return units.read(system, tx -> DocumentRows.record(new DocumentRows(tx.em(), tx.tenant()).row(fileId)));
        }
        PaymentFormat format = formats.format(batch.format());
        PaymentOrder order = units.read(system, tx -> {
            PaymentBatchRow row = rows(tx).batch(id);
            return formats.order(row, rows(tx).payments(row.id));
        });
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        FileNames names = new FileNames();
        format.write(order, bytes, names);
        DocumentStore.Stored stored = store.put(new ByteArrayInputStream(bytes.toByteArray()), MOST_BYTES);
        return units.call("batch.file", system, tx -> {
            PaymentBatchRow row = rows(tx).batch(id);
            DocumentRow document = new DocumentRows(tx.em(), tx.tenant())
                    .add(
                            Document.Kind.PAYMENT_FILE,
                            row.number + "." + format.fileExtension(),
                            format.mediaType(),
                            stored,
                            DocumentState.PROCESSED,
                            tx.now());
            row.fileId = document.id;
            row.fileReference = names.file();
            for (PaymentRow payment : rows(tx).payments(row.id)) {
                payment.status = PaymentStatus.PAYMENT_PROCESSING.wire();
                payment.fileBatch = names.batchOf(payment.reference);
                payment.trace = names.traceOf(payment.reference);
                tx.invoices().row(new InvoiceId(payment.invoiceId)).sentPaymentId = payment.id;
            }
            tx.audit(
                    "payment.file-made",
                    "payment-batch",
                    row.id,
                    Map.of("file", document.name, "sha256", stored.hash().hex()));
            return DocumentRows.record(document);
        });
    }

    /** The bank has the file. */
    static void sent(Tx tx, PaymentBatchRow batch, String bankReference) {
        batch.state = PaymentBatch.State.SENT;
        batch.bankReference = bankReference;
        tx.happened(
                "payment-batch",
                batch.id,
                "payment.sent",
                Map.of("number", batch.number, "bankReference", bankReference));
        // The statement may have come before the bank's answer.
        Settlement.closeBatch(tx, new PaymentBatchId(batch.id));
    }

    @Override
    public boolean givenUp(OpenDelivery delivery, Exception cause) {
        units.run("batch.failed", Actor.system(delivery.event().tenant()), tx -> {
            PaymentBatchRow row =
                    rows(tx).batch(PaymentBatchId.of(delivery.event().aggregateId()));
            // Whether the bank has the file is not known: it stays released until somebody finds out.
            row.reason = "hand-over failed: " + cause.getMessage();
            tx.happened(
                    "payment-batch",
                    row.id,
                    "payment.hand-over-failed",
                    Map.of("number", row.number, "reason", String.valueOf(cause.getMessage())));
        });
        return false;
    }

    private static PaymentRows rows(Tx tx) {
        return new PaymentRows(tx.em(), tx.tenant());
    }
}
