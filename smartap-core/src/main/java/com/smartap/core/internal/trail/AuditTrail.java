package com.smartap.core.internal.trail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.smartap.core.AuditEntry;
import com.smartap.core.internal.audit.AuditChain;
import com.smartap.core.internal.persistence.ApprovalRow;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.PaymentRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.approval.Decision;
import com.smartap.model.invoice.Invoice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The audit trail of one invoice, as it is embedded in the sealed document. */
public final class AuditTrail {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<AuditEntry>> ENTRIES = new TypeReference<>() {};

    private AuditTrail() {}

    /** The trail of an invoice up to a record of the audit log, as JSON in UTF-8; the same every time. */
    public static byte[] of(Tx tx, InvoiceRow row, long upTo) {
        Invoice invoice = InvoiceStore.record(row);
        Map<String, Object> trail = new TreeMap<>();
        trail.put("format", "smartap-audit-trail-1");
        trail.put("tenant", tx.tenant().value());
        trail.put("invoiceId", invoice.id().toString());
        trail.put("invoiceNumber", String.valueOf(invoice.content().invoiceNumber()));
        trail.put("vendor", String.valueOf(invoice.content().vendor().name()));
        trail.put("total", String.valueOf(invoice.total()));
        put(trail, "billId", invoice.billId());
        put(trail, "match", invoice.match());
        put(trail, "risk", invoice.risk());
        trail.put(
                "approvals",
                approvals(tx, row).stream().map(AuditTrail::approval).toList());
        trail.put(
                "payments", payments(tx, row).stream().map(AuditTrail::payment).toList());
        trail.put("records", AuditLog.about(tx, row.id.toString(), upTo));
        return Json.of(trail).getBytes(StandardCharsets.UTF_8);
    }

    /** What of a trail is not in the audit log, one sentence each; empty if it agrees. */
    public static List<String> differences(Tx tx, byte[] trail) {
        List<String> differences = new ArrayList<>();
        List<AuditEntry> entries;
        try {
            Map<String, Object> fields = Json.to(new String(trail, StandardCharsets.UTF_8), MAP);
            entries = Json.to(Json.of(fields.getOrDefault("records", List.of())), ENTRIES);
        } catch (RuntimeException e) {
            return List.of("the embedded audit trail is not readable");
        }
        if (entries.isEmpty()) {
            differences.add("the embedded audit trail has no records");
        }
        for (AuditEntry entry : entries) {
            AuditRow row = tx.em().find(AuditRow.class, tx.tenant() + "/" + entry.sequence());
            if (row == null) {
                differences.add("record %d of the trail is not in the audit log".formatted(entry.sequence()));
            } else if (!AuditChain.entry(row).equals(entry)
                    || !AuditChain.hash(entry).equals(entry.hash())) {
                differences.add("record %d of the trail differs from the audit log".formatted(entry.sequence()));
            }
        }
        return differences;
    }

    public static List<ApprovalRow> approvals(Tx tx, InvoiceRow row) {
        return tx.em()
                .createQuery(
                        "select r from SmartApApproval r where r.tenant = :tenant and r.invoiceId = :id"
                                + " and r.decision = :approved order by r.decidedAt, r.id",
                        ApprovalRow.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("id", row.id)
                .setParameter("approved", Decision.APPROVED)
                .getResultList();
    }

    public static List<PaymentRow> payments(Tx tx, InvoiceRow row) {
        return tx.em()
                .createQuery(
                        "select r from SmartApPayment r where r.tenant = :tenant and r.invoiceId = :id order by r.reference",
                        PaymentRow.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("id", row.id)
                .getResultList();
    }

    private static Map<String, Object> approval(ApprovalRow row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("step", row.step);
        fields.put("role", row.role.name());
        put(fields, "by", row.decidedBy);
        put(fields, "at", row.decidedAt == null ? null : row.decidedAt.toString());
        put(fields, "comment", row.comment);
        return fields;
    }

    private static Map<String, Object> payment(PaymentRow row) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reference", row.reference);
        fields.put("amount", row.amount.stripTrailingZeros().toPlainString());
        fields.put("currency", row.currency);
        fields.put("status", row.status);
        put(fields, "bankReference", row.bankReference);
        put(fields, "paidOn", row.paidOn == null ? null : row.paidOn.toString());
        return fields;
    }

    private static void put(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}
