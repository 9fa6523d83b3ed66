package com.smartap.core.internal.trail;

import com.smartap.core.Audit;
import com.smartap.core.AuditEntry;
import com.smartap.core.Power;
import com.smartap.core.internal.audit.AuditChain;
import com.smartap.core.internal.persistence.AuditHeadRow;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.spi.InvalidRequestException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads and verifies the audit chain of a tenant. */
public final class AuditLog implements Audit {
    private static final int CHUNK = 1000;
    private static final int MOST_PROBLEMS = 100;

    private final UnitOfWork units;

    public AuditLog(UnitOfWork units) {
        this.units = units;
    }

    @Override
    public Page<AuditEntry> list(Actor actor, @Nullable String entityId, PageRequest page) {
        Power.READ_AUDIT.require(actor);
        long before = before(page);
        List<AuditEntry> entries = units.read(actor, tx -> rows(tx, entityId, before, page.limit() + 1));
        if (entries.size() <= page.limit()) {
            return Page.single(entries);
        }
        List<AuditEntry> shown = entries.subList(0, page.limit());
        return new Page<>(shown, String.valueOf(shown.get(shown.size() - 1).sequence()));
    }

    private static long before(PageRequest page) {
        try {
            return page.cursor() == null ? Long.MAX_VALUE : Long.parseLong(page.cursor());
        } catch (NumberFormatException e) {
            throw new InvalidRequestException(
                    "cursor", "cursor is not one that an earlier page returned. Maybe begin with the first page.");
        }
    }

    private static List<AuditEntry> rows(Tx tx, @Nullable String entityId, long before, int limit) {
        var query = tx.em()
                .createQuery(
                        "select r from SmartApAudit r where r.tenant = :tenant and r.sequence < :before"
                                + (entityId == null ? "" : " and r.entityId = :entity")
                                + " order by r.sequence desc",
                        AuditRow.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("before", before)
                .setMaxResults(limit);
        if (entityId != null) {
            query.setParameter("entity", entityId);
        }
        return query.getResultStream().map(AuditChain::entry).toList();
    }

    /** All records about one thing, in order. */
    public static List<AuditEntry> about(Tx tx, String entityId, long upTo) {
        return tx.em()
                .createQuery(
                        "select r from SmartApAudit r where r.tenant = :tenant and r.entityId = :entity"
                                + " and r.sequence <= :upTo order by r.sequence",
                        AuditRow.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("entity", entityId)
                .setParameter("upTo", upTo)
                .getResultStream()
                .map(AuditChain::entry)
                .toList();
    }

    @Override
    public Verification verify(Actor actor) {
        Power.READ_AUDIT.require(actor);
        Walk walk = new Walk();
        List<AuditEntry> chunk;
        do {
            long after = walk.sequence;
            chunk = units.read(
                    actor,
                    tx -> tx.em()
                            .createQuery(
                                    "select r from SmartApAudit r where r.tenant = :tenant and r.sequence > :after"
                                            + " order by r.sequence",
                                    AuditRow.class)
                            .setParameter("tenant", tx.tenant().value())
                            .setParameter("after", after)
                            .setMaxResults(CHUNK)
                            .getResultStream()
                            .map(AuditChain::entry)
                            .toList());
            chunk.forEach(walk::read);
        } while (!chunk.isEmpty());
        AuditHeadRow head = units.read(
                actor, tx -> tx.em().find(AuditHeadRow.class, tx.tenant().value()));
        // Records written since the walk ended make the head run ahead; only a head that fell behind is wrong.
        if (head == null && walk.records > 0) {
            walk.problem("the head is missing, so that nobody can tell whether records are missing at the end");
        } else if (head != null && head.sequence < walk.sequence) {
            walk.problem("the head names record %d, but there are %d".formatted(head.sequence, walk.sequence));
        } else if (head != null && head.sequence == walk.sequence && !head.hash.equals(walk.hash)) {
            walk.problem("the head's hash is not that of record %d".formatted(walk.sequence));
        } else if (head != null && head.sequence > walk.sequence && !exists(actor, walk.sequence + 1)) {
            walk.problem("records %d to %d are missing at the end".formatted(walk.sequence + 1, head.sequence));
        }
        return new Verification(walk.problems.isEmpty(), walk.records, walk.hash, walk.problems);
    }

    private boolean exists(Actor actor, long sequence) {
        return units.read(actor, tx -> tx.em().find(AuditRow.class, tx.tenant() + "/" + sequence) != null);
    }

    /** A walk along the chain. */
    private static final class Walk {
        private final List<String> problems = new ArrayList<>();
        private long sequence;
        private long records;
        private String hash = AuditChain.GENESIS;

        void read(AuditEntry entry) {
            records++;
            if (entry.sequence() != sequence + 1) {
                problem("records %d to %d are missing".formatted(sequence + 1, entry.sequence() - 1));
            } else if (!entry.previousHash().equals(hash)) {
                problem("record %d does not follow record %d".formatted(entry.sequence(), sequence));
            }
            if (!AuditChain.hash(entry).equals(entry.hash())) {
                problem("record %d was changed".formatted(entry.sequence()));
            }
            sequence = entry.sequence();
            hash = entry.hash();
        }

        void problem(String text) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add(text);
            }
        }
    }
}
