package com.smartap.archive.internal.verify;

import com.smartap.archive.internal.trust.Proofs;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.archive.SealLevel;
import com.smartap.spi.archive.SignatureEvidence;
import com.smartap.spi.archive.SignatureEvidence.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a file found.
 *
 * @param seal whether the file claims to be sealed by SmartAP
 * @param signatures every signature and time-stamp, in the order in which they were made
 * @param level the level reached; null if nothing signs the file, or no baseline signature
 * @param label the level in words
 * @param target the level that a seal aims at; null if it does not say
 * @param whole whether the last of them covers the whole file
 * @param audit the audit trail
 * @param renewBefore when the last proof ends
 * @param pages number of pages
 * @param pdfa what the metadata say about PDF/A
 * @param proofs what the file carries about certificates
 * @param problems what is wrong
 * @param notes what is not wrong and should be known
 */
public record Findings(
        boolean seal,
        List<Finding> signatures,
        @Nullable SealLevel level,
        @Nullable String label,
        @Nullable SealLevel target,
        boolean whole,
        Optional<byte[]> audit,
        @Nullable Instant renewBefore,
        int pages,
        String pdfa,
        Proofs proofs,
        List<String> problems,
        List<String> notes) {
    /** Copies the lists. */
    public Findings {
        signatures = List.copyOf(signatures);
        problems = List.copyOf(problems);
        notes = List.copyOf(notes);
    }

    /** What is said about a file that cannot even be opened. */
    public static Findings unreadable(String why) {
        return new Findings(
                false,
                List.of(),
                null,
                null,
                null,
                false,
                Optional.empty(),
                null,
                0,
                "",
                new Proofs(),
                List.of(why),
                List.of());
    }

    /** Whether there is a signature and nothing is wrong. */
    public boolean intact() {
        return problems.isEmpty() && main().isPresent();
    }

    /** The last signature that is no time-stamp. */
    public Optional<Finding> main() {
        return signatures.stream()
                .filter(finding -> finding.kind() == Kind.SIGNATURE)
                .reduce((one, later) -> later);
    }

    /** The earliest moment at which the bytes of {@code finding} existed for certain. */
    @Nullable
    Instant provenAt(Finding finding) {
        if (finding.token() != null) {
            return finding.token().at();
        }
        return signatures.stream()
                .filter(other -> other.kind() == Kind.TIMESTAMP && other.end() > finding.end() && other.token() != null)
                .map(other ->
                        other.token() == null ? Instant.MAX : other.token().at())
                .min(Instant::compareTo)
                .orElse(null);
    }

    /** The answer to whoever asked for the check. */
    @SuppressWarnings("NullAway") // the checker does not know that the array itself may be null
    public SealVerification answer() {
        Finding main = main().orElse(null);
        List<SignatureEvidence> evidence = signatures.stream()
                .map(finding -> finding.evidence(provenAt(finding)))
                .toList();
        String pending = seal && level != null && target != null && level.compareTo(target) < 0 ? target.label() : null;
        return new SealVerification(
                intact(),
                label,
                main == null ? null : main.signer(),
                main == null ? null : main.claimedAt(),
                whole,
                audit.orElse(null),
                problems,
                evidence,
                pending,
                renewBefore,
                notes);
    }
}
