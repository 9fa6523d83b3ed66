package com.smartap.spi.archive;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A store with cheaper places for what is rarely read. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ObjectTiering {
    /** The tiers that the store has. */
    Set<StorageTier> tiers();

    /** Where an object is; empty if nothing is stored under that hash. */
    Optional<TierState> tier(ContentHash hash) throws IOException;

    /**
     * Moves an object; its locks stay.
     *
     * @throws StoreRefusedException if the store does not do that, such as from a tier that has to be restored first
     * @throws java.io.FileNotFoundException if nothing is stored under that hash
     */
    void move(ContentHash hash, StorageTier tier) throws IOException;

    /**
     * Asks for an object to be made readable; to ask again changes nothing. {@link #tier} says when it is.
     *
     * @param days for how many days, 1 to 365, where the store keeps a copy for a time (S3); where it moves the object to
     *     a tier that is read at once (Azure), it stays there
     * @throws java.io.FileNotFoundException if nothing is stored under that hash
     */
    void restore(ContentHash hash, int days, Speed speed) throws IOException;

    /** How fast to restore, and for how much. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    enum Speed {
        /** Cheapest: S3 5 to 48 hours, Azure up to 15 hours. */
        BULK,
        /** S3 3 to 12 hours, Azure up to 15 hours. */
        STANDARD,
        /** S3 minutes (not from deep archive), Azure often below one hour. */
        EXPEDITED
    }

    /**
     * Where an object is.
     *
     * @param tier its tier
     * @param readable whether {@link DocumentStore#get} gives its bytes now
     * @param restoring whether a restore is on its way
     * @param readableUntil when a restored copy goes again
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record TierState(
            StorageTier tier,
            boolean readable,
            boolean restoring,
            @Nullable Instant readableUntil) {}
}
