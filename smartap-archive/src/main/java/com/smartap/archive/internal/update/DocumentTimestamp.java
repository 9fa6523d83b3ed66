package com.smartap.archive.internal.update;

import com.smartap.model.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Appends a time-stamp over all of a file. Source: ETSI EN 319 142-1, 5.4.3. */
public final class DocumentTimestamp {
    /** What the names of the fields begin with. */
    public static final String FIELD = "SmartAP time-stamp ";

    private static final long UNKNOWN = 9_999_999_999L;
    private static final int PRINT_AND_LOCKED = 132;

    private DocumentTimestamp() {}

    /** Gives a token over a digest. */
    public interface Stamper {
        /**
         * The DER of a token over a SHA-256.
         *
         * @throws IOException if there is none to be had
         */
        byte[] token(byte[] digest) throws IOException;
    }

    /** The file with a time-stamp; asks once more with more room if the token is larger than {@code reserved}. */
    public static byte[] append(PDDocument document, byte[] file, int reserved, Stamper stamper) throws IOException {
        Slot slot = slot(document, file, reserved);
        byte[] token = stamper.token(slot.digest());
        if (token.length > reserved) {
            slot = slot(document, file, token.length + reserved);
            token = stamper.token(slot.digest());
        }
        return slot.filled(token);
    }

    private static Slot slot(PDDocument document, byte[] file, int reserved) throws IOException {
        COSDictionary page = document.getPage(0).getCOSObject();
        COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
        COSDictionary form = catalog.getCOSDictionary(COSName.ACRO_FORM);
        if (form == null) {
            throw new IOException("the file is not laid out as a sealed file is: it has no form");
        }
        FileUpdate update = new FileUpdate(document, file);
        COSArray fields = copy(form.getCOSArray(COSName.FIELDS));
        COSDictionary stamp = new COSDictionary();
        stamp.setName(COSName.TYPE, "DocTimeStamp");
        stamp.setName(COSName.FILTER, "Adobe.PPKLite");
        stamp.setName(COSName.SUB_FILTER, "ETSI.RFC3161");
        COSArray range = new COSArray();
        range.add(COSInteger.ZERO);
        for (int i = 0; i < 3; i++) {
            range.add(COSInteger.get(UNKNOWN));
        }
        stamp.setItem(COSName.BYTERANGE, range);
        stamp.setItem(COSName.CONTENTS, new COSString(new byte[reserved], true));
        COSObject value = update.add(stamp);
        COSDictionary field = new COSDictionary();
        field.setItem(COSName.FT, COSName.SIG);
        field.setString(COSName.T, FIELD + fields.size());
        field.setItem(COSName.TYPE, COSName.ANNOT);
        field.setName(COSName.SUBTYPE, "Widget");
        COSArray rectangle = new COSArray();
        for (int i = 0; i < 4; i++) {
            rectangle.add(COSInteger.ZERO);
        }
        field.setItem(COSName.RECT, rectangle);
        field.setInt(COSName.F, PRINT_AND_LOCKED);
        field.setItem(COSName.P, pageReference(document));
        field.setItem(COSName.V, value);
        COSObject reference = update.add(field);
        fields.add(reference);
        COSArray annotations = copy(page.getCOSArray(COSName.ANNOTS));
        annotations.add(reference);
        replace(update, form, COSName.FIELDS, fields, Place.of(catalog, COSName.ACRO_FORM));
        replace(
                update,
                page,
                COSName.ANNOTS,
                annotations,
                pageReference(document).getKey());
        return new Slot(update.written(), file.length, reserved);
    }

    private static void replace(
            FileUpdate update,
            COSDictionary holder,
            COSName key,
            COSArray value,
            org.apache.pdfbox.cos.COSObjectKey place) {
        if (holder.getItem(key) instanceof COSObject reference && reference.getKey() != null) {
            update.replace(reference.getKey(), value);
            return;
        }
        COSDictionary copy = new COSDictionary();
        holder.entrySet().forEach(entry -> copy.setItem(entry.getKey(), entry.getValue()));
        copy.setItem(key, value);
        update.replace(place, copy);
    }

    private static COSObject pageReference(PDDocument document) throws IOException {
        COSArray kids = document.getPages().getCOSObject().getCOSArray(COSName.KIDS);
        if (kids != null && kids.size() > 0 && kids.get(0) instanceof COSObject page && page.getKey() != null) {
            return page;
        }
        throw new IOException("the file is not laid out as a sealed file is: its first page is no reference");
    }

    private static COSArray copy(@org.jspecify.annotations.Nullable COSArray array) {
        COSArray copy = new COSArray();
        for (int i = 0; array != null && i < array.size(); i++) {
            copy.add(array.get(i));
        }
        return copy;
    }

    /** A written file with the place of the token. */
    private static final class Slot {
        private final byte[] file;
        private final int open;
        private final int after;

        Slot(byte[] file, int from, int reserved) throws IOException {
            this.file = file;
            String tail = new String(file, from, file.length - from, StandardCharsets.ISO_8859_1);
            open = from + tail.indexOf("<" + "00".repeat(reserved) + ">");
            after = open + 2 * reserved + 2;
            int range = from + tail.indexOf("/ByteRange [");
            if (open < from || range < from) {
                throw new IOException("the place of the time-stamp was not written as expected");
            }
            int first = range + "/ByteRange [".length();
            int last = from + tail.indexOf(']', first - from);
            byte[] numbers =
                    "0 %d %d %d".formatted(open, after, file.length - after).getBytes(StandardCharsets.US_ASCII);
            Arrays.fill(file, first, last, (byte) ' ');
            System.arraycopy(numbers, 0, file, first, numbers.length);
        }

        byte[] digest() {
            MessageDigest digest = ContentHash.newDigest();
            digest.update(file, 0, open);
            digest.update(file, after, file.length - after);
            return digest.digest();
        }

        byte[] filled(byte[] token) throws IOException {
            if (token.length * 2 > after - open - 2) {
                throw new IOException("the time-stamp has %d bytes, more than are reserved".formatted(token.length));
            }
            byte[] hex = HexFormat.of().withUpperCase().formatHex(token).getBytes(StandardCharsets.US_ASCII);
            System.arraycopy(hex, 0, file, open + 1, hex.length);
            return file;
        }
    }
}
