package com.smartap.spi.archive;

import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document tamper-evident: flattens it, stamps it visibly, embeds its audit trail and signs it. Thread-safe.
 * The same request gives the same bytes, so that a sealing that was interrupted can be done again without leaving two
 * different sealed documents; only time-stamps and the proofs fetched for them are new each time.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface DocumentSealer {
    /**
     * Seals a document.
     *
     * @param out gets the sealed PDF; not closed
     * @throws com.smartap.spi.DocumentException if the document cannot be sealed; what was written is then worthless
     */
    SealReport seal(SealRequest request, OutputStream out) throws IOException;

    /**
     * Brings a sealed document to the level that this sealer aims at, where an outside service was down when it was
     * sealed, or renews its proofs before the certificates behind them age. Only appends: the first bytes of what is
     * written are all of {@code sealed}.
     *
     * @param out gets the longer PDF; not closed
     * @return empty if there is nothing to do, or the services are still down; nothing is written then
     * @throws com.smartap.spi.DocumentException if the document is not intact, or not sealed by such a sealer
     */
    default Optional<SealReport> extend(DocumentSource sealed, OutputStream out) throws IOException {
        return Optional.empty();
    }

    /** Checks a sealed document. Never throws for what is wrong with it: that is the answer. */
    SealVerification verify(DocumentSource sealed) throws IOException;

    /**
     * What to seal.
     *
     * @param document a PDF, or what the sealer can make one of
     * @param auditJson the audit trail, a JSON document in UTF-8
     * @param stamp the lines of the visible stamp, at most 12
     * @param title the title in the sealed PDF's metadata
     * @param sealedAt the moment that the seal claims
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record SealRequest(DocumentSource document, byte[] auditJson, List<String> stamp, String title, Instant sealedAt) {
        /** Copies the stamp. */
        public SealRequest {
            stamp = List.copyOf(stamp);
        }
    }

    /**
     * What was sealed.
     *
     * @param pages number of pages
     * @param pdfa such as {@code PDF/A-3B}, or {@code no: } and the reason
     * @param signature the level, such as {@code PAdES-B-B}
     * @param warnings what was removed or changed on the way
     * @param pending the level that is aimed at and not yet reached, since a service was down; null if there is none
     * @param renewBefore when the proofs have to be renewed at the latest; null if they do not age
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record SealReport(
            int pages,
            String pdfa,
            String signature,
            List<String> warnings,
            @Nullable String pending,
            @Nullable Instant renewBefore) {
        /** Copies the warnings. */
        public SealReport {
            warnings = List.copyOf(warnings);
        }

        /** A report of a seal that is finished. */
        public SealReport(int pages, String pdfa, String signature, List<String> warnings) {
            this(pages, pdfa, signature, warnings, null, null);
        }
    }

    /**
     * What a check found.
     *
     * @param intact whether signature and bytes agree and nothing was added that a seal does not allow
     * @param level such as {@code PAdES-B-B}; null without a signature
     * @param signer the subject of the signing certificate
     * @param signedAt the moment that the seal claims
     * @param coversWholeFile whether the signature covers every byte of the file but itself
     * @param auditJson the embedded audit trail; null if there is none
     * @param problems what is wrong, one sentence each
     * @param signatures every signature and time-stamp, in the order in which they were made
     * @param pending the level that the seal aims at and has not reached; null if it has
     * @param renewBefore when the proofs have to be renewed at the latest; null if they do not age
     * @param notes what a reader should know and is not wrong, one sentence each
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record SealVerification(
            boolean intact,
            @Nullable String level,
            @Nullable String signer,
            @Nullable Instant signedAt,
            boolean coversWholeFile,
            byte @Nullable [] auditJson,
            List<String> problems,
            List<SignatureEvidence> signatures,
            @Nullable String pending,
            @Nullable Instant renewBefore,
            List<String> notes) {
        /** Copies the lists. */
        public SealVerification {
            problems = List.copyOf(problems);
            signatures = List.copyOf(signatures);
            notes = List.copyOf(notes);
        }

        /** What a check found that tells no more than this. */
        @SuppressWarnings("NullAway") // the checker does not know that the array itself may be null
        public SealVerification(
                boolean intact,
                @Nullable String level,
                @Nullable String signer,
                @Nullable Instant signedAt,
                boolean coversWholeFile,
                byte @Nullable [] auditJson,
                List<String> problems) {
            this(
                    intact,
                    level,
                    signer,
                    signedAt,
                    coversWholeFile,
                    auditJson,
                    problems,
                    List.of(),
                    null,
                    null,
                    List.of());
        }
    }
}
