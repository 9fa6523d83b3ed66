package com.smartap.archive.internal.verify;

import com.smartap.archive.internal.trust.CertificatePath;
import com.smartap.archive.internal.trust.Proofs;
import com.smartap.archive.internal.trust.RevocationReader;
import com.smartap.archive.internal.trust.RevocationStatus;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.archive.SignatureEvidence.Kind;
import com.smartap.spi.archive.SignatureEvidence.Trust;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which level the signatures of a file reach with the proofs that it carries. */
final class Levels {
    private final List<Finding> findings;
    private final Proofs proofs;
    private final List<String> problems;
    private final List<String> notes;
    private final Set<X509Certificate> trusted;
    private final Instant now;

    Levels(
            List<Finding> findings,
            Proofs proofs,
            List<String> problems,
            List<String> notes,
            Set<X509Certificate> trusted,
            Instant now) {
        this.findings = findings;
        this.proofs = proofs;
        this.problems = problems;
        this.notes = notes;
        this.trusted = trusted;
        this.now = now;
    }

    /** The level of the last signature; null if there is none that is a baseline signature. */
    @Nullable
    SealLevel level() {
        Finding signature = signature();
        if (signature == null || !signature.baseline() || signature.path() == null) {
            return null;
        }
        List<Finding> stamps = findings.stream()
                .filter(finding -> finding.kind() == Kind.TIMESTAMP && finding.end() > signature.end())
                .toList();
        aging();
        revoked(signature, stamps);
        List<Finding> good = stamps.stream().filter(Finding::valid).toList();
        if (signature.token() == null && good.isEmpty()) {
            return SealLevel.B_B;
        }
        if (proofs.isEmpty() || !isProven(signature) || (signature.token() == null && !isProven(good.get(0)))) {
            return SealLevel.B_T;
        }
        return good.stream().anyMatch(Finding::overProofs) ? SealLevel.B_LTA : SealLevel.B_LT;
    }

    private @Nullable Finding signature() {
        return findings.stream()
                .filter(finding -> finding.kind() == Kind.SIGNATURE)
                .reduce((one, later) -> later)
                .orElse(null);
    }

    @Nullable
    String label(@Nullable SealLevel level) {
        Finding signature = signature();
        return level != null ? level.label() : signature == null ? null : "signed, no PAdES baseline";
    }

    /** Whether the paths of the signer and of the time-stamp over it end, and nothing on them was revoked. */
    private boolean isProven(Finding finding) {
        if (finding.path() == null || !isProven(finding.path(), from(finding))) {
            return false;
        }
        return finding.kind() == Kind.TIMESTAMP
                || finding.token() == null
                || isProven(
                        CertificatePath.of(
                                finding.token().authority(),
                                known(finding.token().certificates()),
                                trusted,
                                finding.token().at()),
                        finding.token().at());
    }

    private boolean isProven(CertificatePath path, Instant from) {
        if (path.trust() == Trust.INCOMPLETE) {
            return false;
        }
        List<X509Certificate> certificates = path.certificates();
        for (int i = 0; i + 1 < certificates.size(); i++) {
            X509Certificate certificate = certificates.get(i);
            if (!RevocationReader.isUnchecked(certificate)
                    && !(proofs.status(certificate, certificates.get(i + 1), from) instanceof RevocationStatus.Good)) {
                return false;
            }
        }
        return true;
    }

    private List<X509Certificate> known(List<X509Certificate> carried) {
        return java.util.stream.Stream.concat(carried.stream(), proofs.certificates().stream())
                .toList();
    }

    private Instant from(Finding finding) {
        return finding.token() != null ? finding.token().at() : finding.claimedAt() == null ? now : finding.claimedAt();
    }

    private void revoked(Finding signature, List<Finding> stamps) {
        for (Finding finding : stamps.isEmpty() ? List.of(signature) : join(signature, stamps)) {
            List<X509Certificate> certificates =
                    finding.path() == null ? List.of() : finding.path().certificates();
            for (int i = 0; i + 1 < certificates.size(); i++) {
                var status = proofs.status(certificates.get(i), certificates.get(i + 1), Instant.EPOCH);
                if (status instanceof RevocationStatus.Revoked revoked
                        && !revoked.at().isAfter(from(finding))) {
                    problems.add("Certificate %s was revoked on %s, before it was used."
                            .formatted(
                                    certificates
                                            .get(i)
                                            .getSubjectX500Principal()
                                            .getName(),
                                    revoked.at()));
                }
            }
        }
    }

    private static List<Finding> join(Finding signature, List<Finding> stamps) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(signature), stamps.stream())
                .toList();
    }

    private void aging() {
        Instant end = renewBefore();
        if (end != null && end.isBefore(now)) {
            notes.add(
                    "The last time-stamp's certificate ended on %s, and nothing newer proves the time.".formatted(end));
        }
    }

    /** When the path of the last time-stamp ends; null without a time-stamp. */
    @Nullable
    Instant renewBefore() {
        Finding last = null;
        for (Finding finding : findings) {
            if (finding.valid() && finding.token() != null) {
                last = finding;
            }
        }
        if (last == null || last.token() == null) {
            return null;
        }
        CertificatePath path = CertificatePath.of(
                last.token().authority(),
                known(last.token().certificates()),
                trusted,
                last.token().at());
        Instant end = null;
        for (X509Certificate certificate : path.certificates()) {
            Instant own = certificate.getNotAfter().toInstant();
            end = end == null || own.isBefore(end) ? own : end;
        }
        return end;
    }
}
