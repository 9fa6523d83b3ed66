package com.smartap.core.internal.trail;

import com.fasterxml.jackson.core.type.TypeReference;
import com.smartap.core.internal.audit.Entries;
import com.smartap.core.internal.audit.Hex;
import com.smartap.core.internal.audit.MerkleProofs;
import com.smartap.core.internal.audit.Persons;
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
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The audit trail of one invoice, as it is embedded in the sealed document. */
public final class AuditTrail {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> RECORDS = new TypeReference<>() {};

    private AuditTrail() {}

    /** The trail of an invoice up to a record of the audit log, as JSON in UTF-8; the same every time. */
    public static byte[] of(Tx tx, InvoiceRow row, long upTo) {
        Invoice invoice = InvoiceStore.record(row);
        Map<String, Object> trail = new TreeMap<>();
        trail.put("format", "smartap-audit-trail-2");
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
        trail.put(
                "records",
                rows(tx, row.id.toString(), upTo).stream()
                        .map(AuditTrail::shown)
                        .toList());
        trail.put("log", Map.of("size", upTo, "root", Hex.of(MerkleProofs.root(upTo, tree(tx)))));
        return Json.of(trail).getBytes(StandardCharsets.UTF_8);
    }

    /** All rows about one thing, in order. */
    static List<AuditRow> rows(Tx tx, String entityId, long upTo) {
        return tx.em()
                .createQuery(
                        "select r from SmartApAudit r where r.tenant = :tenant and r.entityId = :entity"
                                + " and r.sequence <= :upTo order by r.sequence",
                        AuditRow.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("entity", entityId)
                .setParameter("upTo", upTo)
                .getResultList();
    }

    private static StoredTree tree(Tx tx) {
        return new StoredTree(tx.em(), tx.tenant().value());
    }

    /** A record for people, with the entry for those who check its hash. */
    private static Map<String, Object> shown(AuditRow row) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("sequence", row.sequence);
        fields.put("at", row.at.toString());
        fields.put("actor", row.actor);
        fields.put("actorName", row.actorName);
        fields.put("action", row.action);
        fields.put("entityType", row.entityType);
        fields.put("entityId", row.entityId);
        fields.put("data", Json.texts(row.data));
        fields.put("entry", String.valueOf(row.entry));
        fields.put("hash", row.hash);
        return fields;
    }

    /** What of a trail is not in the audit log, one sentence each; empty if it agrees. */
    public static List<String> differences(Tx tx, byte[] trail) {
        List<Map<String, Object>> records;
        try {
            Map<String, Object> fields = Json.to(new String(trail, StandardCharsets.UTF_8), MAP);
            records = Json.to(Json.of(fields.getOrDefault("records", List.of())), RECORDS);
        } catch (RuntimeException e) {
            return List.of("the embedded audit trail is not readable");
        }
        if (records.isEmpty()) {
            return List.of("the embedded audit trail has no records");
        }
        List<String> differences = new ArrayList<>();
        for (Map<String, Object> record : records) {
            String sequence = String.valueOf(record.get("sequence"));
            AuditRow row = tx.em().find(AuditRow.class, tx.tenant() + "/" + sequence);
            if (row == null) {
                if (!sealed(tx, sequence)) {
                    differences.add("record %s of the trail is not in the audit log".formatted(sequence));
                }
            } else if (!agrees(record, row)) {
                differences.add("record %s of the trail differs from the audit log".formatted(sequence));
            }
        }
        return differences;
    }

    /** Whether a record was taken out of the database; its segment, and not the database, would tell more. */
    private static boolean sealed(Tx tx, String sequence) {
        return sequence.matches("[0-9]{1,18}")
                && tx.em()
                                .createQuery(
                                        "select count(r) from SmartApAuditSegment r where r.tenant = :tenant"
                                                + " and r.first <= :record and r.last >= :record",
                                        Long.class)
                                .setParameter("tenant", tx.tenant().value())
                                .setParameter("record", Long.parseLong(sequence))
                                .getSingleResult()
                        > 0;
    }

    /**
     * Whether a record of a trail is what the log holds. Who acted is compared as long as the log still knows it. Trails
     * of the earlier chain hold the hash that is in the entry that was taken over.
     */
    private static boolean agrees(Map<String, Object> record, AuditRow row) {
        boolean erased = row.actor.startsWith(Persons.PREFIX);
        boolean same = Objects.equals(record.get("action"), row.action)
                && Objects.equals(record.get("entityId"), row.entityId)
                && Objects.equals(record.get("at"), row.at.toString())
                && (erased
                        || (Objects.equals(record.get("actor"), row.actor)
                                && Objects.equals(record.get("actorName"), row.actorName)
                                && Json.of(record.getOrDefault("data", Map.of()))
                                        .equals(Json.of(Json.texts(row.data)))));
        Object entry = record.get("entry");
        if (entry == null) {
            return same && String.valueOf(row.entry).contains("\"hash\":\"" + record.get("hash") + "\"");
        }
        return same && entry.equals(row.entry) && Entries.hash(entry.toString()).equals(row.hash);
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
        put(fields, "signedSha256", row.signedHash);
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
