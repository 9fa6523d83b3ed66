package com.smartap.spi.archive;

import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a document tamper-evident: flattens it, stamps it visibly, embeds its audit trail and signs it. Thread-safe.
 * The same request gives the same bytes, so that a sealing that was interrupted can be done again without leaving two
 * different sealed documents.
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

    /** Checks a sealed document. Never throws for what is wrong with it: that is the answer. */
    SealVerification verify(DocumentSource sealed) throws IOException;

    /**
     * What to seal.
     *
     * @param document the PDF
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
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record SealReport(int pages, String pdfa, String signature, List<String> warnings) {
        /** Copies the warnings. */
        public SealReport {
            warnings = List.copyOf(warnings);
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
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record SealVerification(
            boolean intact,
            @Nullable String level,
            @Nullable String signer,
            @Nullable Instant signedAt,
            boolean coversWholeFile,
            byte @Nullable [] auditJson,
            List<String> problems) {
        /** Copies the problems. */
        public SealVerification {
            problems = List.copyOf(problems);
        }
    }
}
