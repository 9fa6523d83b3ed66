package com.smartap.core.internal.trail;

import com.smartap.core.Audit;
import com.smartap.core.AuditEntry;
import com.smartap.core.AuditQuery;
import com.smartap.core.Checkpoint;
import com.smartap.core.Power;
import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.Entries;
import com.smartap.core.internal.audit.Hex;
import com.smartap.core.internal.audit.MerkleProofs;
import com.smartap.core.internal.persistence.AuditCheckpointRow;
import com.smartap.core.internal.persistence.AuditHeadRow;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.unit.Reasons;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.audit.AuditReportRenderer;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.TypedQuery;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people do with the audit log. */
public final class AuditLog implements Audit {
    private static final Logger log = LoggerFactory.getLogger(AuditLog.class);
    private static final String LOG = "audit";

    private final UnitOfWork units;
    private final AuditWriter writer;
    private final SignedCheckpoints checkpoints;
    private final Segments segments;
    private final @Nullable AuditReportRenderer renderer;

    public AuditLog(
            UnitOfWork units,
            AuditWriter writer,
            SignedCheckpoints checkpoints,
            DocumentStore store,
            @Nullable AuditReportRenderer renderer) {
        this.units = units;
        this.writer = writer;
        this.checkpoints = checkpoints;
        this.segments = new Segments(units, store);
        this.renderer = renderer;
    }

    @Override
    public Page<AuditEntry> list(Actor actor, AuditQuery query, PageRequest page) {
        Power.READ_AUDIT.require(actor);
        long before = before(page);
        List<AuditEntry> entries = units.call("audit.read", actor, tx -> {
            List<AuditEntry> found = rows(tx, query, before, page.limit() + 1);
            tx.audit("audit.read", LOG, tx.tenant(), facts(query));
            return found;
        });
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

    private static Map<String, String> facts(AuditQuery query) {
        Map<String, String> facts = new HashMap<>();
        put(facts, "about", query.entityId());
        put(facts, "person", query.person());
        put(facts, "from", query.from());
        put(facts, "to", query.to());
        put(facts, "action", query.action());
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable Object value) {
        if (value != null) {
            String text = value.toString();
            facts.put(name, text.length() > 200 ? text.substring(0, 200) : text);
        }
    }

    private static List<AuditEntry> rows(Tx tx, AuditQuery query, long before, int limit) {
        StringBuilder where = new StringBuilder();
        Map<String, Object> values = new HashMap<>();
        condition(where, values, "r.entityId = :entity", "entity", query.entityId());
        condition(where, values, "r.actor = :person", "person", query.person());
        condition(where, values, "r.at >= :from", "from", query.from());
        condition(where, values, "r.at < :to", "to", query.to());
        condition(where, values, "r.action = :action", "action", query.action());
        TypedQuery<AuditRow> select = tx.em()
                .createQuery(
                        "select r from SmartApAudit r where r.tenant = :tenant and r.sequence < :before" + where
                                + " order by r.sequence desc",
                        AuditRow.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("before", before)
                .setMaxResults(limit);
        values.forEach(select::setParameter);
        return select.getResultStream().map(Entries::entry).toList();
    }

    private static void condition(
            StringBuilder where, Map<String, Object> values, String text, String name, @Nullable Object value) {
        if (value != null) {
            where.append(" and ").append(text);
            values.put(name, value);
        }
    }

    /** All records about one thing, in order. */
    public static List<AuditEntry> about(Tx tx, String entityId, long upTo) {
        return AuditTrail.rows(tx, entityId, upTo).stream().map(Entries::entry).toList();
    }

    @Override
    public Verification verify(Actor actor) {
        Power.READ_AUDIT.require(actor);
        int sealed = segments(actor).size();
        Verification found = new Verifier(units, writer, checkpoints, segments, actor).run();
        if (!found.intact() && segments(actor).size() != sealed) {
            // Records that were sealed and taken out under its eyes look like missing ones.
            found = new Verifier(units, writer, checkpoints, segments, actor).run();
        }
        Map<String, String> facts = Map.of(
                "records", String.valueOf(found.records()),
                "root", found.root(),
                "intact", String.valueOf(found.intact()));
        try {
            record(actor, "audit.verified", facts);
        } catch (IllegalStateException | PersistenceException e) {
            if (found.intact()) {
                throw e;
            }
            // Nothing can be appended to some broken logs, and what is broken is the news.
            log.error("the audit log of tenant {} is not intact: {}", actor.tenant(), found.problems(), e);
        }
        return found;
    }

    @Override
    public Checkpoint checkpoint(Actor actor) {
        Power.READ_AUDIT.require(actor);
        return checkpoints.make(actor);
    }

    @Override
    public Page<Checkpoint> checkpoints(Actor actor, PageRequest page) {
        Power.READ_AUDIT.require(actor);
        long before = before(page);
        List<AuditCheckpointRow> rows = units.read(actor, tx -> SignedCheckpoints.rows(tx, before, page.limit() + 1));
        List<Checkpoint> found =
                rows.stream().limit(page.limit()).map(SignedCheckpoints::record).toList();
        return rows.size() <= page.limit()
                ? Page.single(found)
                : new Page<>(found, String.valueOf(found.get(found.size() - 1).size()));
    }

    @Override
    public InclusionProof prove(Actor actor, long sequence) {
        Power.READ_AUDIT.require(actor);
        Checkpoint against = units.read(actor, tx -> SignedCheckpoints.rows(tx, Long.MAX_VALUE, 1)).stream()
                .map(SignedCheckpoints::record)
                .filter(latest -> latest.size() >= sequence)
                .findFirst()
                .orElseGet(() -> checkpoints.make(actor));
        return units.read(actor, tx -> proof(tx, sequence, against));
    }

    private static InclusionProof proof(Tx tx, long sequence, Checkpoint against) {
        AuditRow row = tx.em().find(AuditRow.class, AuditRow.id(tx.tenant().value(), sequence));
        if (row == null || row.entry == null || sequence > against.size()) {
            throw new NotFoundException(
                    "record %d is not in the database. Maybe it was sealed into a segment; an export holds it"
                            .formatted(sequence));
        }
        List<String> path = MerkleProofs.inclusion(sequence - 1, against.size(), tree(tx)).stream()
                .map(Hex::of)
                .toList();
        return new InclusionProof(sequence, row.entry, row.hash, path, against);
    }

    @Override
    public ConsistencyProof prove(Actor actor, long from, long to) {
        Power.READ_AUDIT.require(actor);
        return units.read(actor, tx -> {
            AuditHeadRow head = tx.em().find(AuditHeadRow.class, tx.tenant().value());
            long size = head == null ? 0 : head.sequence;
            if (from < 1 || to < from || to > size) {
                throw new InvalidRequestException(
                        "from",
                        "sizes (%d, %d) must be at least 1, in order, and at most the number of records (%d)"
                                .formatted(from, to, size));
            }
            StoredTree tree = tree(tx);
            return new ConsistencyProof(
                    from,
                    Hex.of(MerkleProofs.root(from, tree)),
                    to,
                    Hex.of(MerkleProofs.root(to, tree)),
                    MerkleProofs.consistency(from, to, tree).stream()
                            .map(Hex::of)
                            .toList());
        });
    }

    private static StoredTree tree(Tx tx) {
        return new StoredTree(tx.em(), tx.tenant().value());
    }

    @Override
    public Checkpoint export(Actor actor, OutputStream out) throws IOException {
        Power.READ_AUDIT.require(actor);
        record(actor, "audit.exported", Map.of());
        Checkpoint latest = checkpoints.make(actor);
        new LogExport(units, segments, actor, latest.size(), out).write(checkpoints.signer(), latest);
        return latest;
    }

    @Override
    public void report(Actor actor, InvoiceId invoice, OutputStream out) throws IOException {
        Power.READ_AUDIT.require(actor);
        if (renderer == null) {
            throw new InvalidConfigurationException(
                    "no renderer of audit reports is on the class path. Maybe add smartap-archive.");
        }
        units.run("audit.report", actor, tx -> {
            tx.invoices().row(invoice);
            tx.audit("audit.reported", LOG, tx.tenant(), Map.of("about", invoice.toString()));
        });
        Checkpoint latest = checkpoints.make(actor);
        AuditReportRenderer.Report report = units.read(actor, tx -> {
            List<InclusionProof> proofs = about(tx, invoice.toString(), latest.size()).stream()
                    .map(entry -> proof(tx, entry.sequence(), latest))
                    .toList();
            return InvoiceReport.of(tx, invoice, latest, proofs);
        });
        renderer.render(report, out);
    }

    @Override
    public Erasure erase(Actor actor, String person, String reason) {
        Power.ERASE_PERSONS.require(actor);
        String said = Reasons.require("reason", reason);
        return units.call("audit.erase", actor, tx -> PersonErasure.erase(tx, person, said));
    }

    @Override
    public Segment prune(Actor actor, long upTo) {
        Power.PRUNE_AUDIT.require(actor);
        Checkpoint latest = checkpoints.make(actor);
        try {
            return segments.prune(actor, upTo, latest.size());
        } catch (IOException e) {
            throw new SmartApException(
                    ErrorCode.INTERNAL,
                    "the segment cannot be kept in the document store (%s). Nothing was taken out of the audit log."
                            .formatted(e),
                    true,
                    null,
                    e);
        }
    }

    @Override
    public List<Segment> segments(Actor actor) {
        Power.READ_AUDIT.require(actor);
        return segments.all(actor);
    }

    private void record(Actor actor, String action, Map<String, String> data) {
        units.run(action, actor, tx -> tx.audit(action, LOG, tx.tenant(), data));
    }
}
