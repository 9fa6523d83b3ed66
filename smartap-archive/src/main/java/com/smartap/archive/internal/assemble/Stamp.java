package com.smartap.archive.internal.assemble;

import com.smartap.archive.internal.font.EmbeddedPrograms;
import com.smartap.archive.internal.font.Liberation;
import com.smartap.model.ContentHash;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * The visible audit block. It stands on a strip that is added below the first page, so that it covers nothing; a page
 * too small or too large for that gets its block on a page of its own, at the end.
 */
public final class Stamp {
    private static final float MARGIN = 28;
    private static final float SIZE = 7;
    private static final float LEADING = 9.5f;
    private static final float PADDING = 11;
    private static final float GAP = 16;
    private static final float LEFT_COLUMN = 176;
    private static final float NARROWEST = 120;
    private static final float TWO_SIDES_FROM = 380;
    private static final float HIGHEST = 14_000;
    private static final int ONE_COLUMN_UP_TO = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final COSName PLAIN = COSName.getPDFName("SmartApStamp");
    private static final COSName BOLD = COSName.getPDFName("SmartApStampBold");

    private final List<String> left;
    private final List<String> right;
    private final StampFont plain;
    private final StampFont bold;

    /**
     * Lays out a stamp.
     *
     * @param lines what the stamp says
     * @param sealedAt the moment that the seal claims
     * @param audit the hash of the audit trail, printed so that paper and file can be compared
     */
    public Stamp(List<String> lines, Instant sealedAt, ContentHash audit) {
        left = List.of(
                "SEALED DOCUMENT",
                "Sealed " + TIME.format(sealedAt),
                "Attached audit trail audit.json, SHA-256:",
                audit.hex().substring(0, 32),
                audit.hex().substring(32));
        right = lines.stream()
                .map(PlainText::oneLine)
                .filter(line -> !line.isEmpty())
                .toList();
        plain = new StampFont(Liberation.SANS, String.join("", left) + String.join("", right));
        bold = new StampFont(Liberation.SANS_BOLD, left.get(0));
    }

    /**
     * Draws it.
     *
     * @param states those of the first page's content
     * @return the number of pages that it added
     */
    public int draw(PDDocument document, EmbeddedPrograms programs, SavedStates states) throws IOException {
        PDPage page = document.getPage(0);
        VisibleArea area = VisibleArea.of(page);
        float height = height(area.width());
        boolean fits = area.width() >= NARROWEST && area.height() + height <= HIGHEST && area.unit() <= 10;
        if (!fits) {
            page = new PDPage(PDRectangle.A4);
            page.setResources(new PDResources());
            document.addPage(page);
            area = VisibleArea.of(page);
            append(document, programs, page, SavedStates.NONE, area, height(area.width()));
            return 1;
        }
        VisibleArea extended = area.extended(height);
        PDRectangle media = page.getMediaBox();
        page.setMediaBox(union(media, extended.box()));
        page.setCropBox(extended.box());
        append(document, programs, page, states, extended, height);
        return 0;
    }

    private float height(float width) {
        return 2 * PADDING + rows(width) * LEADING;
    }

    private int rows(float width) {
        if (width < TWO_SIDES_FROM) {
            return left.size() + right.size();
        }
        int columns = columns(width);
        return Math.max(left.size(), (right.size() + columns - 1) / columns);
    }

    /** Two columns only where that cuts no line off. */
    private int columns(float width) {
        boolean fit = right.stream().allMatch(line -> plain.width(line, SIZE) <= columnWidth(width, 2));
        return right.size() > ONE_COLUMN_UP_TO && fit ? 2 : 1;
    }

    private static float columnWidth(float width, int columns) {
        return (width - 2 * margin(width) - LEFT_COLUMN - columns * GAP) / columns;
    }

    private static float margin(float width) {
        return Math.min(MARGIN, width * 0.06f);
    }

    private void append(
            PDDocument document,
            EmbeddedPrograms programs,
            PDPage page,
            SavedStates states,
            VisibleArea area,
            float height)
            throws IOException {
        String block = area.upright() + block(area.width(), height);
        wrap(document, page, states, block);
        PDResources resources = page.getResources();
        // Resources may be shared between pages: the fonts go into a copy.
        COSDictionary own = new COSDictionary(resources == null ? new COSDictionary() : resources.getCOSObject());
        COSDictionary shared = own.getCOSDictionary(COSName.FONT);
        COSDictionary fonts = new COSDictionary(shared == null ? new COSDictionary() : shared);
        fonts.setItem(PLAIN, plain.dictionary(programs));
        fonts.setItem(BOLD, bold.dictionary(programs));
        own.setItem(COSName.FONT, fonts);
        page.setResources(new PDResources(own));
    }

    private String block(float width, float height) {
        Drawing out = new Drawing();
        float margin = margin(width);
        // White first: the page may have had content outside of its visible box.
        out.op("1 g 0 0 # # re f", width, height);
        out.op("0.96 g # 5 # # re f", margin / 2, width - margin, height - 8);
        out.op("0.15 g # 5 2.4 # re f", margin / 2, height - 8);
        float top = height - PADDING - SIZE + 1.5f;
        boolean sides = width >= TWO_SIDES_FROM;
        float leftWidth = sides ? LEFT_COLUMN : width - 2 * margin;
        for (int i = 0; i < left.size(); i++) {
            text(out, i == 0, left.get(i), margin, top - i * LEADING, leftWidth);
        }
        if (!sides) {
            for (int i = 0; i < right.size(); i++) {
                text(out, false, right.get(i), margin, top - (left.size() + i) * LEADING, leftWidth);
            }
            return out.toString();
        }
        int columns = columns(width);
        int perColumn = (right.size() + columns - 1) / columns;
        float columnWidth = columnWidth(width, columns);
        for (int i = 0; i < right.size(); i++) {
            float x = margin + LEFT_COLUMN + GAP + (i / perColumn) * (columnWidth + GAP);
            text(out, false, right.get(i), x, top - (i % perColumn) * LEADING, columnWidth);
        }
        out.op("0.75 g # 11 0.5 # re f", margin + LEFT_COLUMN + GAP / 2, height - 20);
        return out.toString();
    }

    private void text(Drawing out, boolean heading, String line, float x, float y, float width) {
        StampFont font = heading ? bold : plain;
        out.line("BT 0.15 g /" + (heading ? BOLD : PLAIN).getName());
        out.op("# Tf # # Td", SIZE, x, y);
        out.line(font.encoded(font.fitted(line, SIZE, width)) + " Tj ET");
    }

    /** Puts the page's content between as many saves and restores as it takes to get back to the initial state. */
    private static void wrap(PDDocument document, PDPage page, SavedStates states, String block) throws IOException {
        COSArray parts = new COSArray();
        COSStream saves = document.getDocument().createCOSStream();
        try (OutputStream out = saves.createOutputStream()) {
            // A few bytes, which compressing would only make more.
            out.write("q\n".repeat(states.saves()).getBytes(StandardCharsets.US_ASCII));
        }
        parts.add(saves);
        old(page.getCOSObject().getDictionaryObject(COSName.CONTENTS), page, parts);
        parts.add(stream(document, "\n" + "Q\n".repeat(states.restores()) + "q\n" + block + "Q\n"));
        page.getCOSObject().setItem(COSName.CONTENTS, parts);
    }

    private static void old(@Nullable COSBase contents, PDPage page, COSArray parts) {
        if (contents instanceof COSArray array) {
            List<COSBase> items = new ArrayList<>();
            array.forEach(items::add);
            items.forEach(parts::add);
        } else if (contents instanceof COSStream) {
            parts.add(page.getCOSObject().getItem(COSName.CONTENTS));
        }
    }

    private static COSStream stream(PDDocument document, String content) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(content.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static PDRectangle union(PDRectangle a, PDRectangle b) {
        float left = Math.min(a.getLowerLeftX(), b.getLowerLeftX());
        float bottom = Math.min(a.getLowerLeftY(), b.getLowerLeftY());
        float right = Math.max(a.getUpperRightX(), b.getUpperRightX());
        float top = Math.max(a.getUpperRightY(), b.getUpperRightY());
        return new PDRectangle(left, bottom, right - left, top - bottom);
    }
}
