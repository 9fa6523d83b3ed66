package com.smartap.archive.internal.verify;

import com.smartap.archive.internal.time.CheckedToken;
import com.smartap.archive.internal.trust.CertificatePath;
import com.smartap.spi.archive.SignatureEvidence;
import com.smartap.spi.archive.SignatureEvidence.Kind;
import com.smartap.spi.archive.SignatureEvidence.Trust;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found about one signature or time-stamp.
 *
 * @param field the name of its field
 * @param kind whether it signs or stamps
 * @param baseline whether it is a PAdES baseline signature
 * @param valid whether it covers the bytes that it was made for
 * @param path its certificate and those that vouch for it; null if it has none
 * @param carried all certificates that it carries
 * @param claimedAt the moment that it claims
 * @param token the time-stamp: its own, or the one over the signature
 * @param end the number of bytes that it covers
 * @param added what was added behind them
 * @param overProofs whether they hold proofs about certificates
 */
public record Finding(
        String field,
        Kind kind,
        boolean baseline,
        boolean valid,
        @Nullable CertificatePath path,
        List<X509Certificate> carried,
        @Nullable Instant claimedAt,
        @Nullable CheckedToken token,
        int end,
        List<String> added,
        boolean overProofs) {
    /** Copies the lists. */
    public Finding {
        carried = List.copyOf(carried);
        added = List.copyOf(added);
    }

    /** The subject of its certificate. */
    @Nullable
    String signer() {
        return path == null ? null : path.subjects().get(0);
    }

    SignatureEvidence evidence(@Nullable Instant provenAt) {
        return new SignatureEvidence(
                field,
                kind,
                valid,
                signer(),
                path == null ? List.of() : path.subjects(),
                path == null ? Trust.INCOMPLETE : path.trust(),
                claimedAt,
                provenAt,
                end,
                added);
    }
}
