package com.smartap.archive.store;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.store.LockProof.Verdict;
import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.archive.DocumentStore;
import com.smartap.spi.archive.ObjectLocking;
import com.smartap.spi.archive.StoreRefusedException;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Proves that a store refuses to delete what is locked: it locks small objects of its own, apart from the documents, and
 * tries to get rid of them in every way that the credentials allow. First it deletes one that is not locked, since a
 * refusal proves nothing where credentials cannot delete at all. What it locked for good stays until that lock ends (for
 * the shortest time that the store takes), and is removed by a later trial.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class LockCanary {
    private static final Logger log = LoggerFactory.getLogger(LockCanary.class);

    private final DocumentStore store;
    private final Clock clock;

    /** A canary for one store; of a {@link ReplicatedDocumentStore}, each store needs its own. */
    public LockCanary(DocumentStore store, Clock clock) {
        this.store = requireNonNull(store, "store");
        this.clock = requireNonNull(clock, "clock");
    }

    /** Tries; takes about twenty calls. Never throws for what is wrong with the store: that is the answer. */
    public LockProof check() {
        Optional<ObjectLocking> locking = store.ability(ObjectLocking.class);
        if (locking.isEmpty()) {
            return proof(Verdict.NO_LOCK, List.of("%s has no locks, or they are not switched on".formatted(store)));
        }
        List<String> findings = new ArrayList<>();
        try {
            LockTrial trial = new LockTrial(locking.get().trials(), clock, findings);
            trial.removeOld();
            Optional<String> cannot = trial.control();
            if (cannot.isPresent()) {
                return proof(Verdict.UNPROVEN, List.of(cannot.get()));
            }
            try {
                trial.lockForGood(locking.get().shortest());
            } catch (StoreRefusedException refused) {
                return proof(
                        Verdict.NO_LOCK,
                        List.of("the store takes no retention: %s. Maybe make the bucket or container with locks"
                                .formatted(refused.getMessage())));
            }
            trial.attackCompliance();
            trial.attackGovernance(locking.get().shortest());
            trial.attackHold();
        } catch (IOException e) {
            if (findings.isEmpty()) {
                return proof(Verdict.UNPROVEN, List.of("the store did not answer the trial: " + e.getMessage()));
            }
            findings.add("the trial ended early: " + e.getMessage());
        }
        if (findings.isEmpty()) {
            return proof(Verdict.HOLDS, findings);
        }
        log.error(
                "{} pretends to lock: {}. Documents there are not protected; use another store",
                store,
                String.join("; ", findings));
        return proof(Verdict.PRETENDS, findings);
    }

    private LockProof proof(Verdict verdict, List<String> findings) {
        return new LockProof(verdict, findings, clock.instant());
    }

    /** The hash by which a finding names an object. */
    static String shown(ContentHash hash) {
        return hash.hex().substring(0, 12) + "…";
    }
}
