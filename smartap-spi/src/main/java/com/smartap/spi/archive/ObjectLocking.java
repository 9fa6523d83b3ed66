package com.smartap.spi.archive;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A store that refuses to delete what is locked. Whether it really does is proven by trying, on the objects of
 * {@link #trials}, not believed.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ObjectLocking {
    /**
     * Retains an object. A retention that is longer and at least as strict already stays as it is.
     *
     * @throws StoreRefusedException if the store does not take it, such as a shorter one
     * @throws java.io.FileNotFoundException if nothing is stored under that hash
     */
    void retain(ContentHash hash, Retention retention) throws IOException;

    /** Asks the store for exactly this retention, even a weaker one, which the store should refuse: for trials. */
    void retainExactly(ContentHash hash, Retention retention) throws IOException;

    /** Holds an object until it is released, whatever its retention says; or releases it. */
    void legalHold(ContentHash hash, boolean held) throws IOException;

    /** How an object is locked; empty if nothing is stored under that hash. */
    Optional<LockState> lock(ContentHash hash) throws IOException;

    /** A store in the same place with the same credentials whose objects lie apart: for trials. Not to be closed. */
    DocumentStore trials();

    /** The shortest retention that the store takes. */
    default Duration shortest() {
        return Duration.ofHours(1);
    }

    /**
     * How an object is locked.
     *
     * @param retention empty if it is not retained
     * @param legalHold whether it is held
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record LockState(Optional<Retention> retention, boolean legalHold) {
        /** Neither retained nor held. */
        public static final LockState NONE = new LockState(Optional.empty(), false);
    }
}
