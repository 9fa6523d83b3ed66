package com.smartap.archive;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.esign.SigningCheck;
import com.smartap.archive.internal.read.BoundedPdf;
import com.smartap.archive.internal.read.Deadline;
import com.smartap.archive.internal.seal.Sealing;
import com.smartap.archive.internal.seal.SigningCopy;
import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.esign.SigningDocuments;
import java.io.IOException;
import java.io.OutputStream;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Copies to be signed as PDF files, from PDF, scans and e-invoices in XML.
 *
 * <p>A copy begins with a page that holds the facts and the mark; the mark is attached as {@code smartap-signing.json}
 * as well, with the letters of every page and the look of those that have hardly any. A signed PDF counts if its last
 * signature and all before it are valid, nothing but signatures, time-stamps and proofs was added behind them, it shows
 * or attaches the mark of this request and of no other, and each page of the copy is there, in order, with all its
 * letters next to each other; a scanned page is compared by its look. Pages and text of the provider may stand between
 * and beside them.
 *
 * <p>What that does not tell: without trust anchors, who signed; give those of the provider and of nobody else. Where
 * the provider writes the file anew and the copy is not at hand, what the pages have to hold comes from the attachment
 * itself, so that whoever can have the provider seal another PDF under this request can replace both: prefer the check
 * with the copy at hand, which cannot be deceived so. Not noticed is what is drawn over a page's text, cut off by a
 * clipping path, or drawn with a font that shows other letters than it says; nor a change of a scan smaller than a few
 * lines. That a fully signed document comes from the provider's own account and request is for the caller to see to.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PdfSigningDocuments implements SigningDocuments {
    private static final int PAGES_OF_PROVIDERS = 50;

    private final Set<X509Certificate> trusted;
    private final ReadLimits limits;
    private final Clock clock;

    /** For {@link java.util.ServiceLoader}: trusts any valid signature, within {@link ReadLimits#DEFAULT}. */
    public PdfSigningDocuments() {
        this(builder());
    }

    private PdfSigningDocuments(Builder built) {
        this.trusted = Set.copyOf(built.trusted);
        this.limits = built.limits;
        this.clock = built.clock;
    }

    /** Says whose signatures count, and what may be spent. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String id() {
        return "pdf";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public void prepare(Copy copy, OutputStream out) throws IOException {
        String name = copy.document().name();
        out.write(Deadline.withinMemory(name, () -> {
            byte[] source = BoundedPdf.bytes(copy.document(), limits);
            return Deadline.within(limits.maxTime(), name, () -> SigningCopy.of(copy, source, limits));
        }));
    }

    /**
     * The same for those who have no more than the hash of the copy; what its pages have to hold then comes from the
     * attachment.
     *
     * @param sent the SHA-256 of the copy that was sent
     */
    public Verdict check(DocumentSource signed, ContentHash sent, Mark mark) throws IOException {
        return check(signed, new SigningCheck.Expected(sent, null, mark, trusted));
    }

    @Override
    public Verdict check(DocumentSource signed, DocumentSource copy, Mark mark) throws IOException {
        byte[] bytes = BoundedPdf.bytes(copy, larger());
        return check(signed, new SigningCheck.Expected(ContentHash.of(bytes), bytes, mark, trusted));
    }

    private Verdict check(DocumentSource signed, SigningCheck.Expected expected) throws IOException {
        ReadLimits larger = larger();
        String name = signed.name();
        try {
            return Deadline.withinMemory(name, () -> {
                byte[] file = BoundedPdf.bytes(signed, larger);
                return Deadline.within(
                        larger.maxTime(), name, () -> SigningCheck.of(file, expected, larger, clock.instant()));
            });
        } catch (DocumentException e) {
            return new Verdict(Held.NOT, false, List.of(), List.of("The file cannot be checked: " + e.getMessage()));
        }
    }

    private ReadLimits larger() {
        ReadLimits sealed = Sealing.sealed(limits);
        return new ReadLimits(
                sealed.maxBytes(), sealed.maxPages() + PAGES_OF_PROVIDERS, sealed.maxGlyphs(), sealed.maxTime());
    }

    /** Says whose signatures count, and what may be spent. Not thread-safe; what it builds is. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public static final class Builder {
        private final Set<X509Certificate> trusted = new HashSet<>();
        private ReadLimits limits = ReadLimits.DEFAULT;
        private Clock clock = Clock.systemUTC();

        private Builder() {}

        /** Certificates at which the path of the last signature has to end. Without any, every valid one will do. */
        public Builder trusting(Collection<X509Certificate> roots) {
            trusted.addAll(roots);
            return this;
        }

        /** What may be spent on one document; {@link ReadLimits#DEFAULT} otherwise. */
        public Builder limits(ReadLimits value) {
            this.limits = requireNonNull(value, "limits");
            return this;
        }

        /** The only source of now; the system's clock otherwise. */
        public Builder clock(Clock value) {
            this.clock = requireNonNull(value, "clock");
            return this;
        }

        /** Builds it. */
        public PdfSigningDocuments build() {
            return new PdfSigningDocuments(this);
        }
    }
}
