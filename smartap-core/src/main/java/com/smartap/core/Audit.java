package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.spi.Api;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The audit log: a chain of records, each holding the hash of the one before. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Audit {
    /**
     * Records, the latest first. Needs the role auditor, CFO or administrator.
     *
     * @param entityId only those about this; null for all
     */
    Page<AuditEntry> list(Actor actor, @Nullable String entityId, PageRequest page);

    /** Reads the tenant's whole chain and recomputes every hash. */
    Verification verify(Actor actor);

    /**
     * What a verification found.
     *
     * @param intact whether every record is what it was, in order and without gaps, up to the head that is stored apart
     * @param records how many were read
     * @param head the hash of the last record, to be kept outside
     * @param problems what is wrong, naming the record
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Verification(boolean intact, long records, String head, List<String> problems) {
        /** Copies the problems. */
        public Verification {
            problems = List.copyOf(problems);
        }
    }
}
