package com.smartap.core.internal.archive;

import com.smartap.core.internal.document.StoredSource;
import com.smartap.core.internal.persistence.DocumentRow;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.TenantId;
import com.smartap.model.document.DocumentId;
import com.smartap.spi.SmartApException;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentStore;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after seals: brings those up that wait for a service that was down, and has proofs renewed before they age. The
 * longer file is stored beside the one before it, and only then does the document point to it, so that a crash at any
 * moment leaves the one or the other.
 */
public final class SealCare {
    private static final Logger log = LoggerFactory.getLogger(SealCare.class);
    private static final Duration RETRY = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration AHEAD = Duration.ofDays(90);
    private static final int AT_ONCE = 100;
    private static final int GIVE_UP_AFTER = 3;
    private static final long MOST_BYTES = 400L * 1024 * 1024;

    private final EntityManagerFactory factory;
    private final UnitOfWork units;
    private final DocumentStore store;
    private final DocumentSealer sealer;
    private final Clock clock;
    private final Checkpoints checkpoints;

    public SealCare(
            EntityManagerFactory factory,
            UnitOfWork units,
            DocumentStore store,
            DocumentSealer sealer,
            Clock clock,
            Checkpoints checkpoints) {
        this.factory = factory;
        this.units = units;
        this.store = store;
        this.sealer = sealer;
        this.clock = clock;
        this.checkpoints = checkpoints;
    }

    /** Notes what a seal waits for. */
    static void plan(DocumentRow document, SealReport report, Instant now) {
        document.pendingLevel = report.pending();
        document.renewBefore = report.renewBefore();
        document.careAt = next(report.pending(), report.renewBefore(), now);
    }

    /** A seal that waits is tried again soon; one that ages is looked at from a while before its end, once a day. */
    private static @Nullable Instant next(@Nullable String pending, @Nullable Instant renewBefore, Instant now) {
        if (pending != null) {
            return now.plus(RETRY);
        }
        if (renewBefore == null) {
            return null;
        }
        Instant due = renewBefore.minus(AHEAD);
        return due.isAfter(now) ? due : now.plus(DAY);
    }

    private record Due(UUID id, String tenant) {}

    /** Looks after what is due. Where one seal after the other has to wait on, the rest waits for the next run. */
    public void run() {
        int waiting = 0;
        for (Due due : due()) {
            try {
                waiting = extended(due) ? 0 : waiting + 1;
            } catch (IOException | SmartApException e) {
                waiting++;
                log.warn("the seal of document {} cannot be looked after now", due.id(), e);
                later(due);
            }
            if (waiting >= GIVE_UP_AFTER) {
                return;
            }
        }
    }

    private List<Due> due() {
        EntityManager em = factory.createEntityManager();
        try {
            return em.createQuery(
                            "select r from SmartApDocument r where r.careAt <= :now order by r.careAt, r.id",
                            DocumentRow.class)
                    .setParameter("now", clock.instant())
                    .setMaxResults(AT_ONCE)
                    .getResultStream()
                    .map(row -> new Due(row.id, row.tenant))
                    .toList();
        } finally {
            em.close();
        }
    }

    /** Returns false if the seal has to wait on. */
    private boolean extended(Due due) throws IOException {
        Actor system = Actor.system(new TenantId(due.tenant()));
        StoredSource before = units.read(system, tx -> source(row(tx, due)));
        ByteArrayOutputStream out = new ByteArrayOutputStream((int) before.size() + 65_536);
        checkpoints.reached("before call extend");
        Optional<SealReport> report = sealer.extend(before, out);
        if (report.isEmpty()) {
            return later(due);
        }
        DocumentStore.Stored stored = store.put(new ByteArrayInputStream(out.toByteArray()), MOST_BYTES);
        checkpoints.reached("after call extend");
        units.run("document.extend", system, tx -> {
            DocumentRow row = row(tx, due);
            if (row.hash.equals(before.hash().hex())) {
                pointTo(tx, row, stored, report.get());
            }
        });
        return report.get().pending() == null;
    }

    private static void pointTo(Tx tx, DocumentRow row, DocumentStore.Stored stored, SealReport report) {
        tx.audit(
                "document.extended",
                "document",
                row.id,
                Map.of(
                        "from", row.hash,
                        "to", stored.hash().hex(),
                        "signature", report.signature(),
                        "pending", String.valueOf(report.pending()),
                        "renewBefore", String.valueOf(report.renewBefore())));
        row.hash = stored.hash().hex();
        row.size = stored.size();
        plan(row, report, tx.now());
    }

    /** Nothing was to be done, or nothing could be; returns whether nothing is waited for. */
    private boolean later(Due due) {
        return units.call("document.extend-later", Actor.system(new TenantId(due.tenant())), tx -> {
            DocumentRow row = row(tx, due);
            row.careAt = next(row.pendingLevel, row.renewBefore, tx.now());
            return row.pendingLevel == null;
        });
    }

    private static DocumentRow row(Tx tx, Due due) {
        return new DocumentRows(tx.em(), tx.tenant()).row(new DocumentId(due.id()));
    }

    private StoredSource source(DocumentRow row) {
        return new StoredSource(store, new ContentHash(row.hash), row.name, row.size);
    }
}
