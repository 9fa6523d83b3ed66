package com.smartap.archive.internal.verify;

import com.smartap.archive.internal.assemble.Attachments;
import com.smartap.archive.internal.assemble.XmpPacket;
import com.smartap.model.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The audit trail of a sealed document, which has to be the only one and the one that the metadata states. */
final class AuditAttachment {
    private AuditAttachment() {}

    static Optional<byte[]> read(PDDocument document, byte[] metadata, List<String> problems) throws IOException {
        List<COSStream> found = found(document.getDocumentCatalog().getCOSObject());
        if (found.isEmpty()) {
            problems.add("The document has no audit trail.");
            return Optional.empty();
        }
        if (found.size() > 1) {
            problems.add("The document has two audit trails.");
        }
        byte[] audit = bytes(found.get(0));
        if (!XmpPacket.auditHash(metadata).equals(ContentHash.of(audit).hex())) {
            problems.add("The audit trail is not the one that the metadata states.");
        }
        return Optional.of(audit);
    }

    /** The document's metadata; empty if there is none. */
    static byte[] metadata(PDDocument document) {
        if (!(document.getDocumentCatalog().getCOSObject().getDictionaryObject(COSName.METADATA)
                instanceof COSStream packet)) {
            return new byte[0];
        }
        try {
            return bytes(packet);
        } catch (IOException damaged) {
            return new byte[0];
        }
    }

    private static List<COSStream> found(COSDictionary catalog) {
        List<COSStream> found = new ArrayList<>();
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        COSDictionary tree = names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES);
        COSArray leaves = tree == null ? null : tree.getCOSArray(COSName.NAMES);
        for (int i = 1; leaves != null && i < leaves.size(); i += 2) {
            if (leaves.getObject(i) instanceof COSDictionary specification
                    && Attachments.AUDIT.equals(specification.getString(COSName.UF))
                    && specification.getCOSDictionary(COSName.EF) != null
                    && specification.getCOSDictionary(COSName.EF).getDictionaryObject(COSName.UF, COSName.F)
                            instanceof COSStream stream) {
                found.add(stream);
            }
        }
        return found;
    }

    private static byte[] bytes(COSStream stream) throws IOException {
        try (InputStream in = stream.createInputStream()) {
            return in.readAllBytes();
        }
    }
}
