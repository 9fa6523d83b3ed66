package com.smartap.spi.archive;

import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store that can delete for good. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ObjectDeletion {
    /**
     * Deletes every version of an object, and looks afterwards whether it is gone.
     *
     * @param overGovernance whether to delete also what is retained in {@link Retention.Mode#GOVERNANCE}, where the
     *     credentials allow that
     */
    Deletion delete(ContentHash hash, boolean overGovernance) throws IOException;

    /** What became of a deletion. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    sealed interface Deletion {
        /** Nothing is left. */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Deleted() implements Deletion {}

        /** There was nothing. */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Absent() implements Deletion {}

        /**
         * The store refused, and holds the object as before.
         *
         * @param reason in the store's own words
         * @param until the end of its retention, where the store says so
         */
        @Api(usage = Api.Usage.CALL, since = "0.1")
        record Held(String reason, @Nullable Instant until) implements Deletion {}

        /** Makes one value of the three. */
        default <R> R fold(Function<Deleted, R> deleted, Function<Absent, R> absent, Function<Held, R> held) {
            if (this instanceof Deleted d) {
                return deleted.apply(d);
            }
            if (this instanceof Absent a) {
                return absent.apply(a);
            }
            return held.apply((Held) this);
        }
    }
}
