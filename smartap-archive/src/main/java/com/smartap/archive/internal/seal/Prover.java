package com.smartap.archive.internal.seal;

import com.smartap.archive.internal.read.BoundedPdf;
import com.smartap.archive.internal.time.CheckedToken;
import com.smartap.archive.internal.trust.CertificatePath;
import com.smartap.archive.internal.trust.ProofFetcher;
import com.smartap.archive.internal.trust.Proofs;
import com.smartap.archive.internal.update.DocumentTimestamp;
import com.smartap.archive.internal.update.SecurityStore;
import com.smartap.archive.internal.verify.FileCheck;
import com.smartap.archive.internal.verify.Finding;
import com.smartap.archive.internal.verify.Findings;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.archive.SignatureEvidence.Kind;
import com.smartap.spi.archive.TimestampService;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Gets time-stamps and proofs for signatures, step by step up to a level, as far as the services answer. */
public final class Prover {
    private static final int RESERVED = 16_384;
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final SealLevel target;
    private final @Nullable TimestampService timestamps;
    private final ProofFetcher fetcher;
    private final Set<X509Certificate> trusted;
    private final Clock clock;

    /**
     * A prover.
     *
     * @param target the level to reach
     * @param timestamps where time-stamps come from; null if there are none, and the level is B-B
     * @param trusted certificates at which a path may end
     */
    public Prover(
            SealLevel target,
            @Nullable TimestampService timestamps,
            ProofFetcher fetcher,
            Set<X509Certificate> trusted,
            Clock clock) {
        this.target = target;
        this.timestamps = timestamps;
        this.fetcher = fetcher;
        this.trusted = Set.copyOf(trusted);
        this.clock = clock;
    }

    /** The level to reach. */
    public SealLevel target() {
        return target;
    }

    /**
     * A file that went as far as it could.
     *
     * @param file the bytes
     * @param level the level reached
     * @param failures why it went no further
     * @param renewBefore when its last proof ends
     */
    public record Proven(
            byte[] file,
            SealLevel level,
            List<String> failures,
            @Nullable Instant renewBefore) {
        /** Copies the failures. */
        public Proven {
            failures = List.copyOf(failures);
        }
    }

    /**
     * A token over a digest, checked and trimmed.
     *
     * @throws IOException if there is none to be had, or what came is worthless
     */
    byte[] token(byte[] digest) throws IOException {
        if (timestamps == null) {
            throw new IOException("no time-stamp service is configured");
        }
        byte[] der = timestamps.token(digest.clone());
        CheckedToken token = CheckedToken.of(der, any -> digest);
        if (Duration.between(token.at(), clock.instant()).abs().compareTo(SKEW) > 0) {
            throw new IOException("the time-stamp of %s says %s, and it is %s here"
                    .formatted(timestamps.name(), token.at(), clock.instant()));
        }
        Set<X509Certificate> known = new HashSet<>(token.certificates());
        CertificatePath path = CertificatePath.of(token.authority(), known, trusted, token.at());
        List<X509Certificate> whole = fetcher.completed(path.certificates());
        // What the token's signature does not protect has to be vouched for up to a root, or is left out.
        boolean complete = CertificatePath.isSelfSigned(whole.get(whole.size() - 1));
        byte[] trimmed = CheckedToken.trimmed(der, complete ? whole : List.of(token.authority()));
        CheckedToken.of(trimmed, any -> digest);
        return trimmed;
    }

    /** Brings a file up to the target, or as near as the services let it. */
    Proven raise(String name, byte[] file) throws IOException {
        Climb climb = new Climb(name, file);
        if (climb.isAt(SealLevel.B_B) && target != SealLevel.B_B) {
            climb.step(this::stamped);
        }
        if (climb.isAt(SealLevel.B_T) && target.compareTo(SealLevel.B_LT) >= 0) {
            climb.step(this::withProofs);
        }
        if (climb.isAt(SealLevel.B_LT) && target == SealLevel.B_LTA) {
            climb.step(this::stamped);
        }
        return climb.proven();
    }

    /** Adds fresh proofs and a time-stamp over all of it, or nothing. */
    Proven renew(String name, byte[] file) throws IOException {
        Climb climb = new Climb(name, file);
        climb.step((any, bytes, findings) -> {
            byte[] proven = withProofs(name, bytes, findings);
            return stamped(name, proven, findings);
        });
        return climb.proven();
    }

    /** One step up. */
    private interface Step {
        byte[] taken(String name, byte[] file, Findings findings) throws IOException;
    }

    /** Steps are taken until one fails; one that leaves a file which is not intact is not taken. */
    private final class Climb {
        private final String name;
        private final List<String> failures = new ArrayList<>();
        private byte[] file;
        private Findings findings;

        Climb(String name, byte[] file) throws IOException {
            this.name = name;
            this.file = file;
            this.findings = check(name, file);
        }

        boolean isAt(SealLevel level) {
            return failures.isEmpty() && findings.level() == level;
        }

        void step(Step step) {
            try {
                byte[] higher = step.taken(name, file, findings);
                Findings found = check(name, higher);
                if (found.intact()) {
                    file = higher;
                    findings = found;
                } else {
                    failures.add(String.join(" ", found.problems()));
                }
            } catch (ProofFetcher.RevokedException e) {
                throw new InvalidConfigurationException(
                        "the document cannot be sealed: %s. Maybe use another key.".formatted(e.getMessage()));
            } catch (IOException e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }

        Proven proven() throws IOException {
            SealLevel level = findings.level();
            if (!findings.intact() || level == null) {
                throw new IOException("the sealed file is not intact: " + findings.problems());
            }
            return new Proven(file, level, failures, findings.renewBefore());
        }
    }

    /** Checks a file as of now. */
    public Findings check(String name, byte[] file) throws IOException {
        return FileCheck.of(name, file, trusted, clock.instant());
    }

    private byte[] stamped(String name, byte[] file, Findings any) throws IOException {
        try (PDDocument document = BoundedPdf.open(name, file)) {
            return DocumentTimestamp.append(document, file, RESERVED, this::token);
        }
    }

    private byte[] withProofs(String name, byte[] file, Findings findings) throws IOException {
        Proofs proofs = new Proofs();
        proofs.addAll(findings.proofs());
        for (Finding finding : findings.signatures()) {
            if (finding.path() != null && (finding.kind() == Kind.SIGNATURE || finding.valid())) {
                fetcher.collect(fetcher.completed(finding.path().certificates()), proofs, clock.instant());
            }
            if (finding.kind() == Kind.SIGNATURE && finding.token() != null) {
                List<X509Certificate> path = CertificatePath.of(
                                finding.token().authority(),
                                finding.token().certificates(),
                                trusted,
                                finding.token().at())
                        .certificates();
                fetcher.collect(fetcher.completed(path), proofs, clock.instant());
            }
        }
        try (PDDocument document = BoundedPdf.open(name, file)) {
            return SecurityStore.append(document, file, proofs);
        }
    }
}
