package com.smartap.core.internal.audit;

import com.smartap.core.AuditEntry;
import com.smartap.core.internal.persistence.AuditHeadRow;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The chain of a tenant's audit records. The hash of a record is the SHA-256 of its canonical JSON (keys in order, no
 * blanks, everything text but the sequence), which holds the time, the actor and the hash of the record before.
 */
public final class AuditChain {
    /** What stands for the hash before the first record. */
    public static final String GENESIS = "0".repeat(64);

    private AuditChain() {}

    /**
     * Something to be recorded.
     *
     * @param action such as {@code invoice.approved}
     * @param entityType such as {@code invoice}
     * @param entityId the id of what it was done to
     * @param data what was decided upon
     */
    public record Fact(String action, String entityType, String entityId, Map<String, String> data) {}

    /**
     * Appends facts to the chain. The head row is locked until the transaction ends, so this comes last in it.
     */
    public static void append(EntityManager em, Actor actor, Instant now, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        String tenant = actor.tenant().value();
        AuditHeadRow head = em.find(AuditHeadRow.class, tenant, LockModeType.PESSIMISTIC_WRITE);
        if (head == null) {
            throw new IllegalStateException("tenant %s has no audit chain".formatted(tenant));
        }
        // What was read before the lock may be old by now.
        em.refresh(head);
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        for (Fact fact : facts) {
            AuditRow row = new AuditRow();
            row.tenant = tenant;
            row.sequence = head.sequence + 1;
            row.id = tenant + "/" + row.sequence;
            row.at = at;
            row.actor = actor.id();
            row.actorName = actor.name().length() > 200 ? actor.name().substring(0, 200) : actor.name();
            row.action = fact.action();
            row.entityType = fact.entityType();
            row.entityId = fact.entityId();
            row.data = Json.of(new TreeMap<>(fact.data()));
            row.previousHash = head.hash;
            row.hash = hash(entry(row));
            em.persist(row);
            head.sequence = row.sequence;
            head.hash = row.hash;
        }
    }

    /** The record of a row. */
    public static AuditEntry entry(AuditRow row) {
        return new AuditEntry(
                row.sequence,
                row.at,
                row.actor,
                row.actorName,
                row.action,
                row.entityType,
                row.entityId,
                Json.texts(row.data),
                row.previousHash,
                row.hash == null ? GENESIS : row.hash);
    }

    /** The hash that a record must have. */
    public static String hash(AuditEntry entry) {
        return ContentHash.of(canonical(entry).getBytes(StandardCharsets.UTF_8)).hex();
    }

    /** The canonical JSON of a record, its own hash left out. */
    public static String canonical(AuditEntry entry) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("action", entry.action());
        fields.put("actor", entry.actor());
        fields.put("actorName", entry.actorName());
        fields.put("at", entry.at().toString());
        fields.put("data", new TreeMap<>(entry.data()));
        fields.put("entityId", entry.entityId());
        fields.put("entityType", entry.entityType());
        fields.put("previousHash", entry.previousHash());
        fields.put("sequence", entry.sequence());
        return Json.of(fields);
    }
}
