package com.smartap.archive.internal.sign;

import com.smartap.archive.internal.assemble.Attachments;
import com.smartap.archive.internal.assemble.PdfDate;
import com.smartap.archive.internal.assemble.XmpPacket;
import com.smartap.archive.internal.read.ObjectWalk;
import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** Checks a sealed document: one signature, over every byte of the file but itself, and the audit trail it states. */
public final class SealCheck {
    private static final byte[] END = "%%EOF".getBytes(StandardCharsets.US_ASCII);

    private final byte[] file;
    private final List<String> problems = new ArrayList<>();

    private SealCheck(byte[] file) {
        this.file = file;
    }

    /** Checks an opened document against the bytes that it was opened from. */
    public static SealVerification check(PDDocument document, byte[] file) throws IOException {
        return new SealCheck(file).check(document);
    }

    private SealVerification check(PDDocument document) throws IOException {
        List<COSDictionary> signatures = new ArrayList<>();
        ObjectWalk.visit(document.getDocument().getTrailer(), dictionary -> {
            if (dictionary.containsKey(COSName.BYTERANGE)) {
                signatures.add(dictionary);
            }
        });
        byte[] audit = audit(document);
        if (document.isEncrypted()) {
            problems.add("The document is encrypted, which a sealed one never is.");
        }
        if (signatures.isEmpty()) {
            problems.add("The document carries no signature.");
            return answer(false, null, null, null, false, audit, problems);
        }
        if (signatures.size() > 1) {
            problems.add("The document carries %d signatures where a seal has one.".formatted(signatures.size()));
        }
        COSDictionary signature = signatures.get(signatures.size() - 1);
        Instant signedAt = PdfDate.parse(signature.getString(COSName.M, "")).orElse(null);
        if (signedAt == null) {
            problems.add("The seal does not say when it was made.");
        }
        if (!"ETSI.CAdES.detached".equals(signature.getNameAsString(COSName.SUB_FILTER))) {
            problems.add("The signature is not of the kind that a seal uses.");
        }
        CmsCheck cms = new CmsCheck(problems);
        int[] range = range(signature);
        boolean whole = range != null && isWhole(range);
        if (range != null) {
            byte[] reserved = reserved(range, signature);
            if (reserved != null) {
                cms.check(reserved, digest(range), signedAt);
            }
        }
        return answer(problems.isEmpty() && whole, cms.level(), cms.signer(), signedAt, whole, audit, problems);
    }

    /** The answer about a file that cannot even be opened. */
    public static SealVerification unreadable(String why) {
        return answer(false, null, null, null, false, null, List.of(why));
    }

    /** The checker of nulls does not know that the array itself, not its bytes, may be null here. */
    @SuppressWarnings("NullAway")
    private static SealVerification answer(
            boolean intact,
            @Nullable String level,
            @Nullable String signer,
            @Nullable Instant signedAt,
            boolean whole,
            byte @Nullable [] audit,
            List<String> problems) {
        return new SealVerification(intact, level, signer, signedAt, whole, audit, problems);
    }

    /** The byte range, or null with a problem noted if it is not two parts in order within the file. */
    private int @Nullable [] range(COSDictionary signature) {
        COSArray array = signature.getCOSArray(COSName.BYTERANGE);
        if (array == null || array.size() != 4) {
            problems.add("The signature does not say which bytes it covers.");
            return null;
        }
        int[] range = new int[4];
        for (int i = 0; i < 4; i++) {
            range[i] = array.getInt(i, -1);
        }
        boolean inOrder = range[0] == 0
                && range[1] > 0
                && range[2] > range[1]
                && range[3] > 0
                && (long) range[2] + range[3] <= file.length;
        if (!inOrder) {
            problems.add(
                    range[0] == 0
                            ? "The signature covers bytes that are not there; the file may be cut off."
                            : "The signature does not cover the beginning of the file.");
            return null;
        }
        return range;
    }

    private boolean isWhole(int[] range) {
        if (range[2] + range[3] < file.length) {
            problems.add("Something was added after the document was sealed (%d bytes)."
                    .formatted(file.length - range[2] - range[3]));
            return false;
        }
        byte[] tail = Arrays.copyOfRange(file, Math.max(0, file.length - 16), file.length);
        if (SignatureSlot.indexOf(tail, END, 0) < 0) {
            problems.add("The file does not end where a PDF ends.");
            return false;
        }
        return true;
    }

    /** What lies in the gap, which has to be the signature's contents and nothing else. */
    private byte @Nullable [] reserved(int[] range, COSDictionary signature) {
        int open = range[1];
        int close = range[2] - 1;
        COSBase contents = signature.getDictionaryObject(COSName.CONTENTS);
        boolean framed = file[open] == '<' && file[close] == '>' && (close - open - 1) % 2 == 0;
        for (int i = open + 1; framed && i < close; i++) {
            framed = (file[i] >= '0' && file[i] <= '9') || (file[i] >= 'A' && file[i] <= 'F');
        }
        if (!framed || !(contents instanceof COSString string)) {
            problems.add("The bytes that the signature leaves out are not just the signature.");
            return null;
        }
        byte[] gap = HexFormat.of().parseHex(new String(file, open + 1, close - open - 1, StandardCharsets.US_ASCII));
        if (!Arrays.equals(gap, string.getBytes())) {
            problems.add("The bytes that the signature leaves out are not this signature.");
            return null;
        }
        return gap;
    }

    private byte[] digest(int[] range) {
        MessageDigest digest = ContentHash.newDigest();
        digest.update(file, 0, range[1]);
        digest.update(file, range[2], range[3]);
        return digest.digest();
    }

    /** The audit trail, which has to be the only one and the one that the metadata states. */
    private byte @Nullable [] audit(PDDocument document) throws IOException {
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary names = catalog.getCOSDictionary(COSName.NAMES);
        COSDictionary tree = names == null ? null : names.getCOSDictionary(COSName.EMBEDDED_FILES);
        COSArray leaves = tree == null ? null : tree.getCOSArray(COSName.NAMES);
        COSStream found = null;
        for (int i = 1; leaves != null && i < leaves.size(); i += 2) {
            if (leaves.getObject(i) instanceof COSDictionary specification
                    && Attachments.AUDIT.equals(specification.getString(COSName.UF))
                    && specification.getCOSDictionary(COSName.EF) != null
                    && specification.getCOSDictionary(COSName.EF).getDictionaryObject(COSName.UF, COSName.F)
                            instanceof COSStream stream) {
                if (found != null) {
                    problems.add("The document has two audit trails.");
                }
                found = stream;
            }
        }
        if (found == null) {
            problems.add("The document has no audit trail.");
            return null;
        }
        byte[] audit = bytes(found);
        String stated = catalog.getDictionaryObject(COSName.METADATA) instanceof COSStream packet
                ? XmpPacket.auditHash(bytes(packet))
                : "";
        if (!stated.equals(ContentHash.of(audit).hex())) {
            problems.add("The audit trail is not the one that the metadata states.");
        }
        return audit;
    }

    private static byte[] bytes(COSStream stream) throws IOException {
        try (InputStream in = stream.createInputStream()) {
            return in.readAllBytes();
        }
    }
}
