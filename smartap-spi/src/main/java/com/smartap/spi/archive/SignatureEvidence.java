package com.smartap.spi.archive;

import com.smartap.spi.Api;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check found about one signature or time-stamp of a document.
 *
 * @param field the name of its form field
 * @param kind whether it signs or proves a time
 * @param valid whether the bytes that it covers are those that were signed
 * @param signer the subject of its certificate; null if that is unknown
 * @param chain the subjects from the signer up to the last issuer that is known
 * @param trust whether the chain ends at a certificate that the checker was told to trust
 * @param claimedAt the moment that the signer claims
 * @param provenAt the earliest moment that a time-stamp proves; null if there is none
 * @param covers the number of bytes, from the first, that it covers (its own place left out)
 * @param addedAfter what was added to the document behind those bytes, one phrase each
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record SignatureEvidence(
        String field,
        Kind kind,
        boolean valid,
        @Nullable String signer,
        List<String> chain,
        Trust trust,
        @Nullable Instant claimedAt,
        @Nullable Instant provenAt,
        long covers,
        List<String> addedAfter) {
    /** Copies the lists. */
    public SignatureEvidence {
        chain = List.copyOf(chain);
        addedAfter = List.copyOf(addedAfter);
    }

    /** What a signature is for. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Kind {
        /** Somebody signs. */
        SIGNATURE,
        /** An authority states when the bytes existed. */
        TIMESTAMP
    }

    /** How far the signer's name can be believed. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Trust {
        /** The chain ends at a certificate that the checker trusts. */
        TRUSTED,
        /** The chain is complete, and its end is not among those that the checker was told to trust. */
        UNKNOWN_ROOT,
        /** An issuer is missing. */
        INCOMPLETE,
        /** The certificate vouches for itself. */
        SELF_MADE
    }
}
