package com.smartap.spi.audit;

import com.smartap.model.TenantId;
import com.smartap.spi.Api;
import java.util.List;
import java.util.Optional;

/**
 * Keeps checkpoints outside the database, where whoever owns the database cannot change them unseen: a folder on another
 * disk, a locked bucket, somebody's mailbox. Thread-safe.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface CheckpointWitness {
    /** A name for messages, such as the folder. */
    String name();

    /**
     * Keeps a checkpoint; one that it has already stays as it is.
     *
     * @param size the number of records
     * @param note the signed note
     * @throws com.smartap.spi.SmartApException if it cannot be kept now; it is given again
     */
    void keep(TenantId tenant, long size, String note);

    /**
     * Keeps the time-stamp token of a checkpoint beside it.
     *
     * @param token DER
     */
    void keepToken(TenantId tenant, long size, byte[] token);

    /** The sizes of the checkpoints that it has, in order. */
    List<Long> sizes(TenantId tenant);

    /** A checkpoint that it has. */
    Optional<String> note(TenantId tenant, long size);
}
