package com.smartap.archive;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.read.BoundedPdf;
import com.smartap.archive.internal.read.Deadline;
import com.smartap.archive.internal.seal.Sealing;
import com.smartap.archive.internal.verify.FileCheck;
import com.smartap.archive.internal.verify.Findings;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Checks sealed documents, and signed PDF files of others, without any key and without a network: whether they are
 * intact, at which level, who signed, what was added after which signature. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SealVerifier {
    private final Clock clock;
    private final ReadLimits limits;
    private final Set<X509Certificate> trusted;

    /** A verifier within {@link ReadLimits#DEFAULT} that trusts no certificate by itself. */
    public SealVerifier(Clock clock) {
        this(clock, ReadLimits.DEFAULT, Set.of());
    }

    /**
     * A verifier.
     *
     * @param trusted roots that a signer's certificates may lead to
     */
    public SealVerifier(Clock clock, ReadLimits limits, Collection<X509Certificate> trusted) {
        this.clock = requireNonNull(clock, "clock");
        this.limits = requireNonNull(limits, "limits");
        this.trusted = Set.copyOf(trusted);
    }

    /** Checks a document. Never throws for what is wrong with it: that is the answer. */
    public SealVerification verify(DocumentSource sealed) throws IOException {
        return verify(sealed, ArchivedState.UNKNOWN);
    }

    /** Checks a document against what was noted when it was archived, which tells cut off proofs from pending ones. */
    public SealVerification verify(DocumentSource sealed, ArchivedState archived) throws IOException {
        try {
            ReadLimits larger = Sealing.sealed(limits);
            return Deadline.withinMemory(sealed.name(), () -> {
                byte[] bytes = BoundedPdf.bytes(sealed, larger);
                SealVerification found = Deadline.within(
                                larger.maxTime(),
                                sealed.name(),
                                () -> FileCheck.of(sealed.name(), bytes, trusted, clock.instant()))
                        .answer();
                return compared(found, archived.differences(bytes, found));
            });
        } catch (DocumentException e) {
            return Findings.unreadable("The file cannot be checked: " + e.getMessage())
                    .answer();
        }
    }

    @SuppressWarnings("NullAway") // the checker does not know that the array itself may be null
    private static SealVerification compared(SealVerification found, List<String> differences) {
        if (differences.isEmpty()) {
            return found;
        }
        List<String> problems = new ArrayList<>(found.problems());
        problems.addAll(differences);
        return new SealVerification(
                false,
                found.level(),
                found.signer(),
                found.signedAt(),
                found.coversWholeFile(),
                found.auditJson(),
                problems,
                found.signatures(),
                null,
                found.renewBefore(),
                found.notes());
    }
}
