package com.smartap.core;

import com.smartap.core.internal.audit.Ed25519Key;
import com.smartap.core.internal.audit.FolderWitness;
import com.smartap.spi.Api;
import com.smartap.spi.archive.TimestampService;
import com.smartap.spi.audit.CheckpointSigner;
import com.smartap.spi.audit.CheckpointWitness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the audit log is made provable.
 *
 * @param signer signs checkpoints; null for none, so that the log proves nothing against the database's owner
 * @param witnesses where checkpoints are kept, the first being the one that verification reads
 * @param timestamps has checkpoints time-stamped; null for none
 * @param interval how often a checkpoint is made where something was recorded
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record AuditSettings(
        @Nullable CheckpointSigner signer,
        List<CheckpointWitness> witnesses,
        @Nullable TimestampService timestamps,
        Duration interval) {
    /** No checkpoints. */
    public static final AuditSettings NONE = new AuditSettings(null, List.of(), null, Duration.ofMinutes(10));

    /** Copies the witnesses, and refuses an interval that is not positive. */
    public AuditSettings {
        witnesses = List.copyOf(witnesses);
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("audit interval (%s) must be positive".formatted(interval));
        }
    }

    /**
     * A key and checkpoints in a folder, both made if need be; best on another disk, and copied away from time to time.
     *
     * @param name the name of the key in signed notes, such as {@code example.com/ap}
     */
    public static AuditSettings in(Path folder, String name) {
        return new AuditSettings(
                Ed25519Key.at(folder.resolve("audit.key"), name),
                List.of(new FolderWitness(folder.resolve("checkpoints"))),
                null,
                Duration.ofMinutes(10));
    }

    /** The same with another witness. */
    public AuditSettings with(CheckpointWitness witness) {
        List<CheckpointWitness> more = new ArrayList<>(witnesses);
        more.add(witness);
        return new AuditSettings(signer, more, timestamps, interval);
    }

    /** The same with a folder that keeps the checkpoints as well, made if need be; best on a disk of somebody else's. */
    public AuditSettings keptIn(Path folder) {
        return with(new FolderWitness(folder));
    }

    /** The same with time-stamps. */
    public AuditSettings with(TimestampService stamps) {
        return new AuditSettings(signer, witnesses, stamps, interval);
    }

    /** The same at another pace. */
    public AuditSettings every(Duration pace) {
        return new AuditSettings(signer, witnesses, timestamps, pace);
    }
}
