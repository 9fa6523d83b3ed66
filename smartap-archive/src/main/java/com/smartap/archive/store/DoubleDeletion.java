package com.smartap.archive.store;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.ObjectDeletion;
import java.io.IOException;

/**
 * Deletes in two stores; what one of them holds is held, and what went from the other meanwhile is healed by a scrub.
 *
 * @param first is asked first, so that a lock there keeps both
 */
record DoubleDeletion(ObjectDeletion first, ObjectDeletion second) implements ObjectDeletion {
    @Override
    public Deletion delete(ContentHash hash, boolean overGovernance) throws IOException {
        Deletion one = first.delete(hash, overGovernance);
        if (one instanceof Deletion.Held) {
            return one;
        }
        Deletion other = second.delete(hash, overGovernance);
        return other instanceof Deletion.Absent ? one : other;
    }
}
