package com.smartap.archive.internal.update;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Objects appended to a sealed file with a plain cross-reference table. The same objects give the same bytes, so that a
 * check can write an update again and compare. Source: ISO 32000-1, 7.5.6.
 */
public final class FileUpdate {
    private static final String START = "startxref";

    private final byte[] base;
    private final COSDictionary trailer;
    private final Map<COSObjectKey, COSBase> objects = new TreeMap<>();
    private long next;

    /**
     * An update of a file.
     *
     * @param document the file, opened
     * @param base its bytes
     */
    public FileUpdate(PDDocument document, byte[] base) {
        this.base = base;
        this.trailer = document.getDocument().getTrailer();
        this.next = highest(document) + 1;
    }

    private static long highest(PDDocument document) {
        return document.getDocument().getXrefTable().keySet().stream()
                .mapToLong(COSObjectKey::getNumber)
                .max()
                .orElse(0);
    }

    /** Adds an object and returns a reference to it. */
    COSObject add(COSBase object) {
        COSObjectKey key = new COSObjectKey(next++, 0);
        objects.put(key, object);
        return new COSObject(object, key);
    }

    /** Replaces an object of the file. */
    public void replace(COSObjectKey key, COSBase object) {
        objects.put(key, object);
    }

    /** The file with the update. */
    public byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(base.length + 65_536);
        out.writeBytes(base);
        if (base[base.length - 1] != '\n') {
            out.write('\n');
        }
        Map<COSObjectKey, Integer> offsets = new TreeMap<>();
        for (Map.Entry<COSObjectKey, COSBase> object : objects.entrySet()) {
            COSObjectKey key = object.getKey();
            offsets.put(key, out.size());
            ascii(out, "%d %d obj\n".formatted(key.getNumber(), key.getGeneration()));
            out.writeBytes(CosText.of(object.getValue()));
            ascii(out, "\nendobj\n");
        }
        int start = out.size();
        ascii(out, "xref\n");
        offsets.forEach((key, offset) ->
                ascii(out, "%d 1\n%010d %05d n \n".formatted(key.getNumber(), offset, key.getGeneration())));
        ascii(out, "trailer\n");
        out.writeBytes(CosText.of(end(offsets)));
        ascii(out, "\n%s\n%d\n%%%%EOF\n".formatted(START, start));
        return out.toByteArray();
    }

    private COSDictionary end(Map<COSObjectKey, Integer> offsets) throws IOException {
        COSDictionary end = new COSDictionary();
        long size = Math.max(
                trailer.getLong(COSName.SIZE),
                offsets.keySet().stream()
                                .mapToLong(COSObjectKey::getNumber)
                                .max()
                                .orElse(0)
                        + 1);
        end.setLong(COSName.SIZE, size);
        for (COSName key : new COSName[] {COSName.ROOT, COSName.INFO, COSName.ID}) {
            if (trailer.getItem(key) != null) {
                end.setItem(key, trailer.getItem(key));
            }
        }
        end.setLong(COSName.PREV, previous());
        return end;
    }

    private long previous() throws IOException {
        String tail =
                new String(base, Math.max(0, base.length - 64), Math.min(64, base.length), StandardCharsets.ISO_8859_1);
        int at = tail.lastIndexOf(START);
        try {
            return Long.parseLong(tail.substring(at + START.length()).strip().split("\\s")[0]);
        } catch (IndexOutOfBoundsException | NumberFormatException e) {
            throw new IOException("the file does not end as a sealed file ends", e);
        }
    }

    private static void ascii(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
    }
}
