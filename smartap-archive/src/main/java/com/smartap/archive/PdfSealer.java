package com.smartap.archive;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.seal.Prover;
import com.smartap.archive.internal.seal.Sealing;
import com.smartap.archive.internal.sign.CmsSigner;
import com.smartap.spi.Api;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.archive.Signer;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Seals documents as PDF files with a PAdES signature, from B-B to B-LTA. The result only shows: forms and annotations
 * are drawn into the pages, actions and references to the outside are gone, and each such change is a warning in the
 * report. It is PDF/A-3B where the source allows. Takes PDF, scans (PNG, JPEG, TIFF) and e-invoices in XML.
 *
 * <p>Thread-safe. The same request and key give the same bytes on the same Java platform, but for time-stamps and
 * proofs, which are fetched. Where a service is down the document is sealed without it, marked as pending, and
 * {@link #extend} brings it up later.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PdfSealer implements DocumentSealer {
    private static final int MAX_STAMP_LINES = 12;

    private final PdfSealerBuilder built;
    private final Sealing sealing;
    private final SealVerifier verifier;

    /** Seals documents at level B-B within {@link ReadLimits#DEFAULT}. */
    public PdfSealer(Signer signer) {
        this(signer, ReadLimits.DEFAULT);
    }

    /** Seals documents at level B-B within {@code limits}. */
    public PdfSealer(Signer signer, ReadLimits limits) {
        this(builder(signer).limits(limits).validated());
    }

    PdfSealer(PdfSealerBuilder built) {
        this.built = built;
        Prover prover = built.prover();
        this.sealing = new Sealing(new CmsSigner(built.signer()), prover, built.policy(), built.clock());
        this.verifier = built.verifier();
    }

    /** Says how documents are sealed. */
    public static PdfSealerBuilder builder(Signer signer) {
        return new PdfSealerBuilder(requireNonNull(signer, "signer"));
    }

    /**
     * Returns a sealer that leaves at least this much room for the signature. Without this a signature gets the room
     * that it needs, and 16 KB more where time-stamps are configured.
     *
     * @param bytes room for the signature and what is to come, 1 to 131,072
     */
    public PdfSealer reserving(int bytes) {
        return new PdfSealer(new PdfSealerBuilder(built).reserving(bytes).validated());
    }

    @Override
    public SealReport seal(SealRequest request, OutputStream out) throws IOException {
        if (request.stamp().size() > MAX_STAMP_LINES) {
            throw new InvalidRequestException(
                    "stamp",
                    "stamp has %d lines, at most %d fit"
                            .formatted(request.stamp().size(), MAX_STAMP_LINES));
        }
        return sealing.seal(request, out);
    }

    @Override
    public Optional<SealReport> extend(DocumentSource sealed, OutputStream out) throws IOException {
        return sealing.extend(sealed, out);
    }

    /** Checks a sealed document, as {@link SealVerifier} does: the key is not needed. */
    @Override
    public SealVerification verify(DocumentSource sealed) throws IOException {
        return verifier.verify(sealed);
    }
}
