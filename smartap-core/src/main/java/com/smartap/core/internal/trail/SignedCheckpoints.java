package com.smartap.core.internal.trail;

import com.smartap.core.AuditSettings;
import com.smartap.core.Checkpoint;
import com.smartap.core.internal.audit.Hex;
import com.smartap.core.internal.audit.MerkleTree;
import com.smartap.core.internal.audit.SignedNote;
import com.smartap.core.internal.persistence.AuditCheckpointRow;
import com.smartap.core.internal.persistence.AuditHeadRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.TenantId;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.audit.CheckpointSigner;
import com.smartap.spi.audit.CheckpointWitness;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signs the states of logs, keeps them outside the database, and has them time-stamped. */
public final class SignedCheckpoints {
    private static final Logger log = LoggerFactory.getLogger(SignedCheckpoints.class);
    private static final int UNSTAMPED = 20;

    private final UnitOfWork units;
    private final AuditSettings settings;

    public SignedCheckpoints(UnitOfWork units, AuditSettings settings) {
        this.units = units;
        this.settings = settings;
    }

    /** Signs and keeps the present state; the last one if nothing was recorded since. */
    public Checkpoint make(Actor actor) {
        CheckpointSigner signer = signer();
        AuditHeadRow head = units.read(
                actor, tx -> tx.em().find(AuditHeadRow.class, tx.tenant().value()));
        if (head == null || head.sequence == 0) {
            throw new NotFoundException("nothing was recorded yet, so that there is nothing to sign");
        }
        Optional<Checkpoint> there = units.read(actor, tx -> find(tx, head.sequence));
        if (there.isEmpty()) {
            String note = new SignedNote(origin(signer, actor.tenant()), head.sequence, Hex.bytes(head.hash))
                    .signedBy(signer);
            // First outside: a checkpoint that only the database has proves nothing.
            settings.witnesses().forEach(witness -> witness.keep(actor.tenant(), head.sequence, note));
            store(actor, head, note);
        }
        stamp(actor);
        return units.read(actor, tx -> find(tx, head.sequence)).orElseThrow();
    }

    private void store(Actor actor, AuditHeadRow head, String note) {
        try {
            units.run("audit.checkpoint", actor, tx -> {
                AuditCheckpointRow row = new AuditCheckpointRow();
                row.id = id(tx, head.sequence);
                row.tenant = tx.tenant().value();
                row.size = head.sequence;
                row.root = head.hash;
                row.note = note;
                row.createdAt = tx.now();
                tx.em().persist(row);
            });
        } catch (PersistenceException e) {
            if (units.read(actor, tx -> find(tx, head.sequence)).isEmpty()) {
                throw e;
            }
            // Another node signed the same state in the same instant; the signatures are the same.
        }
    }

    /** Has checkpoints stamped that are not yet; a time-stamp authority that is down is asked again next time. */
    private void stamp(Actor actor) {
        TimestampService stamps = settings.timestamps();
        if (stamps == null) {
            return;
        }
        for (AuditCheckpointRow row : units.read(actor, SignedCheckpoints::unstamped)) {
            try {
                byte[] token = token(stamps, MerkleTree.sha256(row.note.getBytes(StandardCharsets.UTF_8)));
                settings.witnesses().forEach(witness -> witness.keepToken(actor.tenant(), row.size, token));
                units.run("audit.stamp", actor, tx -> {
                    AuditCheckpointRow stored = tx.em().find(AuditCheckpointRow.class, row.id);
                    stored.token = Base64.getEncoder().encodeToString(token);
                    stored.anchoredAt = tx.now();
                });
            } catch (IOException | SmartApException e) {
                log.warn("the checkpoint of {} records is not time-stamped yet: {}", row.size, e.getMessage());
                return;
            }
        }
    }

    /** A token over a digest. What it proves is for those who check it; that it is about the digest is seen here. */
    private static byte[] token(TimestampService stamps, byte[] digest) throws IOException {
        byte[] token = stamps.token(digest);
        if (!HexFormat.of().formatHex(token).contains(HexFormat.of().formatHex(digest))) {
            throw new IOException("the token of %s is about something else".formatted(stamps.name()));
        }
        return token;
    }

    private static List<AuditCheckpointRow> unstamped(Tx tx) {
        return tx.em()
                .createQuery(
                        "select r from SmartApAuditCheckpoint r where r.tenant = :tenant and r.token is null"
                                + " order by r.size desc",
                        AuditCheckpointRow.class)
                .setParameter("tenant", tx.tenant().value())
                .setMaxResults(UNSTAMPED)
                .getResultList();
    }

    /** Every checkpoint that the witnesses and the database have, each once; what is wrong with one is told. */
    List<SignedNote> all(TenantId tenant, Consumer<String> problems) {
        CheckpointSigner signer = settings.signer();
        if (signer == null) {
            return List.of();
        }
        Set<String> notes = new LinkedHashSet<>();
        for (CheckpointWitness witness : settings.witnesses()) {
            witness.sizes(tenant).forEach(size -> witness.note(tenant, size).ifPresent(notes::add));
        }
        units.read(Actor.system(tenant), tx -> rows(tx, Long.MAX_VALUE, Integer.MAX_VALUE))
                .forEach(row -> notes.add(row.note));
        List<SignedNote> all = new ArrayList<>();
        for (String note : notes) {
            Optional<SignedNote> read = SignedNote.verified(note, signer.name(), signer.publicKey())
                    .filter(one -> one.origin().equals(origin(signer, tenant)));
            read.ifPresentOrElse(
                    all::add,
                    () -> problems.accept("the checkpoint \"%s\" is not signed by the key of this log"
                            .formatted(note.lines().limit(2).toList())));
        }
        return all;
    }

    /** The checkpoints that the database has, the latest first. */
    static List<AuditCheckpointRow> rows(Tx tx, long before, int limit) {
        return tx.em()
                .createQuery(
                        "select r from SmartApAuditCheckpoint r where r.tenant = :tenant and r.size < :before"
                                + " order by r.size desc",
                        AuditCheckpointRow.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("before", before)
                .setMaxResults(limit)
                .getResultList();
    }

    /** What signs; whoever has none is told what to do. */
    CheckpointSigner signer() {
        if (settings.signer() == null) {
            throw new InvalidConfigurationException(
                    "audit is missing: there is nothing to sign checkpoints with. Maybe AuditSettings.in(folder, name).");
        }
        return settings.signer();
    }

    private static Optional<Checkpoint> find(Tx tx, long size) {
        return Optional.ofNullable(tx.em().find(AuditCheckpointRow.class, id(tx, size)))
                .map(SignedCheckpoints::record);
    }

    static Checkpoint record(AuditCheckpointRow row) {
        byte @Nullable [] token = row.token == null ? null : Base64.getDecoder().decode(row.token);
        return new Checkpoint(row.size, row.root, row.note, row.createdAt, token);
    }

    private static String id(Tx tx, long size) {
        return tx.tenant() + "/" + size;
    }

    private static String origin(CheckpointSigner signer, TenantId tenant) {
        return signer.name() + "/" + tenant;
    }
}
