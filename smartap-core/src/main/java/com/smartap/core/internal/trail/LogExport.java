package com.smartap.core.internal.trail;

import com.smartap.core.Checkpoint;
import com.smartap.core.internal.audit.AuditWriter;
import com.smartap.core.internal.audit.MerkleTree;
import com.smartap.core.internal.audit.SignedNote;
import com.smartap.core.internal.persistence.AuditRow;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.audit.CheckpointSigner;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a log as a ZIP in the layout of C2SP tlog-tiles: checkpoint, tiles of hashes, bundles of entries. */
final class LogExport {
    private static final int TILE = 1 << AuditWriter.TILE_HEIGHT;
    private static final int CHUNK = 1024;
    private static final String README = """
            An audit log of SmartAP, in the layout of C2SP tlog-tiles. It can be verified without SmartAP.

            checkpoint            the signed state: origin, number of records, root of the tree in base 64, a blank line, signature
            key.txt               the public key (name+hash+key). Compare it with one that you got another way.
            checkpoints/N.txt     earlier signed states; N.tsr is an RFC 3161 time-stamp token over SHA-256 of N.txt
            tile/entries/...      records: bundles of 256, each record after its length in two bytes, big-endian.
                                  A record is canonical JSON (RFC 8785); "sequence" counts from 1.
            tile/L/...            hashes of level 8*L, 256 to a tile (RFC 6962: leaf SHA-256(0x00 record), node SHA-256(0x01 left right))

            What is personal about people is encrypted in "sealed"; a record without its key still proves itself.
            """;

    private final UnitOfWork units;
    private final Segments segments;
    private final Actor actor;
    private final ZipOutputStream zip;
    private final long size;
    private final MerkleTree tree = new MerkleTree(0, List.of());
    private final List<ByteArrayOutputStream> hashes = new ArrayList<>();
    private ByteArrayOutputStream bundle = new ByteArrayOutputStream();

    LogExport(UnitOfWork units, Segments segments, Actor actor, long size, OutputStream out) {
        this.units = units;
        this.segments = segments;
        this.actor = actor;
        this.size = size;
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    void write(CheckpointSigner signer, Checkpoint latest) throws IOException {
        file("README.txt", README.getBytes(StandardCharsets.UTF_8));
        file("checkpoint", latest.note().getBytes(StandardCharsets.UTF_8));
        file("key.txt", (SignedNote.verifierKey(signer) + "\n").getBytes(StandardCharsets.UTF_8));
        List<Checkpoint> all = units.read(
                actor,
                tx -> SignedCheckpoints.rows(tx, size + 1, Integer.MAX_VALUE).stream()
                        .map(SignedCheckpoints::record)
                        .toList());
        for (Checkpoint one : all) {
            file("checkpoints/" + one.size() + ".txt", one.note().getBytes(StandardCharsets.UTF_8));
            byte[] token = one.token();
            if (token != null) {
                file("checkpoints/" + one.size() + ".tsr", token);
            }
        }
        List<String> problems = new ArrayList<>();
        segments.replay(actor, (entry, sequence) -> entry(entry), problems::add);
        if (!problems.isEmpty()) {
            // An export with a hole would look like a log that somebody cheated with.
            throw new SmartApException(ErrorCode.NOT_INTACT, String.join("; ", problems));
        }
        while (tree.size() < size) {
            long after = tree.size();
            List<AuditRow> rows = units.read(
                    actor,
                    tx -> tx.em()
                            .createQuery(
                                    "select r from SmartApAudit r where r.tenant = :tenant and r.sequence > :after"
                                            + " and r.sequence <= :size order by r.sequence",
                                    AuditRow.class)
                            .setParameter("tenant", tx.tenant().value())
                            .setParameter("after", after)
                            .setParameter("size", size)
                            .setMaxResults(CHUNK)
                            .getResultList());
            if (rows.isEmpty()) {
                break; // whoever verifies will see that records are missing
            }
            for (AuditRow row : rows) {
                entry(String.valueOf(row.entry));
            }
        }
        rest();
        zip.finish();
    }

    private void entry(String entry) throws IOException {
        if (tree.size() >= size) {
            return;
        }
        Segments.write(new DataOutputStream(bundle), entry);
        List<Integer> full = new ArrayList<>();
        tree.append(MerkleTree.leaf(entry.getBytes(StandardCharsets.UTF_8)), (level, position, hash) -> {
            if (level % AuditWriter.TILE_HEIGHT == 0) {
                int tier = level / AuditWriter.TILE_HEIGHT;
                while (hashes.size() <= tier) {
                    hashes.add(new ByteArrayOutputStream());
                }
                hashes.get(tier).writeBytes(hash);
                if ((position + 1) % TILE == 0) {
                    full.add(tier);
                }
            }
        });
        if (tree.size() % TILE == 0) {
            file("tile/entries/" + path(tree.size() / TILE - 1), bundle.toByteArray());
            bundle = new ByteArrayOutputStream();
        }
        for (int tier : full) {
            long tiles = tree.size() >> (AuditWriter.TILE_HEIGHT * (tier + 1));
            file("tile/" + tier + "/" + path(tiles - 1), hashes.get(tier).toByteArray());
            hashes.get(tier).reset();
        }
    }

    /** The tiles and the bundle that are not full. */
    private void rest() throws IOException {
        if (tree.size() % TILE != 0) {
            file("tile/entries/" + path(tree.size() / TILE) + ".p/" + tree.size() % TILE, bundle.toByteArray());
        }
        for (int tier = 0; tier < hashes.size(); tier++) {
            int width = hashes.get(tier).size() / MerkleTree.HASH_BYTES;
            if (width > 0) {
                long tile = tree.size() >> (AuditWriter.TILE_HEIGHT * (tier + 1));
                file(
                        "tile/" + tier + "/" + path(tile) + ".p/" + width,
                        hashes.get(tier).toByteArray());
            }
        }
    }

    /** A number in groups of three digits, all but the last with an x, such as {@code x001/x234/067}. */
    static String path(long number) {
        String digits = String.valueOf(number);
        String padded = "0".repeat((3 - digits.length() % 3) % 3) + digits;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < padded.length(); i += 3) {
            boolean last = i + 3 == padded.length();
            path.append(last ? "" : "x").append(padded, i, i + 3).append(last ? "" : "/");
        }
        return path.toString();
    }

    private void file(String name, byte[] content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content);
        zip.closeEntry();
    }
}
