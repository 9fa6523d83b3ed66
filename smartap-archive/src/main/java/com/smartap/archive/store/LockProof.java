package com.smartap.archive.store;

import com.smartap.spi.Api;
import java.time.Instant;
import java.util.List;

/**
 * What came out when somebody tried to delete what was locked.
 *
 * @param verdict the answer
 * @param findings what the store let through, or why nothing was proven; one sentence each, empty if all was refused
 * @param at when it was tried
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record LockProof(Verdict verdict, List<String> findings, Instant at) {
    /** Copies the findings. */
    public LockProof {
        findings = List.copyOf(findings);
    }

    /** Whether a store's locks hold. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Verdict {
        /** Everything that was locked stayed, and everything that was not could be deleted. */
        HOLDS,
        /** The store accepted locks and deleted, shortened or lost what was locked. */
        PRETENDS,
        /** Nothing was proven: the store did not answer, or the credentials cannot delete at all. */
        UNPROVEN,
        /** The store has no locks, or they are not switched on. */
        NO_LOCK
    }
}
