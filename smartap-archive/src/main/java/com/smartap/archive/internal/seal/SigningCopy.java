package com.smartap.archive.internal.seal;

import com.smartap.archive.internal.assemble.Attachments;
import com.smartap.archive.internal.assemble.XmpPacket;
import com.smartap.archive.internal.esign.FrontPage;
import com.smartap.archive.internal.esign.MarkFile;
import com.smartap.archive.internal.esign.PageTraces;
import com.smartap.archive.internal.esign.PrintedMarks;
import com.smartap.archive.internal.read.BoundedPdf;
import com.smartap.archive.internal.read.PageList;
import com.smartap.model.ContentHash;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.esign.SigningDocuments.Copy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Makes the copy of a document that is sent to be signed. The same request gives the same bytes. */
public final class SigningCopy {
    private static final float VERSION = 1.7f;

    private SigningCopy() {}

    /** Makes a copy. */
    public static byte[] of(Copy copy, byte[] source, ReadLimits limits) throws IOException {
        String name = copy.document().name();
        // What is said of signatures that the document carries may not depend on the day, so that day is a fixed one.
        Material material = Intake.of(name, source, limits.maxPages(), Instant.EPOCH);
        byte[] pages = pages(copy, material, limits);
        try (PDDocument document = BoundedPdf.open(name, pages)) {
            PageList.flatten(document, name, limits.maxPages() + 8);
            PrintedMarks marks = PrintedMarks.of(document, copy.mark(), limits);
            if (!marks.ours() || marks.others()) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_UNSUPPORTED,
                        "document (%s) shows the mark of another signing request. Maybe it is a copy that was sent to"
                                        .formatted(name)
                                + " be signed before; take the invoice itself.");
            }
            MarkFile file = new MarkFile(copy.mark(), ContentHash.of(source), PageTraces.of(document, limits));
            Attachments attachments = new Attachments(document, null, new ArrayList<>());
            attachments.add(MarkFile.NAME, "application/json", "Ties this copy to its signing request", file.written());
            attachments.takeOver();
            attachments.write();
            return written(document, copy, source);
        }
    }

    private static byte[] pages(Copy copy, Material material, ReadLimits limits) throws IOException {
        String name = copy.document().name();
        List<String> changes = new ArrayList<>(material.warnings());
        try (PDDocument document = BoundedPdf.open(name, material.pdf())) {
            Attachments attachments = new Attachments(document, null, changes);
            Cleaning.run(document, name, material, limits.maxPages(), attachments, changes);
            FrontPage.add(document, copy, ContentHash.of(material.source()), changes);
            // What the document said about itself is not true of the copy, such as that it is PDF/A, or sealed.
            document.getDocumentCatalog().getCOSObject().removeItem(COSName.METADATA);
            return written(document, copy, material.source());
        }
    }

    private static byte[] written(PDDocument document, Copy copy, byte[] source) throws IOException {
        COSDictionary trailer = document.getDocument().getTrailer();
        COSDictionary info = new COSDictionary();
        info.setString(COSName.TITLE, copy.title().strip());
        info.setString(COSName.PRODUCER, XmpPacket.PRODUCER);
        trailer.setItem(COSName.INFO, info);
        document.getDocumentCatalog().getCOSObject().removeItem(COSName.VERSION);
        document.getDocument().setVersion(VERSION);
        MessageDigest digest = ContentHash.newDigest();
        for (String part : List.of(copy.mark().text(), copy.title(), String.join("\n", copy.facts()))) {
            digest.update(ContentHash.newDigest().digest(part.getBytes(StandardCharsets.UTF_8)));
        }
        digest.update(ContentHash.newDigest().digest(source));
        byte[] identity = digest.digest();
        COSArray ids = new COSArray();
        String hex = HexFormat.of().formatHex(identity);
        ids.add(new COSString(HexFormat.of().parseHex(hex.substring(0, 32)), true));
        ids.add(new COSString(HexFormat.of().parseHex(hex.substring(32)), true));
        trailer.setItem(COSName.ID, ids);
        ByteArrayOutputStream out = new ByteArrayOutputStream(source.length + 65_536);
        document.save(out, CompressParameters.NO_COMPRESSION);
        return out.toByteArray();
    }
}
