package com.smartap.core.internal.audit;

import com.smartap.core.AuditEntry;
import com.smartap.core.internal.persistence.AuditPersonRow;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.model.Actor;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entries of the log, which are what its leaves are hashed over: canonical JSON of texts. Whoever acted stands there
 * under a made-up name; id, name and free text are in {@code sealed}, encrypted with the person's key.
 */
public final class Entries {
    /** The format of entries. */
    public static final String FORMAT = "smartap-audit-2";
    /** The format of entries that were taken over from the earlier hash chain. */
    public static final String CHAINED = "smartap-audit-1";

    private static final int MOST_BYTES = 65_000; // an entry's length has 16 bits in a bundle of entries

    private Entries() {}

    /** Fills in the entry of a row, and the hash of its leaf. */
    static byte[] seal(EntityManager em, Persons persons, AuditRow row, Map<String, String> data, Instant now) {
        Map<String, Object> entry = new TreeMap<>();
        entry.put("format", FORMAT);
        entry.put("tenant", row.tenant);
        entry.put("sequence", String.valueOf(row.sequence));
        entry.put("at", row.at.toString());
        entry.put("action", row.action);
        entry.put("entityType", row.entityType);
        entry.put("entityId", row.entityId);
        Map<String, String> open = new TreeMap<>(data);
        for (String name : Persons.PEOPLE) {
            open.computeIfPresent(name, (key, id) -> pseudonym(em, persons, row.tenant, id, now));
        }
        if (Persons.isPerson(row.actor)) {
            AuditPersonRow person = persons.of(em, row.tenant, row.actor, now);
            Map<String, String> words = new TreeMap<>();
            Persons.WORDS.forEach(name -> {
                String said = open.remove(name);
                if (said != null) {
                    words.put(name, said);
                }
            });
            entry.put("actor", Persons.PREFIX + person.id);
            Map<String, Object> personal = Map.of("actor", row.actor, "actorName", row.actorName, "data", words);
            entry.put("sealed", persons.seal(person, CanonicalJson.of(personal), row.id));
        } else {
            entry.put("actor", Actor.SYSTEM);
        }
        entry.put("data", open);
        String text = CanonicalJson.of(entry);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MOST_BYTES) {
            throw new IllegalStateException("the audit record of %s has %d bytes; %d are allowed"
                    .formatted(row.action, bytes.length, MOST_BYTES));
        }
        row.entry = text;
        return MerkleTree.leaf(bytes);
    }

    private static String pseudonym(EntityManager em, Persons persons, String tenant, String id, Instant now) {
        return Persons.isPerson(id) ? Persons.PREFIX + persons.of(em, tenant, id, now).id : id;
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
                row.hash);
    }

    /** The hash that the leaf of a row must have. */
    public static String hash(String entry) {
        return Hex.of(MerkleTree.leaf(entry.getBytes(StandardCharsets.UTF_8)));
    }
}
