package com.smartap.core.internal.trail;

import com.smartap.core.Audit.Segment;
import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.MerkleProofs;
import com.smartap.core.internal.audit.MerkleTree;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.persistence.AuditSegmentRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.DocumentStore;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Records that were taken out of the database: a file of entries, each after its length in two bytes, in the document
 * store. The tree keeps the roots of their tiles, so that proofs go on.
 */
final class Segments {
    /** Is told the entries in order. */
    @FunctionalInterface
    interface Reader {
        /** One entry. */
        void entry(String entry, long sequence) throws IOException;
    }

    private static final int TILE = 1 << AuditWriter.TILE_HEIGHT;
    private static final int CHUNK = 1000;
    private static final long MOST_BYTES = 1L << 40;

    private final UnitOfWork units;
    private final DocumentStore store;

    Segments(UnitOfWork units, DocumentStore store) {
        this.units = units;
        this.store = store;
    }

    List<Segment> all(Actor actor) {
        return units.read(
                actor,
                tx -> rows(tx).stream()
                        .map(row -> new Segment(row.first, row.last, row.documentHash))
                        .toList());
    }

    private static List<AuditSegmentRow> rows(Tx tx) {
        return tx.em()
                .createQuery(
                        "select r from SmartApAuditSegment r where r.tenant = :tenant order by r.first",
                        AuditSegmentRow.class)
                .setParameter("tenant", tx.tenant().value())
                .getResultList();
    }

    /** Seals records into the document store, proves that the file is what the tree says, and then takes them out. */
    Segment prune(Actor actor, long upTo, long size) throws IOException {
        List<Segment> before = all(actor);
        long first = before.isEmpty() ? 1 : before.get(before.size() - 1).last() + 1;
        long last = Math.min(upTo, size) / TILE * TILE;
        if (last < first) {
            return new Segment(first, first - 1, "");
        }
        Path draft = Files.createTempFile("smartap-audit", ".segment");
        try {
            try (OutputStream out = Files.newOutputStream(draft)) {
                write(actor, first, last, out);
            }
            DocumentStore.Stored stored;
            try (InputStream in = Files.newInputStream(draft)) {
                stored = store.put(in, MOST_BYTES);
            }
            proveSegment(actor, first, last, stored.hash());
            takeOut(actor, first, last, stored.hash());
            return new Segment(first, last, stored.hash().hex());
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private void write(Actor actor, long first, long last, OutputStream file) throws IOException {
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(file));
        for (long next = first; next <= last; ) {
            long from = next;
            List<AuditRow> rows = units.read(
                    actor,
                    tx -> tx.em()
                            .createQuery(
                                    "select r from SmartApAudit r where r.tenant = :tenant and r.sequence >= :from"
                                            + " and r.sequence <= :last order by r.sequence",
                                    AuditRow.class)
                            .setParameter("tenant", tx.tenant().value())
                            .setParameter("from", from)
                            .setParameter("last", last)
                            .setMaxResults(CHUNK)
                            .getResultList());
            if (rows.isEmpty()) {
                throw damaged("records %d to %d are missing".formatted(next, last));
            }
            for (AuditRow row : rows) {
                write(out, String.valueOf(row.entry));
            }
            next = rows.get(rows.size() - 1).sequence + 1;
        }
        out.flush();
    }

    /** One entry after its length. */
    static void write(DataOutputStream out, String entry) throws IOException {
        byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private void proveSegment(Actor actor, long first, long last, ContentHash hash) throws IOException {
        byte[] after = units.read(actor, tx -> MerkleProofs.root(last, tree(tx)));
        MerkleTree tree = units.read(actor, tx -> new MerkleTree(first - 1, edge(first - 1, tree(tx))));
        read(
                hash,
                first,
                (entry, sequence) -> tree.append(
                        MerkleTree.leaf(entry.getBytes(StandardCharsets.UTF_8)), (level, position, node) -> {}));
        boolean right = tree.size() == last && Arrays.equals(tree.root(), after);
        if (!right) {
            throw damaged("records %d to %d are not what the tree says".formatted(first, last));
        }
    }

    private static List<byte[]> edge(long size, StoredTree tree) {
        List<byte[]> edge = new ArrayList<>();
        long from = 0;
        for (long rest = size; rest > 0; rest -= Long.highestOneBit(rest)) {
            int level = 63 - Long.numberOfLeadingZeros(Long.highestOneBit(rest));
            edge.add(tree.hash(level, from >> level));
            from += 1L << level;
        }
        return edge;
    }

    private static StoredTree tree(Tx tx) {
        return new StoredTree(tx.em(), tx.tenant().value());
    }

    private void takeOut(Actor actor, long first, long last, ContentHash hash) {
        units.run("audit.prune", actor, tx -> {
            AuditSegmentRow row = new AuditSegmentRow();
            row.id = tx.tenant() + "/" + last;
            row.tenant = tx.tenant().value();
            row.first = first;
            row.last = last;
            row.documentHash = hash.hex();
            row.createdAt = tx.now();
            tx.em().persist(row);
            tx.em()
                    .createQuery("delete from SmartApAudit r where r.tenant = :tenant and r.sequence >= :first"
                            + " and r.sequence <= :last")
                    .setParameter("tenant", row.tenant)
                    .setParameter("first", first)
                    .setParameter("last", last)
                    .executeUpdate();
            tx.audit(
                    "audit.segment-sealed",
                    "audit",
                    row.tenant,
                    Map.of("first", String.valueOf(first), "last", String.valueOf(last), "sha256", hash.hex()));
        });
    }

    /** Reads all segments again; what is wrong with one is told. */
    void replay(Actor actor, Reader reader, Consumer<String> problems) {
        for (Segment segment : all(actor)) {
            try {
                read(new ContentHash(segment.document()), segment.first(), reader);
            } catch (IOException | SmartApException e) {
                problems.accept("the segment of records %d to %d cannot be read: %s"
                        .formatted(segment.first(), segment.last(), e.getMessage()));
            }
        }
    }

    private void read(ContentHash hash, long first, Reader reader) throws IOException {
        Optional<InputStream> stored = store.get(hash);
        if (stored.isEmpty()) {
            throw damaged("the document store has nothing under %s".formatted(hash.hex()));
        }
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(stored.get()))) {
            for (long sequence = first; ; sequence++) {
                int length;
                try {
                    length = in.readUnsignedShort();
                } catch (EOFException end) {
                    return;
                }
                reader.entry(new String(in.readNBytes(length), StandardCharsets.UTF_8), sequence);
            }
        }
    }

    private static SmartApException damaged(String what) {
        return new SmartApException(
                ErrorCode.NOT_INTACT,
                what + ". Nothing was taken out of the audit log. Maybe verify it.",
                false,
                null,
                null);
    }
}
