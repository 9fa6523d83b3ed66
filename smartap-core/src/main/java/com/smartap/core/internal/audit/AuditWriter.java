package com.smartap.core.internal.audit;

import com.smartap.core.internal.persistence.AuditHeadRow;
import com.smartap.core.internal.persistence.AuditNodeRow;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.model.Actor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Appends records to the logs of tenants, in the transaction of what they record. */
public final class AuditWriter {
    /** Every how manieth level of the tree is stored: the roots of tiles of 256 hashes. */
    public static final int TILE_HEIGHT = 8;

    private static final int NAME = 200;

    private final Persons persons;

    public AuditWriter(Persons persons) {
        this.persons = persons;
    }

    /** The people in the logs. */
    public Persons persons() {
        return persons;
    }

    /**
     * Appends facts. The head row is locked until the transaction ends, which is what keeps the log without gaps, so that
     * this comes last in it.
     */
    public void append(EntityManager em, Actor actor, Instant now, List<Fact> facts) {
        if (facts.isEmpty()) {
            return;
        }
        AuditHeadRow head = lock(em, actor.tenant().value());
        MerkleTree tree = tree(head);
        Instant at = now.truncatedTo(ChronoUnit.MICROS);
        List<AuditRow> rows = new ArrayList<>(facts.size());
        for (Fact fact : facts) {
            AuditRow row = new AuditRow();
            row.tenant = head.tenant;
            row.sequence = tree.size() + 1;
            row.id = AuditRow.id(row.tenant, row.sequence);
            row.at = at;
            row.actor = actor.id();
            row.actorName = actor.name().length() > NAME ? actor.name().substring(0, NAME) : actor.name();
            row.action = fact.action();
            row.entityType = fact.entityType();
            row.entityId = fact.entityId();
            row.data = Json.of(new TreeMap<>(fact.data()));
            byte[] leaf = Entries.seal(em, persons, row, fact.data(), at);
            row.hash = Hex.of(leaf);
            rows.add(row);
            tree.append(leaf, (level, position, hash) -> keep(em, head.tenant, level, position, hash));
        }
        store(head, tree);
        em.<Connection>runWithConnection(connection -> AuditInserts.insert(connection, rows));
    }

    /** Locks the head of a tenant's log until the transaction ends. */
    public static AuditHeadRow lock(EntityManager em, String tenant) {
        AuditHeadRow head = em.find(AuditHeadRow.class, tenant, LockModeType.PESSIMISTIC_WRITE);
        if (head == null) {
            throw new IllegalStateException("tenant %s has no audit log".formatted(tenant));
        }
        // What was read before the lock may be old by now.
        em.refresh(head);
        return head;
    }

    /** The tree of a head. */
    public static MerkleTree tree(AuditHeadRow head) {
        if (head.edge == null) {
            throw new IllegalStateException(
                    "the audit log of tenant %s is a hash chain that was not taken over yet".formatted(head.tenant));
        }
        return new MerkleTree(head.sequence, Hex.split(head.edge));
    }

    static void store(AuditHeadRow head, MerkleTree tree) {
        head.sequence = tree.size();
        head.hash = Hex.of(tree.root());
        head.edge = Hex.joined(tree.edge());
    }

    static void keep(EntityManager em, String tenant, int level, long position, byte[] hash) {
        if (level == 0 || level % TILE_HEIGHT != 0) {
            return;
        }
        AuditNodeRow node = new AuditNodeRow();
        node.id = AuditNodeRow.id(tenant, level, position);
        node.tenant = tenant;
        node.level = level;
        node.position = position;
        node.hash = Hex.of(hash);
        em.persist(node);
    }
}
