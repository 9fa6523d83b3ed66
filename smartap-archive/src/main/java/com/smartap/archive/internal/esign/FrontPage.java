package com.smartap.archive.internal.esign;

import com.smartap.archive.internal.convert.TextSheet;
import com.smartap.archive.internal.font.Liberation;
import com.smartap.model.ContentHash;
import com.smartap.spi.esign.SigningDocuments.Copy;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The first page of a copy: what is signed, the mark, and what was changed to make the copy. */
public final class FrontPage {
    private static final int MOST_CHANGES = 24;
    private static final float[] COLUMNS = {0, 150};

    private FrontPage() {}

    /**
     * Puts it before the pages of a document whose page tree is flat.
     *
     * @param source the hash of the document as it was received
     * @param changes what was removed or changed
     */
    public static void add(PDDocument document, Copy copy, ContentHash source, List<String> changes)
            throws IOException {
        int before = document.getNumberOfPages();
        try (InputStream plain = Liberation.SANS.open();
                InputStream bold = Liberation.SANS_BOLD.open();
                TextSheet sheet = new TextSheet(
                        document, PDType0Font.load(document, plain, true), PDType0Font.load(document, bold, true))) {
            write(sheet, copy, source, changes);
        }
        COSArray kids = document.getPages().getCOSObject().getCOSArray(COSName.KIDS);
        List<COSBase> front = new ArrayList<>();
        while (kids.size() > before) {
            front.add(0, kids.remove(kids.size() - 1));
        }
        for (int i = 0; i < front.size(); i++) {
            kids.add(i, front.get(i));
        }
    }

    private static void write(TextSheet sheet, Copy copy, ContentHash source, List<String> changes) throws IOException {
        sheet.heading(copy.title(), 16);
        sheet.space(4);
        sheet.line(9, "This page belongs to what is signed. It ties the signed document to one request:");
        sheet.line(7, copy.mark().text());
        sheet.space(10);
        for (String fact : copy.facts()) {
            int colon = fact.indexOf(':');
            String name = colon < 0 ? "" : fact.substring(0, colon);
            sheet.row(10, COLUMNS, true, name, fact.substring(colon + 1).strip());
        }
        sheet.space(12);
        sheet.line(
                8,
                "The pages behind this one show %s as it was received, with the SHA-256"
                        .formatted(copy.document().name()));
        sheet.line(8, source.hex());
        int shown = Math.min(MOST_CHANGES, changes.size());
        if (shown > 0) {
            sheet.space(8);
            sheet.heading("Changed in this copy; the document as it was received is kept", 9);
            for (String change : changes.subList(0, shown)) {
                sheet.line(8, change);
            }
        }
        if (changes.size() > shown) {
            sheet.line(8, "and %d more".formatted(changes.size() - shown));
        }
        if (sheet.lost() > 0) {
            sheet.line(
                    8,
                    "%d characters on this page have no glyph at hand and are shown as ?; the pages behind it show them."
                            .formatted(sheet.lost()));
        }
    }
}
