package com.smartap.capture.accuracy;

import com.smartap.capture.PdfInvoiceReader;
import com.smartap.capture.made.MadeInvoices;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;

/** Counts what is read rightly of invoices that are drawn at random. */
final class MadeFigures {
    /** So many invoices of each kind are made; more of them say the same. */
    private static final int MADE = 50;

    private static final int WAYS = 56;
    private static final int LAST = 20;

    private final Tally tally = new Tally();

    private MadeFigures() {}

    /** Layouts of parts that were held back, and sheets of trades. */
    static Tally atRandom() {
        MadeFigures figures = new MadeFigures();
        for (int seed = 0; seed < MADE; seed++) {
            figures.add(MadeInvoices.heldBack(seed));
            figures.add(MadeInvoices.wild(seed));
        }
        return figures.tally;
    }

    /** Sheets of more ways to write an invoice, on which readers were tuned after they had been read once. */
    static Tally ways() {
        MadeFigures figures = new MadeFigures();
        for (int seed = 0; seed < WAYS; seed++) {
            figures.add(MadeInvoices.ways(seed));
        }
        return figures.tally;
    }

    /** The sheets that were written last. */
    static Tally last() {
        MadeFigures figures = new MadeFigures();
        for (int seed = 0; seed < LAST; seed++) {
            figures.add(MadeInvoices.unseen(seed));
        }
        return figures.tally;
    }

    private void add(MadeInvoices.Made made) {
        tally.add(
                made.truth(),
                new PdfInvoiceReader().read(DocumentSource.of(made.name(), made.pdf()), ReadLimits.DEFAULT));
    }
}
