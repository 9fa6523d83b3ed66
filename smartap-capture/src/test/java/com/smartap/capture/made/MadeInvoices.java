package com.smartap.capture.made;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Random;

/** Draws invoices made at random. */
public final class MadeInvoices {
    private MadeInvoices() {}

    /**
     * A document and what it says.
     *
     * @param name tells how to make it again
     * @param pdf the file
     * @param truth by the names of the samples' scorer; null for what the document does not state
     */
    public record Made(String name, byte[] pdf, JsonNode truth) {}

    /** One of the layouts that readers may be tuned on. */
    public static Made seen(long seed) {
        return made(seed, false);
    }

    /** One of the layouts that nobody looks at. */
    public static Made heldBack(long seed) {
        return made(seed, true);
    }

    /** One that imitates how a trade writes its invoices. */
    public static Made wild(long seed) {
        return WildSheets.draw("trades", seed);
    }

    /** One of more ways to write an invoice, on which readers are tuned: statements, legal lines, captions, two languages. */
    public static Made ways(long seed) {
        return WildSheets.draw(seed % 2 == 0 ? "ways" : "again", seed / 2);
    }

    /** One of a set of such sheets on which nothing was tuned when it was first read. */
    public static Made unseen(long seed) {
        return WildSheets.draw("unseen", seed);
    }

    private static Made made(long seed, boolean heldBack) {
        Random random = new Random(seed * 7919 + (heldBack ? 13 : 0));
        String language = Wording.LANGUAGES.get((int) Math.floorMod(seed, Wording.LANGUAGES.size()));
        MadeInvoice invoice = new MadeInvoice(language, random);
        Family family = heldBack ? Family.heldBack(random) : Family.seen(random);
        int face = language.equals("pl") ? 2 : random.nextInt(2);
        double size = 8 + random.nextInt(3);
        try (Sheet sheet = new Sheet(face)) {
            draw(invoice, family, sheet, size);
            return new Made("%s %d %s".formatted(language, seed, family), sheet.bytes(), invoice.truth);
        }
    }

    private static void draw(MadeInvoice invoice, Family family, Sheet sheet, double size) {
        PartyDrawing parties = new PartyDrawing(invoice, sheet, size);
        parties.draw(family.party());
        boolean sharesTop = family.party() == 1 || family.party() == 4 || family.party() == 6 || family.party() == 7;
        FootDrawing foot = new FootDrawing(invoice, sheet, size);
        boolean taxIdInHead =
                !parties.hasTaxId() && !invoice.vendor.vatId().isEmpty() && invoice.random.nextInt(4) == 0;
        HeadDrawing head = new HeadDrawing(invoice, sheet, size);
        double y = head.draw(family.head(), sharesTop, taxIdInHead);
        y = new TableDrawing(invoice, sheet, size, family.table()).draw(Math.max(y, 280));
        if (y > 600) {
            sheet.newPage();
            y = 80;
        }
        y = new SumsDrawing(invoice, sheet, size).draw(family.sums(), y);
        foot.draw(family.foot(), y + 16, parties.hasTaxId() || taxIdInHead, head.hasTerms());
    }
}
