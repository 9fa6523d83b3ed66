package com.smartap.spring;

import com.smartap.archive.store.LockProof;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down when a store only pretends to lock, or a document is damaged and could not be healed. */
final class StoreHealthIndicator extends AbstractHealthIndicator {
    private final StoreWatch watch;

    StoreHealthIndicator(StoreWatch watch) {
        super("the document store cannot be watched");
        this.watch = watch;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        boolean pretends =
                watch.proofs().values().stream().anyMatch(proof -> proof.verdict() == LockProof.Verdict.PRETENDS);
        boolean open = watch.lastScrub().filter(report -> report.open() > 0).isPresent();
        health.status(pretends || open ? "DOWN" : "UP");
        watch.proofs().forEach((store, proof) -> {
            health.withDetail("locks of " + store, proof.verdict().name());
            if (!proof.findings().isEmpty()) {
                health.withDetail("findings in " + store, proof.findings());
            }
        });
        watch.lastScrub()
                .ifPresent(report -> health.withDetail("scrubbed", report.objects())
                        .withDetail("scrubFinished", report.finished())
                        .withDetail("scrubFindings", report.counts())
                        .withDetail("scrubOpen", report.open()));
    }
}
