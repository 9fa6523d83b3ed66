package com.smartap.core.internal.trail;

import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.Hex;
import com.smartap.core.internal.audit.MerkleProofs;
import com.smartap.core.internal.audit.MerkleTree;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.IntStream;

/** The tree of a tenant's log as the database holds it: leaf hashes, and the roots of tiles of 256. */
final class StoredTree implements MerkleProofs.Subtrees {
    private final EntityManager em;
    private final String tenant;

    StoredTree(EntityManager em, String tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    @Override
    public byte[] hash(int level, long position) {
        int base = level / AuditWriter.TILE_HEIGHT * AuditWriter.TILE_HEIGHT;
        int above = level - base;
        long from = position << above;
        long count = 1L << above;
        List<String> hashes = base == 0 ? leaves(from, count) : nodes(base, from, count);
        if (hashes.size() != count) {
            throw new IllegalStateException(
                    "the tree of the audit log of tenant %s is incomplete at level %d, position %d"
                            .formatted(tenant, base, from));
        }
        List<byte[]> row = hashes.stream().map(Hex::bytes).toList();
        while (row.size() > 1) {
            List<byte[]> below = row;
            row = IntStream.range(0, below.size() / 2)
                    .mapToObj(i -> MerkleTree.node(below.get(2 * i), below.get(2 * i + 1)))
                    .toList();
        }
        return row.get(0);
    }

    private List<String> leaves(long from, long count) {
        return em.createQuery(
                        "select r.hash from SmartApAudit r where r.tenant = :tenant"
                                + " and r.sequence > :from and r.sequence <= :to order by r.sequence",
                        String.class)
                .setParameter("tenant", tenant)
                .setParameter("from", from)
                .setParameter("to", from + count)
                .getResultList();
    }

    private List<String> nodes(int level, long from, long count) {
        return em.createQuery(
                        "select r.hash from SmartApAuditNode r where r.tenant = :tenant and r.level = :level"
                                + " and r.position >= :from and r.position < :to order by r.position",
                        String.class)
                .setParameter("tenant", tenant)
                .setParameter("level", level)
                .setParameter("from", from)
                .setParameter("to", from + count)
                .getResultList();
    }
}
