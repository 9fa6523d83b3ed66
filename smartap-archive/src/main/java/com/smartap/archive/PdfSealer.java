package com.smartap.archive;

import static java.util.Objects.requireNonNull;

import com.smartap.archive.internal.assemble.Attachments;
import com.smartap.archive.internal.assemble.ForeignXmp;
import com.smartap.archive.internal.assemble.PdfDate;
import com.smartap.archive.internal.assemble.SealFacts;
import com.smartap.archive.internal.assemble.Stamp;
import com.smartap.archive.internal.assemble.XmpPacket;
import com.smartap.archive.internal.clean.ActiveContent;
import com.smartap.archive.internal.clean.Annotations;
import com.smartap.archive.internal.clean.FormFields;
import com.smartap.archive.internal.font.EmbeddedPrograms;
import com.smartap.archive.internal.pdfa.PdfaConversion;
import com.smartap.archive.internal.read.BoundedPdf;
import com.smartap.archive.internal.read.Deadline;
import com.smartap.archive.internal.read.PageList;
import com.smartap.archive.internal.sign.SealCheck;
import com.smartap.archive.internal.sign.SignatureSlot;
import com.smartap.model.ContentHash;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Seals PDF files with a PAdES B-B signature. The result only shows: forms and annotations are drawn into the pages,
 * actions and references to the outside are gone, and each such change is a warning in the report. It is PDF/A-3B where
 * the source allows. Thread-safe; the same request and key give the same bytes on the same Java platform.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class PdfSealer implements DocumentSealer {
    private static final float VERSION = 1.7f;
    private static final int MAX_STAMP_LINES = 12;
    private static final int MAX_RESERVED = 131_072;
    private static final String LEVEL = "PAdES-B-B";

    private final SigningKey key;
    private final ReadLimits limits;
    private final int reserved;

    /** Seals documents within {@link ReadLimits#DEFAULT}. */
    public PdfSealer(SigningKey key) {
        this(key, ReadLimits.DEFAULT);
    }

    /** Seals documents within {@code limits}. */
    public PdfSealer(SigningKey key, ReadLimits limits) {
        this(key, limits, 0);
    }

    private PdfSealer(SigningKey key, ReadLimits limits, int reserved) {
        this.key = requireNonNull(key, "key");
        this.limits = requireNonNull(limits, "limits");
        this.reserved = reserved;
    }

    /**
     * Returns a sealer that leaves room around the signature, so that a time-stamp can be put into it later. Without
     * this the signature gets exactly the room that it needs.
     *
     * @param bytes room for the signature and what is to come, 1 to 131,072; 32,768 is enough for most time-stamps
     */
    public PdfSealer reserving(int bytes) {
        if (bytes < 1 || bytes > MAX_RESERVED) {
            throw new IllegalArgumentException("bytes (%d) must be within 1 and %d".formatted(bytes, MAX_RESERVED));
        }
        return new PdfSealer(key, limits, bytes);
    }

    @Override
    public SealReport seal(SealRequest request, OutputStream out) throws IOException {
        if (request.stamp().size() > MAX_STAMP_LINES) {
            throw new InvalidRequestException(
                    "stamp",
                    "stamp has %d lines, at most %d fit"
                            .formatted(request.stamp().size(), MAX_STAMP_LINES));
        }
        byte[] source = BoundedPdf.bytes(request.document(), limits);
        Sealed sealed = Deadline.within(limits.maxTime(), request.document().name(), () -> seal(request, source));
        out.write(sealed.bytes());
        return sealed.report();
    }

    private record Sealed(byte[] bytes, SealReport report) {}

    private Sealed seal(SealRequest request, byte[] source) throws IOException {
        String name = request.document().name();
        List<String> warnings = new ArrayList<>();
        try (PDDocument document = BoundedPdf.open(name, source)) {
            if (document.isEncrypted()) {
                document.setAllSecurityToBeRemoved(true);
                warnings.add("encryption removed (the document opens without a password, its owner limited what readers"
                        + " may do); the original keeps it");
            }
            int pages = PageList.flatten(document, name, limits.maxPages());
            ForeignXmp foreign = ForeignXmp.of(metadata(document));
            Attachments attachments = new Attachments(document, request.sealedAt(), warnings);
            attachments.add(Attachments.AUDIT, "application/json", "Audit trail", request.auditJson());
            attachments.takeOver();
            var xfa = FormFields.settle(document, warnings);
            Annotations.draw(document, warnings).forEach(attachments::keep);
            if (xfa.isPresent()) {
                attachments.add("xfa.xml", "text/xml", "XFA packet of the form", xfa.get());
            }
            attachments.write();
            ActiveContent.strip(document.getDocumentCatalog().getCOSObject(), warnings);
            EmbeddedPrograms programs = new EmbeddedPrograms(document);
            ContentHash audit = ContentHash.of(request.auditJson());
            pages += new Stamp(request.stamp(), request.sealedAt(), audit).draw(document, programs);
            String pdfa = PdfaConversion.convert(document, programs, warnings);
            SealFacts facts = new SealFacts(
                    request.title(),
                    request.stamp(),
                    request.sealedAt(),
                    audit,
                    ContentHash.of(source),
                    pdfa,
                    PdfaConversion.RULES);
            describe(document, facts, foreign);
            ContentHash identity = identity(request, source);
            identify(document, identity);
            byte[] bytes = signed(document, request, identity);
            return new Sealed(bytes, new SealReport(pages, pdfa, LEVEL, warnings));
        }
    }

    private byte[] signed(PDDocument document, SealRequest request, ContentHash identity) throws IOException {
        ContentHash marker = ContentHash.of(("slot " + identity.hex()).getBytes(StandardCharsets.US_ASCII));
        SignatureSlot slot =
                new SignatureSlot(marker, Math.max(reserved, key.signer().size()));
        slot.reserve(document, request.sealedAt(), key.subject());
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        document.save(written, CompressParameters.NO_COMPRESSION);
        byte[] bytes = written.toByteArray();
        slot.fill(bytes, key.signer());
        return bytes;
    }

    private static void describe(PDDocument document, SealFacts facts, ForeignXmp foreign) throws IOException {
        // Readers look for the packet in clear text, so it is not compressed.
        COSStream packet = document.getDocument().createCOSStream();
        try (OutputStream out = packet.createOutputStream()) {
            out.write(XmpPacket.write(facts, PdfaConversion.isClaimed(facts.pdfa()), foreign));
        }
        packet.setItem(COSName.TYPE, COSName.METADATA);
        packet.setItem(COSName.SUBTYPE, COSName.getPDFName("XML"));
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        catalog.setItem(COSName.METADATA, packet);
        catalog.removeItem(COSName.VERSION);
        document.getDocument().setVersion(VERSION);
        COSDictionary info = new COSDictionary();
        info.setString(COSName.TITLE, facts.title().strip());
        info.setString(COSName.PRODUCER, XmpPacket.PRODUCER);
        info.setString(COSName.CREATION_DATE, PdfDate.of(facts.sealedAt()));
        info.setString(COSName.MOD_DATE, PdfDate.of(facts.sealedAt()));
        document.getDocument().getTrailer().setItem(COSName.INFO, info);
    }

    /** All that decides about the bytes, in one hash. */
    private ContentHash identity(SealRequest request, byte[] source) {
        MessageDigest digest = ContentHash.newDigest();
        for (byte[] part : List.of(
                source,
                request.auditJson(),
                String.join("\n", request.stamp()).getBytes(StandardCharsets.UTF_8),
                request.title().getBytes(StandardCharsets.UTF_8),
                request.sealedAt().toString().getBytes(StandardCharsets.UTF_8),
                key.certificate().getSignature(),
                String.valueOf(reserved).getBytes(StandardCharsets.US_ASCII))) {
            digest.update(ContentHash.newDigest().digest(part));
        }
        return ContentHash.ofDigest(digest.digest());
    }

    private static void identify(PDDocument document, ContentHash identity) {
        COSDictionary trailer = document.getDocument().getTrailer();
        COSArray ids = new COSArray();
        ids.add(id(identity.hex().substring(0, 32)));
        ids.add(id(identity.hex().substring(32)));
        trailer.setItem(COSName.ID, ids);
    }

    private static COSString id(String hex) {
        return new COSString(java.util.HexFormat.of().parseHex(hex), true);
    }

    private static byte[] metadata(PDDocument document) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        if (!(catalog.getDictionaryObject(COSName.METADATA) instanceof COSStream packet)) {
            return new byte[0];
        }
        try (InputStream in = packet.createInputStream()) {
            return in.readAllBytes();
        } catch (IOException damaged) {
            return new byte[0];
        }
    }

    @Override
    public SealVerification verify(DocumentSource sealed) throws IOException {
        try {
            byte[] bytes = BoundedPdf.bytes(sealed, sealedLimits());
            return Deadline.within(limits.maxTime(), sealed.name(), () -> {
                try (PDDocument document = BoundedPdf.open(sealed.name(), bytes)) {
                    return SealCheck.check(document, bytes);
                }
            });
        } catch (DocumentException e) {
            return SealCheck.unreadable("The file cannot be checked: " + e.getMessage());
        }
    }

    /** A sealed document is larger than its source: fonts, audit trail and signature come on top. */
    private ReadLimits sealedLimits() {
        return new ReadLimits(
                Math.min(Integer.MAX_VALUE / 2, limits.maxBytes() * 2 + 16L * 1024 * 1024),
                limits.maxPages(),
                limits.maxGlyphs(),
                limits.maxTime());
    }
}
