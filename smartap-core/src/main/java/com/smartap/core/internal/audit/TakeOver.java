package com.smartap.core.internal.audit;

import com.smartap.core.internal.persistence.AuditHeadRow;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.TenantId;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes over the records of the earlier hash chain: each becomes a leaf that holds it with its old hashes, unchanged. What
 * is wrong with the chain is recorded once, and not mended.
 */
public final class TakeOver {
    /** What stood for the hash before the first record of a chain. */
    private static final String GENESIS = "0".repeat(64);

    private static final Logger log = LoggerFactory.getLogger(TakeOver.class);
    private static final int CHUNK = 1000;
    private static final long MOST_MISSING = 10_000;

    private TakeOver() {}

    /** Takes over what an earlier version left, once; does nothing for logs that are trees already. */
    public static void run(EntityManager em, String tenant, Instant now, AuditWriter writer) {
        AuditHeadRow head = AuditWriter.lock(em, tenant);
        if (head.edge != null) {
            return;
        }
        long records = head.sequence;
        String claimed = head.hash;
        Chain chain = new Chain();
        MerkleTree tree = new MerkleTree(0, List.of());
        List<AuditRow> rows;
        while (!(rows = next(em, tenant, tree.size())).isEmpty()) {
            for (AuditRow row : rows) {
                missing(em, tenant, tree, row.sequence - 1, row.at);
                chain.read(row);
                row.entry = entry(row);
                row.previousHash = null;
                append(em, tree, row);
            }
            em.flush();
            em.clear();
        }
        missing(em, tenant, tree, records, chain.latest);
        em.flush();
        AuditHeadRow fresh = AuditWriter.lock(em, tenant);
        AuditWriter.store(fresh, tree);
        em.flush();
        if (records == 0) {
            return;
        }
        boolean whole = chain.intact && tree.size() == records && chain.hash.equals(claimed);
        writer.append(
                em,
                Actor.system(new TenantId(tenant)),
                now,
                List.of(new Fact(
                        "audit.chain-taken-over",
                        "audit",
                        tenant,
                        Map.of(
                                "records", String.valueOf(tree.size()),
                                "head", claimed,
                                "claimed", String.valueOf(records),
                                "intact", String.valueOf(whole)))));
        log.info("audit log of tenant {}: {} records of the hash chain taken over, intact: {}", tenant, records, whole);
    }

    private static void append(EntityManager em, MerkleTree tree, AuditRow row) {
        byte[] leaf = MerkleTree.leaf(String.valueOf(row.entry).getBytes(StandardCharsets.UTF_8));
        row.hash = Hex.of(leaf);
        tree.append(leaf, (level, position, hash) -> AuditWriter.keep(em, row.tenant, level, position, hash));
    }

    /** What is missing stays missing, and the log says so at its place. */
    private static void missing(EntityManager em, String tenant, MerkleTree tree, long upTo, Instant at) {
        if (upTo - tree.size() > MOST_MISSING) {
            throw new IllegalStateException(
                    "records %d to %d of the audit log of tenant %s are missing. Maybe restore them from a backup"
                            .formatted(tree.size() + 1, upTo, tenant));
        }
        while (tree.size() < upTo) {
            AuditRow row = new AuditRow();
            row.tenant = tenant;
            row.sequence = tree.size() + 1;
            row.id = AuditRow.id(tenant, row.sequence);
            row.at = at;
            row.actor = Actor.SYSTEM;
            row.actorName = "SmartAP";
            row.action = "audit.record-missing";
            row.entityType = "audit";
            row.entityId = tenant;
            row.data = "{}";
            row.previousHash = "";
            row.hash = "";
            row.entry = entry(row);
            row.previousHash = null;
            append(em, tree, row);
            em.persist(row);
        }
    }

    private static List<AuditRow> next(EntityManager em, String tenant, long after) {
        return em.createQuery(
                        "select r from SmartApAudit r where r.tenant = :tenant and r.sequence > :after"
                                + " order by r.sequence",
                        AuditRow.class)
                .setParameter("tenant", tenant)
                .setParameter("after", after)
                .setMaxResults(CHUNK)
                .getResultList();
    }

    private static String entry(AuditRow row) {
        Map<String, Object> fields = fields(row);
        fields.put("format", Entries.CHAINED);
        fields.put("hash", row.hash);
        fields.put("sequence", String.valueOf(row.sequence));
        fields.put("tenant", row.tenant);
        return CanonicalJson.of(fields);
    }

    private static Map<String, Object> fields(AuditRow row) {
        Map<String, Object> fields = new TreeMap<>();
        fields.put("action", row.action);
        fields.put("actor", row.actor);
        fields.put("actorName", row.actorName);
        fields.put("at", row.at.toString());
        fields.put("data", new TreeMap<>(Json.texts(row.data)));
        fields.put("entityId", row.entityId);
        fields.put("entityType", row.entityType);
        fields.put("previousHash", String.valueOf(row.previousHash));
        return fields;
    }

    /** A walk along the chain as it was defined: SHA-256 over the record's JSON, which held the hash before. */
    private static final class Chain {
        private boolean intact = true;
        private long sequence;
        private String hash = GENESIS;
        private Instant latest = Instant.EPOCH;

        void read(AuditRow row) {
            Map<String, Object> fields = fields(row);
            fields.put("sequence", row.sequence);
            String now = ContentHash.of(Json.of(fields).getBytes(StandardCharsets.UTF_8))
                    .hex();
            intact &= row.sequence == sequence + 1 && hash.equals(row.previousHash) && now.equals(row.hash);
            sequence = row.sequence;
            hash = row.hash;
            latest = row.at;
        }
    }
}
