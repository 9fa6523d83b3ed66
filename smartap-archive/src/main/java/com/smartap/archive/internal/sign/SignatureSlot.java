package com.smartap.archive.internal.sign;

import com.smartap.archive.internal.assemble.PdfDate;
import com.smartap.model.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The place of the signature in a file that is written in one piece: an invisible field whose contents are reserved
 * first and filled in when all other bytes stand. The file then has one revision, which the signature covers whole.
 */
public final class SignatureSlot {
    /** The name of the field that holds a seal. */
    public static final String FIELD = "SmartAP seal";

    private static final long UNKNOWN = 9_999_999_999L;
    private static final int PRINT_AND_LOCKED = 132;
    private static final int LOOK_BACK = 200;

    private final byte[] marker;
    private final int reserved;
    private int open = -1;

    /**
     * A slot that is found by {@code marker}, which no document can contain since it depends on all of it.
     *
     * @param reserved bytes to reserve for the signature, at least as many as its CMS has
     */
    public SignatureSlot(ContentHash marker, int reserved) {
        this.reserved = reserved;
        this.marker = marker.hex().toUpperCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
    }

    /** Adds the field to the first page. */
    public void reserve(PDDocument document, Instant sealedAt, String signer) {
        COSDictionary signature = new COSDictionary();
        signature.setItem(COSName.TYPE, COSName.SIG);
        signature.setName(COSName.FILTER, "Adobe.PPKLite");
        signature.setName(COSName.SUB_FILTER, "ETSI.CAdES.detached");
        COSArray range = new COSArray();
        range.add(COSInteger.ZERO);
        for (int i = 0; i < 3; i++) {
            range.add(COSInteger.get(UNKNOWN));
        }
        signature.setItem(COSName.BYTERANGE, range);
        byte[] contents =
                Arrays.copyOf(HexFormat.of().parseHex(new String(marker, StandardCharsets.US_ASCII)), reserved);
        signature.setItem(COSName.CONTENTS, new COSString(contents, true));
        signature.setString(COSName.M, PdfDate.of(sealedAt));
        signature.setString(COSName.NAME, signer);
        signature.setString(COSName.REASON, "Sealed for the archive");

        COSDictionary page = document.getPage(0).getCOSObject();
        COSDictionary field = new COSDictionary();
        field.setItem(COSName.FT, COSName.SIG);
        field.setString(COSName.T, FIELD);
        field.setItem(COSName.TYPE, COSName.ANNOT);
        field.setItem(COSName.SUBTYPE, COSName.getPDFName("Widget"));
        COSArray rectangle = new COSArray();
        for (int i = 0; i < 4; i++) {
            rectangle.add(COSInteger.ZERO);
        }
        field.setItem(COSName.RECT, rectangle);
        field.setInt(COSName.F, PRINT_AND_LOCKED);
        field.setItem(COSName.P, page);
        field.setItem(COSName.V, signature);
        COSArray fields = new COSArray();
        fields.add(field);
        COSArray annotations = new COSArray();
        annotations.add(field);
        page.setItem(COSName.ANNOTS, annotations);
        COSDictionary form = new COSDictionary();
        form.setItem(COSName.FIELDS, fields);
        form.setInt(COSName.SIG_FLAGS, 3);
        document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
    }

    /** Finds the place in the written file, writes there which bytes are signed, and returns their SHA-256. */
    public byte[] digest(byte[] file) throws IOException {
        open = indexOf(file, marker, 0) - 1;
        int close = close();
        if (open < 0 || file[open] != '<' || file[close] != '>' || indexOf(file, marker, open + 2) >= 0) {
            throw new IOException("the place of the signature was not written as expected");
        }
        writeRange(file, open, close + 1);
        MessageDigest digest = ContentHash.newDigest();
        digest.update(file, 0, open);
        digest.update(file, close + 1, file.length - close - 1);
        return digest.digest();
    }

    /** Puts the signature into its place; false if it is larger than the place. */
    public boolean fill(byte[] file, byte[] cms) {
        if (cms.length > reserved) {
            return false;
        }
        byte[] hex = HexFormat.of().withUpperCase().formatHex(cms).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(file, open + 1, close(), (byte) '0');
        System.arraycopy(hex, 0, file, open + 1, hex.length);
        return true;
    }

    private int close() {
        return open + 1 + 2 * reserved;
    }

    private static void writeRange(byte[] file, int open, int after) throws IOException {
        byte[] key = "/ByteRange [".getBytes(StandardCharsets.US_ASCII);
        int before = Math.max(0, open - LOOK_BACK);
        int start = before + indexOf(Arrays.copyOfRange(file, before, open), key, 0);
        if (start < before) {
            throw new IOException("the byte range of the signature was not written as expected");
        }
        int from = start + key.length;
        int to = from;
        while (file[to] != ']') {
            to++;
        }
        byte[] range = ("0 " + open + ' ' + after + ' ' + (file.length - after)).getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(file, from, to, (byte) ' ');
        System.arraycopy(range, 0, file, from, range.length);
    }

    /** Searches as text of one byte a character, for which the platform has the fastest search. */
    static int indexOf(byte[] file, byte[] wanted, int from) {
        return new String(file, StandardCharsets.ISO_8859_1)
                .indexOf(new String(wanted, StandardCharsets.ISO_8859_1), from);
    }
}
