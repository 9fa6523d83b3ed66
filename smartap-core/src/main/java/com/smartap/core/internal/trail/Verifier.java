package com.smartap.core.internal.trail;

import com.smartap.core.Audit.Verification;
import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.Entries;
import com.smartap.core.internal.audit.Hex;
import com.smartap.core.internal.audit.MerkleTree;
import com.smartap.core.internal.audit.SignedNote;
import com.smartap.core.internal.persistence.AuditHeadRow;
import com.smartap.core.internal.persistence.AuditNodeRow;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a whole log, and recomputes everything that can be recomputed. */
final class Verifier {
    private static final int CHUNK = 1000;
    private static final int MOST_PROBLEMS = 100;
    /** What the clocks of several nodes may differ. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final UnitOfWork units;
    private final AuditWriter writer;
    private final SignedCheckpoints checkpoints;
    private final Segments segments;
    private final Actor actor;
    private final MerkleTree tree = new MerkleTree(0, List.of());
    private final List<String> problems = new ArrayList<>();
    private boolean complete = true;
    private boolean ordered = true;
    private Instant latest = Instant.MIN;

    Verifier(UnitOfWork units, AuditWriter writer, SignedCheckpoints checkpoints, Segments segments, Actor actor) {
        this.units = units;
        this.writer = writer;
        this.checkpoints = checkpoints;
        this.segments = segments;
        this.actor = actor;
    }

    Verification run() {
        // First the checkpoints: of those that are signed while this runs, the head read below would know nothing.
        NavigableMap<Long, List<SignedNote>> notes = notes();
        // What is recorded from here on is left for the next time.
        AuditHeadRow head = units.read(
                actor, tx -> tx.em().find(AuditHeadRow.class, tx.tenant().value()));
        long size = head == null ? units.read(actor, Verifier::records) : head.sequence;
        if (head == null && size > 0) {
            missing("the head is missing, so that nobody can tell whether records are missing at the end");
        }
        cutOff(notes, size);
        segments.replay(actor, (entry, sequence) -> leaf(entry.getBytes(StandardCharsets.UTF_8), notes), this::problem);
        long sequence = tree.size();
        List<AuditRow> chunk;
        while (!(chunk = chunk(sequence, size)).isEmpty()) {
            for (AuditRow row : chunk) {
                if (row.sequence != sequence + 1) {
                    missing("records %d to %d are missing".formatted(sequence + 1, row.sequence - 1));
                }
                sequence = row.sequence;
                read(row, notes);
            }
        }
        if (sequence < size) {
            missing("records %d to %d are missing at the end".formatted(sequence + 1, size));
        }
        if (head != null
                && sequence == size
                && problems.isEmpty()
                && !Hex.of(tree.root()).equals(head.hash)) {
            problem("the head's hash is not that of the tree over %d records".formatted(size));
        }
        units.read(actor, tx -> behindTheHead(tx));
        return new Verification(
                problems.isEmpty(),
                complete,
                ordered,
                sequence,
                Hex.of(tree.root()),
                notes.values().stream().mapToInt(List::size).sum(),
                problems);
    }

    private static long records(Tx tx) {
        Long last = tx.em()
                .createQuery("select max(r.sequence) from SmartApAudit r where r.tenant = :tenant", Long.class)
                .setParameter("tenant", tx.tenant().value())
                .getSingleResult();
        return last == null ? 0 : last;
    }

    /** The checkpoints by their sizes. */
    private NavigableMap<Long, List<SignedNote>> notes() {
        NavigableMap<Long, List<SignedNote>> notes = new TreeMap<>();
        for (SignedNote note : checkpoints.all(actor.tenant(), this::problem)) {
            notes.computeIfAbsent(note.size(), any -> new ArrayList<>()).add(note);
        }
        return notes;
    }

    /** Tells of checkpoints that say that there were more records. */
    private void cutOff(NavigableMap<Long, List<SignedNote>> notes, long size) {
        notes.tailMap(size, false)
                .values()
                .forEach(above -> above.forEach(
                        note -> missing("a checkpoint names %d records, and there are %d: records were cut off"
                                .formatted(note.size(), size))));
    }

    private List<AuditRow> chunk(long after, long upTo) {
        return units.read(actor, tx -> {
            List<AuditRow> rows = tx.em()
                    .createQuery(
                            "select r from SmartApAudit r where r.tenant = :tenant and r.sequence > :after"
                                    + " and r.sequence <= :upTo order by r.sequence",
                            AuditRow.class)
                    .setParameter("tenant", tx.tenant().value())
                    .setParameter("after", after)
                    .setParameter("upTo", upTo)
                    .setMaxResults(CHUNK)
                    .getResultList();
            Mirror mirror = new Mirror(tx.em(), writer.persons());
            rows.stream()
                    .filter(row -> row.entry != null && !mirror.agrees(row))
                    .forEach(row ->
                            problem("record %d is shown otherwise than it was recorded".formatted(row.sequence)));
            return rows;
        });
    }

    private void read(AuditRow row, NavigableMap<Long, List<SignedNote>> notes) {
        String entry = row.entry;
        if (entry == null || !Entries.hash(entry).equals(row.hash)) {
            problem("record %d was changed: its hash is not that of what it holds".formatted(row.sequence));
        }
        leaf(entry == null ? new byte[0] : entry.getBytes(StandardCharsets.UTF_8), notes);
        if (row.at.isBefore(latest.minus(latest.equals(Instant.MIN) ? Duration.ZERO : SKEW))) {
            ordered = false;
            problem("record %d is older than one before it".formatted(row.sequence));
        }
        latest = row.at.isAfter(latest) ? row.at : latest;
    }

    private void leaf(byte[] entry, NavigableMap<Long, List<SignedNote>> notes) {
        tree.append(MerkleTree.leaf(entry), (level, position, hash) -> {
            if (level > 0 && level % AuditWriter.TILE_HEIGHT == 0) {
                node(level, position, hash);
            }
        });
        for (SignedNote note : notes.getOrDefault(tree.size(), List.of())) {
            if (!Hex.of(note.root()).equals(Hex.of(tree.root()))) {
                problem("the checkpoint of %d records does not hold: one of them was changed since, and hashed anew"
                        .formatted(note.size()));
            }
        }
    }

    private void node(int level, long position, byte[] hash) {
        String stored = units.read(actor, tx -> {
            @Nullable
            AuditNodeRow row =
                    tx.em().find(AuditNodeRow.class, AuditNodeRow.id(tx.tenant().value(), level, position));
            return row == null ? "" : row.hash;
        });
        if (!stored.equals(Hex.of(hash))) {
            problem("the stored hash of records %d to %d is not theirs"
                    .formatted((position << level) + 1, (position + 1) << level));
        }
    }

    /** A record beyond the head was put in by somebody who did not know of the tree. */
    private boolean behindTheHead(Tx tx) {
        // In this order: what is recorded between the two reads moves the head as well.
        long last = records(tx);
        AuditHeadRow head = tx.em().find(AuditHeadRow.class, tx.tenant().value());
        if (head != null && last > head.sequence) {
            problem("the head names record %d, but there are %d".formatted(head.sequence, last));
        }
        return true;
    }

    private void missing(String problem) {
        complete = false;
        problem(problem);
    }

    private void problem(String problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }
}
