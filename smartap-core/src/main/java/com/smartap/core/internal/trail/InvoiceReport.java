package com.smartap.core.internal.trail;

import com.smartap.core.Audit.InclusionProof;
import com.smartap.core.AuditEntry;
import com.smartap.core.Checkpoint;
import com.smartap.core.internal.persistence.ApprovalRow;
import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.document.DocumentId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.risk.RiskAssessment;
import com.smartap.model.risk.RiskFlag;
import com.smartap.spi.audit.AuditReportRenderer.Column;
import com.smartap.spi.audit.AuditReportRenderer.Fact;
import com.smartap.spi.audit.AuditReportRenderer.Report;
import com.smartap.spi.audit.AuditReportRenderer.Table;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an auditor wants to know of one invoice. */
final class InvoiceReport {
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private InvoiceReport() {}

    static Report of(Tx tx, InvoiceId id, Checkpoint checkpoint, List<InclusionProof> proofs) {
        InvoiceRow row = tx.invoices().row(id);
        Invoice invoice = InvoiceStore.record(row);
        List<AuditEntry> records = AuditLog.about(tx, id.toString(), checkpoint.size());
        List<Table> tables = new ArrayList<>();
        tables.add(history(records));
        tables.add(approvals(AuditTrail.approvals(tx, row)));
        tables.add(payments(AuditTrail.payments(tx, row)));
        tables.add(documents(tx, row));
        tables.add(proofs(proofs));
        return new Report(
                "Audit report: invoice "
                        + Objects.requireNonNullElse(invoice.content().invoiceNumber(), "without a number"),
                "Made by SmartAP for %s on %s, from the audit log of tenant %s up to record %d"
                        .formatted(tx.actor().name(), when(tx.now()) + " UTC", tx.tenant(), checkpoint.size()),
                facts(invoice, row, checkpoint),
                tables.stream().filter(table -> !table.rows().isEmpty()).toList(),
                notes(checkpoint));
    }

    private static List<Fact> facts(Invoice invoice, InvoiceRow row, Checkpoint checkpoint) {
        List<Fact> facts = new ArrayList<>();
        add(facts, "Invoice", invoice.id());
        add(facts, "Vendor", invoice.content().vendor().name());
        add(facts, "Invoice date", invoice.content().invoiceDate());
        add(facts, "Total", invoice.total());
        add(facts, "State", invoice.state());
        add(facts, "Purchase order", invoice.content().purchaseOrderNumber());
        add(facts, "Match", invoice.match() == null ? null : invoice.match().matched() ? "matched" : "not matched");
        add(facts, "Risk", invoice.risk() == null ? null : risk(invoice.risk()));
        add(facts, "Bill in the ERP", row.billId);
        add(facts, "Log, records", checkpoint.size());
        add(facts, "Log, root", checkpoint.root());
        add(facts, "Log, signed", when(checkpoint.at()) + " UTC");
        add(facts, "Log, time-stamped", checkpoint.token() == null ? "no" : "yes, RFC 3161");
        return facts;
    }

    private static String risk(RiskAssessment risk) {
        String flags = risk.flags().stream().map(RiskFlag::message).collect(Collectors.joining("; "));
        return flags.isEmpty() ? "score " + risk.score() : "score " + risk.score() + ": " + flags;
    }

    private static void add(List<Fact> facts, String name, @Nullable Object value) {
        if (value != null && !value.toString().isBlank()) {
            facts.add(new Fact(name, value.toString()));
        }
    }

    private static Table history(List<AuditEntry> records) {
        return new Table(
                "What happened",
                List.of(
                        new Column("Record", 7, false),
                        new Column("When (UTC)", 18, false),
                        new Column("Who", 16, false),
                        new Column("What", 20, false),
                        new Column("Details", 39, false)),
                records.stream()
                        .map(entry -> List.of(
                                String.valueOf(entry.sequence()),
                                when(entry.at()),
                                entry.actorName().equals(entry.actor())
                                        ? entry.actor()
                                        : entry.actorName() + " (" + entry.actor() + ")",
                                entry.action(),
                                details(entry.data())))
                        .toList());
    }

    private static String details(Map<String, String> data) {
        return new TreeMap<>(data)
                .entrySet().stream()
                        .map(field -> field.getKey() + ": " + field.getValue())
                        .collect(Collectors.joining("; "));
    }

    private static Table approvals(List<ApprovalRow> approvals) {
        return new Table(
                "Approvals",
                List.of(
                        new Column("Step", 7, false),
                        new Column("Role", 18, false),
                        new Column("By", 20, false),
                        new Column("When (UTC)", 20, false),
                        new Column("Comment", 35, false)),
                approvals.stream()
                        .map(approval -> List.of(
                                String.valueOf(approval.step),
                                approval.role.name(),
                                text(approval.decidedBy),
                                approval.decidedAt == null ? "" : when(approval.decidedAt),
                                approval.signedHash == null
                                        ? text(approval.comment)
                                        : text(approval.comment) + "; signed PDF " + approval.signedHash))
                        .toList());
    }

    private static Table payments(List<PaymentRow> payments) {
        return new Table(
                "Payments",
                List.of(
                        new Column("Reference", 20, true),
                        new Column("Amount", 16, false),
                        new Column("Status", 22, false),
                        new Column("Booked", 14, false),
                        new Column("Bank's reference", 28, true)),
                payments.stream()
                        .map(payment -> List.of(
                                payment.reference,
                                payment.amount.stripTrailingZeros().toPlainString() + " " + payment.currency,
                                payment.status,
                                text(payment.paidOn),
                                text(payment.bankReference)))
                        .toList());
    }

    private static Table documents(Tx tx, InvoiceRow row) {
        DocumentRows documents = new DocumentRows(tx.em(), tx.tenant());
        List<List<String>> rows = Stream.of(row.documentId, row.sealedDocumentId)
                .filter(Objects::nonNull)
                .map((UUID id) -> documents.row(new DocumentId(id)))
                .map((DocumentRow document) ->
                        List.of(document.name, document.kind.name(), String.valueOf(document.size), document.hash))
                .toList();
        return new Table(
                "Documents",
                List.of(
                        new Column("Name", 24, false),
                        new Column("Kind", 14, false),
                        new Column("Bytes", 10, false),
                        new Column("SHA-256", 52, true)),
                rows);
    }

    private static Table proofs(List<InclusionProof> proofs) {
        return new Table(
                "Proofs of the records above",
                List.of(
                        new Column("Record", 8, false),
                        new Column("Leaf hash", 40, true),
                        new Column("Path to the root", 52, true)),
                proofs.stream()
                        .map(proof ->
                                List.of(String.valueOf(proof.sequence()), proof.hash(), String.join(" ", proof.path())))
                        .toList());
    }

    private static List<String> notes(Checkpoint checkpoint) {
        return List.of(
                "The audit log is a Merkle tree (RFC 6962): the hash of a record is SHA-256 over a zero byte and the record,"
                        + " that of a node SHA-256 over a one byte and its two children. A record's hash and its path"
                        + " give the root; the root is in the checkpoint below, which is signed and kept outside the database.",
                "Whoever holds this report or the checkpoint can tell from an export of the log whether any of the first "
                        + checkpoint.size() + " records was changed, left out, put in or put elsewhere since.",
                checkpoint.note());
    }

    private static String when(Instant at) {
        return WHEN.format(at);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
