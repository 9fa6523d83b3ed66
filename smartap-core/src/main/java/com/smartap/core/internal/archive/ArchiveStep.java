package com.smartap.core.internal.archive;

import com.smartap.core.internal.document.StoredSource;
import com.smartap.core.internal.effect.EffectLedger;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.ApprovalRow;
import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.trail.AuditTrail;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.document.Document;
import com.smartap.model.document.DocumentId;
import com.smartap.model.document.DocumentState;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Seals a paid invoice. The moment of the seal and the end of its audit trail are recorded first; since the same request
 * gives the same bytes, and the store keeps the same bytes once, a sealing that is done again leaves one document.
 */
public final class ArchiveStep implements Step {
    private static final long MOST_BYTES = 200L * 1024 * 1024;

    private final UnitOfWork units;
    private final EffectLedger effects;
    private final DocumentStore store;
    private final DocumentSealer sealer;
    private final Checkpoints checkpoints;

    public ArchiveStep(
            UnitOfWork units,
            EffectLedger effects,
            DocumentStore store,
            DocumentSealer sealer,
            Checkpoints checkpoints) {
        this.units = units;
        this.effects = effects;
        this.store = store;
        this.sealer = sealer;
        this.checkpoints = checkpoints;
    }

    @Override
    public InvoiceState state() {
        return InvoiceState.PAID;
    }

    @Override
    public void run(OpenDelivery delivery, Invoice invoice) throws IOException {
        Actor system = Actor.system(delivery.event().tenant());
        // Each time that an invoice is paid is a sealing of its own.
        IdempotencyKey key =
                IdempotencyKey.of("seal", invoice.id(), delivery.event().sequence());
        EffectLedger.Effect effect = effects.begin(
                system, key, "seal", invoice.id().toString(), invoice.id().toString());
        Material material = units.read(system, tx -> material(tx, invoice.id(), effect.recordedAt()));
        ByteArrayOutputStream sealed =
                new ByteArrayOutputStream((int) material.source().size() + 65_536);
        checkpoints.reached("before call seal");
        DocumentSealer.SealReport report = sealer.seal(
                new DocumentSealer.SealRequest(
                        material.source(), material.trail(), material.stamp(), material.title(), effect.recordedAt()),
                sealed);
        DocumentStore.Stored stored = store.put(new ByteArrayInputStream(sealed.toByteArray()), MOST_BYTES);
        checkpoints.reached("after call seal");
        units.complete("invoice.archive", delivery, tx -> {
            InvoiceRow row = tx.invoices().row(invoice.id());
            DocumentRows documents = new DocumentRows(tx.em(), tx.tenant());
            DocumentRow original = documents.row(new DocumentId(row.documentId));
            DocumentRow document = documents.add(
                    Document.Kind.SEALED_INVOICE,
                    "sealed-" + number(row) + original.name
                            + (original.mediaType.equals("application/pdf") ? "" : ".pdf"),
                    "application/pdf",
                    stored,
                    DocumentState.ARCHIVED,
                    tx.now());
            document.originalId = original.id;
            SealCare.plan(document, report, tx.now());
            original.state = DocumentState.ARCHIVED;
            row.sealedDocumentId = document.id;
            effects.done(tx, key, stored.hash().hex());
            Lifecycle.apply(
                    tx,
                    row,
                    Trigger.SEALED,
                    null,
                    Map.of(
                            "sha256", stored.hash().hex(),
                            "documentId", document.id.toString(),
                            "signature", report.signature(),
                            "pdfa", report.pdfa()));
        });
    }

    /** Several invoices of one document are several sealed documents, told apart by their names. */
    private static String number(InvoiceRow row) {
        return InvoiceStore.part(row)
                .map(part -> "%d-of-%d-".formatted(part.number(), part.of()))
                .orElse("");
    }

    private record Material(StoredSource source, byte[] trail, List<String> stamp, String title) {}

    private Material material(Tx tx, InvoiceId id, Instant sealedAt) {
        InvoiceRow row = tx.invoices().row(id);
        DocumentRow original = new DocumentRows(tx.em(), tx.tenant()).row(new DocumentId(row.documentId));
        long upTo = recordsUntil(tx, row, sealedAt);
        return new Material(
                new StoredSource(store, new ContentHash(original.hash), original.name, original.size),
                AuditTrail.of(tx, row, upTo),
                stamp(tx, row, upTo, sealedAt),
                "Invoice " + InvoiceStore.number(row));
    }

    /** The last record about the invoice at the moment of the seal; later ones do not move it. */
    private static long recordsUntil(Tx tx, InvoiceRow row, Instant sealedAt) {
        Long last = tx.em()
                .createQuery(
                        "select max(r.sequence) from SmartApAudit r where r.tenant = :tenant and r.entityId = :id"
                                + " and r.at <= :at",
                        Long.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("id", row.id.toString())
                .setParameter("at", sealedAt)
                .getSingleResult();
        return last == null ? 0 : last;
    }

    private static List<String> stamp(Tx tx, InvoiceRow row, long upTo, Instant sealedAt) {
        List<String> lines = new ArrayList<>();
        lines.add("Sealed by SmartAP on " + sealedAt);
        lines.add("Invoice %s, %s".formatted(InvoiceStore.number(row), String.valueOf(InvoiceStore.total(row))));
        InvoiceStore.part(row)
                .ifPresent(part -> lines.add("It is invoice %d of %d in this document: %s"
                        .formatted(part.number(), part.of(), part.in("the document"))));
        for (ApprovalRow approval : AuditTrail.approvals(tx, row)) {
            lines.add("%s by %s as %s on %s"
                    .formatted(
                            approval.signedHash == null ? "Approved" : "Signed",
                            approval.decidedBy,
                            approval.role
                                    .name()
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .replace('_', ' '),
                            approval.decidedAt));
        }
        if (row.billId != null) {
            lines.add("Posted to the ERP as bill " + row.billId);
        }
        for (PaymentRow payment : AuditTrail.payments(tx, row)) {
            if (payment.paidOn != null) {
                lines.add("Paid on %s, reference %s".formatted(payment.paidOn, payment.reference));
            }
        }
        lines.add("Audit log up to record " + upTo);
        return lines.size() > 12 ? lines.subList(0, 12) : lines;
    }
}
