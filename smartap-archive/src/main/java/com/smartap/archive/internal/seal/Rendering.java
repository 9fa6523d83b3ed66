package com.smartap.archive.internal.seal;

import com.smartap.archive.internal.assemble.Attachments;
import com.smartap.archive.internal.assemble.ForeignXmp;
import com.smartap.archive.internal.assemble.PdfDate;
import com.smartap.archive.internal.assemble.PicturePages;
import com.smartap.archive.internal.assemble.SealFacts;
import com.smartap.archive.internal.assemble.Stamp;
import com.smartap.archive.internal.assemble.XmpPacket;
import com.smartap.archive.internal.font.EmbeddedPrograms;
import com.smartap.archive.internal.pdfa.PdfaConversion;
import com.smartap.archive.internal.read.BoundedPdf;
import com.smartap.archive.internal.read.PageList;
import com.smartap.archive.internal.sign.SignatureSlot;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.archive.SealLevel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * A document made ready to be signed: cleaned, flattened, stamped, with its audit trail inside and a place for the
 * signature. The same request gives the same bytes.
 *
 * @param file the bytes, with the place still empty
 * @param slot the place
 * @param pages number of pages
 * @param pdfa the answer of the PDF/A check
 * @param warnings what was removed or changed
 */
public record Rendering(byte[] file, SignatureSlot slot, int pages, String pdfa, List<String> warnings) {
    private static final float VERSION = 1.7f;
    private static final int MAX_CHANGES = 200;

    /**
     * What decides about the bytes besides the request.
     *
     * @param certificate the signer's
     * @param reserved bytes to reserve for the signature
     * @param target the level that the seal aims at
     * @param maxPages most pages
     * @param pictures resolution of the pictures that pages become; 0 to leave pages as they are
     */
    record Form(X509Certificate certificate, int reserved, SealLevel target, int maxPages, int pictures) {}

    static Rendering of(SealRequest request, Material material, Form form) throws IOException {
        String name = request.document().name();
        List<String> warnings = new ArrayList<>(material.warnings());
        try (PDDocument document = BoundedPdf.open(name, material.pdf())) {
            ForeignXmp foreign = ForeignXmp.of(metadata(document));
            Attachments attachments = new Attachments(document, request.sealedAt(), warnings);
            attachments.add(Attachments.AUDIT, "application/json", "Audit trail", request.auditJson());
            int pages = Cleaning.run(document, name, material, form.maxPages(), attachments, warnings);
            EmbeddedPrograms programs = new EmbeddedPrograms(document);
            if (form.pictures() > 0) {
                PicturePages.replace(document, form.pictures(), programs);
                warnings.add("pages became pictures with their text behind them; the original is attached");
            }
            ContentHash audit = ContentHash.of(request.auditJson());
            PdfaConversion conversion = PdfaConversion.of(document, programs);
            pages +=
                    new Stamp(request.stamp(), request.sealedAt(), audit).draw(document, programs, conversion.states());
            String pdfa = conversion.convert(warnings);
            SealFacts facts = new SealFacts(
                    request.title(),
                    request.stamp(),
                    request.sealedAt(),
                    audit,
                    ContentHash.of(material.source()),
                    pdfa,
                    PdfaConversion.RULES,
                    form.target(),
                    warnings.subList(0, Math.min(MAX_CHANGES, warnings.size())),
                    request.auditJson());
            describe(document, facts, foreign);
            ContentHash identity = identity(request, material.source(), form);
            identify(document, identity);
            ContentHash marker = ContentHash.of(("slot " + identity.hex()).getBytes(StandardCharsets.US_ASCII));
            SignatureSlot slot = new SignatureSlot(marker, form.reserved());
            slot.reserve(
                    document,
                    request.sealedAt(),
                    form.certificate().getSubjectX500Principal().getName());
            ByteArrayOutputStream written = new ByteArrayOutputStream(material.pdf().length + 65_536);
            document.save(written, CompressParameters.NO_COMPRESSION);
            return new Rendering(written.toByteArray(), slot, pages, pdfa, warnings);
        }
    }

    /** Why the pages cannot become pictures; empty if they can. */
    static Optional<String> obstacle(String name, Material material, int maxPages) throws IOException {
        try (PDDocument document = BoundedPdf.open(name, material.pdf())) {
            PageList.flatten(document, name, maxPages);
            return PicturePages.obstacle(document);
        }
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
    private static ContentHash identity(SealRequest request, byte[] source, Form form) {
        MessageDigest digest = ContentHash.newDigest();
        for (byte[] part : List.of(
                source,
                request.auditJson(),
                String.join("\n", request.stamp()).getBytes(StandardCharsets.UTF_8),
                request.title().getBytes(StandardCharsets.UTF_8),
                request.sealedAt().toString().getBytes(StandardCharsets.UTF_8),
                form.certificate().getSignature(),
                (form.target() + " " + form.reserved() + " " + form.pictures()).getBytes(StandardCharsets.US_ASCII))) {
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
        return new COSString(HexFormat.of().parseHex(hex), true);
    }

    private static byte[] metadata(PDDocument document) {
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
}
