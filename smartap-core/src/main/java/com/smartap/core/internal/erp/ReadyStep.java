package com.smartap.core.internal.erp;

import com.smartap.core.internal.document.StoredSource;
import com.smartap.core.internal.effect.EffectLedger;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.ErpConnectionRow;
import com.smartap.core.internal.persistence.ErpRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.document.Document;
import com.smartap.model.erp.ErpConnectionId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.erp.AttachmentUpload;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Attaches the document to the posted bill, and puts the invoice into the pool from which payment batches are built. A
 * document that the ERP refuses stands in the audit trail and holds nobody's payment up.
 */
public final class ReadyStep implements Step {
    /** What would come again, however often the same document is attached. Everything else is tried again. */
    private static final Set<ErrorCode> FINAL = EnumSet.of(
            ErrorCode.CONNECTOR_REFUSED,
            ErrorCode.INVALID_CONFIGURATION,
            ErrorCode.INVALID_REQUEST,
            ErrorCode.NOT_FOUND,
            ErrorCode.DOCUMENT_EMPTY,
            ErrorCode.DOCUMENT_TOO_LARGE,
            ErrorCode.DOCUMENT_UNSUPPORTED);

    private final UnitOfWork units;
    private final EffectLedger effects;
    private final Connectors connectors;
    private final Synchronization synchronization;
    private final DocumentStore store;
    private final Checkpoints checkpoints;

    public ReadyStep(
            UnitOfWork units,
            EffectLedger effects,
            Connectors connectors,
            Synchronization synchronization,
            DocumentStore store,
            Checkpoints checkpoints) {
        this.units = units;
        this.effects = effects;
        this.connectors = connectors;
        this.synchronization = synchronization;
        this.store = store;
        this.checkpoints = checkpoints;
    }

    @Override
    public InvoiceState state() {
        return InvoiceState.EXPORTED;
    }

    /** What is attached to what, and over which connection. */
    private record Target(ErpConnectionRow connection, String billId, Document document) {}

    /** What came of it: the ERP's id of the attachment, or why it refused. */
    private record Attached(boolean done, String words) {}

    @Override
    public void run(OpenDelivery delivery, Invoice invoice) {
        Actor system = Actor.system(delivery.event().tenant());
        Target target = units.read(
                        system,
                        tx -> new ErpRows(tx.em(), tx.tenant())
                                .mapping(invoice.id().value())
                                .map(mapping -> new Target(
                                        new ErpRows(tx.em(), tx.tenant())
                                                .connection(new ErpConnectionId(mapping.connectionId)),
                                        mapping.billId,
                                        DocumentRows.record(
                                                new DocumentRows(tx.em(), tx.tenant()).row(invoice.documentId())))))
                .orElse(null);
        Attached attached = target == null ? null : attach(system, invoice, target);
        units.complete("invoice.payable", delivery, tx -> {
            InvoiceRow row = tx.invoices().row(invoice.id());
            if (attached != null) {
                attaching(effects, tx, invoice);
            }
            if (attached != null && attached.done()) {
                effects.done(tx, key(invoice), attached.words());
                tx.audit("invoice.attached", "invoice", row.id, Map.of("attachmentId", attached.words()));
            } else if (attached != null) {
                effects.refused(tx, key(invoice), attached.words());
                tx.happened("invoice", row.id, "invoice.attachment-refused", Map.of("reason", attached.words()));
            }
            Lifecycle.apply(tx, row, Trigger.RELEASED_FOR_PAYMENT, null, Map.of());
        });
    }

    /** The key under which the document of an invoice is attached once. */
    static IdempotencyKey key(Invoice invoice) {
        return IdempotencyKey.of(EffectLedger.ATTACH_DOCUMENT, invoice.id(), invoice.revision());
    }

    /** Records that the document is about to be attached, with the bill that it is attached to. */
    static void attaching(EffectLedger effects, Tx tx, Invoice invoice) {
        String subject = invoice.id().toString();
        effects.begin(
                tx,
                key(invoice),
                EffectLedger.ATTACH_DOCUMENT,
                subject,
                invoice.documentId().toString());
    }

    /** Null if this ERP takes no documents. The far side is looked at by the connector, under the key. */
    private @Nullable Attached attach(Actor system, Invoice invoice, Target target) {
        try {
            Optional<AttachmentUpload> upload =
                    connectors.connector(target.connection()).ability(AttachmentUpload.class);
            if (upload.isEmpty()) {
                return null;
            }
            Document document = target.document();
            StoredSource source = new StoredSource(store, document.hash(), document.name(), document.size());
            checkpoints.reached("before call erp.attach");
            String id = upload.get().attach(target.billId(), source, document.mediaType(), key(invoice));
            checkpoints.reached("after call erp.attach");
            return new Attached(true, id);
        } catch (ConnectorAuthorizationException e) {
            synchronization.reconnectNeeded(system, new ErpConnectionId(target.connection().id), e);
            throw e;
        } catch (SmartApException e) {
            if (FINAL.contains(e.code())) {
                return new Attached(false, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }
}
