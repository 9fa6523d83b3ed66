package com.smartap.core.internal.erp;

import com.smartap.core.internal.effect.EffectLedger;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.ErpConnectionRow;
import com.smartap.core.internal.persistence.ErpRows;
import com.smartap.core.internal.persistence.InvoiceMappingRow;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.erp.ErpConnectionId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PostingOutcome;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Posts an approved invoice to the ERP as one bill. */
public final class ExportStep implements Step {
    private final UnitOfWork units;
    private final EffectLedger effects;
    private final Connectors connectors;
    private final Synchronization synchronization;
    private final Checkpoints checkpoints;

    public ExportStep(
            UnitOfWork units,
            EffectLedger effects,
            Connectors connectors,
            Synchronization synchronization,
            Checkpoints checkpoints) {
        this.units = units;
        this.effects = effects;
        this.connectors = connectors;
        this.synchronization = synchronization;
        this.checkpoints = checkpoints;
    }

    @Override
    public InvoiceState state() {
        return InvoiceState.APPROVED;
    }

    private record Target(ErpConnectionRow connection, Bill bill) {}

    @Override
    public void run(OpenDelivery delivery, Invoice invoice) {
        Actor system = Actor.system(delivery.event().tenant());
        Target target = units.read(system, tx -> target(tx, invoice));
        BillPosting posting = connectors
                .connector(target.connection())
                .ability(BillPosting.class)
                .orElseThrow(
                        () -> refused("connection %s cannot post bills".formatted(target.connection().name), null));
        List<String> problems = posting.check(target.bill());
        if (!problems.isEmpty()) {
            throw refused("the ERP would refuse the bill: " + String.join("; ", problems), null);
        }
        IdempotencyKey key = IdempotencyKey.of(EffectLedger.POST_BILL, invoice.id(), invoice.revision());
        EffectLedger.Effect effect = effects.begin(
                system,
                key,
                EffectLedger.POST_BILL,
                invoice.id().toString(),
                fingerprint(target),
                tx -> requireApproved(tx, invoice));
        PostingOutcome.Posted known = effect.done().map(ExportStep::remembered).orElse(null);
        PostingOutcome outcome = known != null ? known : post(target, posting, key, effect, system);
        outcome.fold(
                posted -> {
                    units.complete("invoice.export", delivery, tx -> posted(tx, invoice, target, key, posted));
                    return true;
                },
                refusal -> {
                    // The ledger remembers, so that the invoice can be posted under the same key once mended.
                    units.run("effect.refused", system, tx -> effects.refused(tx, key, refusal.reason()));
                    throw refused(
                            "the ERP refused the bill (%s): %s".formatted(refusal.erpCode(), refusal.reason()),
                            refusal.erpCode());
                },
                unknown -> {
                    throw new ConnectorException(
                            ErrorCode.CONNECTOR_OUTCOME_UNKNOWN,
                            "whether the ERP has the bill is not known (%s); it is looked for before it is sent again"
                                    .formatted(unknown.lastSeen()),
                            true,
                            null,
                            null);
                });
    }

    /** Locks the invoice, so that nobody withdraws it between this look and the record of the effect. */
    private static void requireApproved(Tx tx, Invoice invoice) {
        InvoiceRow row = tx.em().find(InvoiceRow.class, invoice.id().value(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || row.state != InvoiceState.APPROVED || row.revision != invoice.revision()) {
            throw new StaleVersionException("invoice %s is no longer to be posted".formatted(invoice.id()));
        }
    }

    private PostingOutcome post(
            Target target, BillPosting posting, IdempotencyKey key, EffectLedger.Effect effect, Actor system) {
        try {
            if (effect.lookFirst()) {
                checkpoints.reached("before call erp.find");
                Optional<PostingOutcome.Posted> found = posting.find(target.bill(), key);
                checkpoints.reached("after call erp.find");
                if (found.isPresent()) {
                    return found.get();
                }
            }
            checkpoints.reached("before call erp.post");
            PostingOutcome outcome = posting.post(target.bill(), key);
            checkpoints.reached("after call erp.post");
            return outcome;
        } catch (ConnectorAuthorizationException e) {
            synchronization.reconnectNeeded(system, new ErpConnectionId(target.connection().id), e);
            throw e;
        }
    }

    private void posted(Tx tx, Invoice invoice, Target target, IdempotencyKey key, PostingOutcome.Posted posted) {
        InvoiceRow row = tx.invoices().row(invoice.id());
        ErpRows rows = new ErpRows(tx.em(), tx.tenant());
        if (rows.mapping(target.connection().id, row.id).isEmpty()) {
            InvoiceMappingRow mapping = new InvoiceMappingRow();
            mapping.id = UUID.randomUUID();
            mapping.tenant = tx.tenant().value();
            mapping.connectionId = target.connection().id;
            mapping.invoiceId = row.id;
            mapping.billId = posted.billId();
            mapping.billNumber = posted.billNumber();
            mapping.createdAt = tx.now();
            tx.em().persist(mapping);
        }
        row.billId = posted.billId();
        effects.done(tx, key, Json.of(posted));
        if (connectors
                .connector(target.connection())
                .ability(AttachmentUpload.class)
                .isPresent()) {
            ReadyStep.attaching(effects, tx, invoice);
        }
        Lifecycle.apply(
                tx,
                row,
                Trigger.POSTED,
                null,
                Map.of(
                        "billId", posted.billId(),
                        "billNumber", String.valueOf(posted.billNumber()),
                        "connection", target.connection().name,
                        "created", String.valueOf(posted.created())));
    }

    private static PostingOutcome.Posted remembered(String json) {
        return Json.to(json, PostingOutcome.Posted.class);
    }

    private static String fingerprint(Target target) {
        String bill = target.connection().id + "|" + Json.of(target.bill());
        return ContentHash.of(bill.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static Target target(Tx tx, Invoice invoice) {
        ErpRows rows = new ErpRows(tx.em(), tx.tenant());
        ErpConnectionRow connection = rows.connections().stream()
                .filter(row -> row.status == com.smartap.model.erp.ErpConnection.Status.CONNECTED)
                .findFirst()
                .orElseThrow(() -> refused(
                        rows.connections().isEmpty()
                                ? "there is no ERP connection. Connect one, then try this step again."
                                : "no ERP connection works at the moment. Connect it again, then try this step again.",
                        null));
        return new Target(connection, Bills.of(tx, connection.id, invoice));
    }

    static ConnectorException refused(String message, @org.jspecify.annotations.Nullable String code) {
        return new ConnectorException(ErrorCode.CONNECTOR_REFUSED, message, false, code, null);
    }
}
