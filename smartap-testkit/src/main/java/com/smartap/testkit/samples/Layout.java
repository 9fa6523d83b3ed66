package com.smartap.testkit.samples;

import java.io.IOException;

/** A way to print an invoice. */
interface Layout {
    /** Whether the lines show the vendor's item numbers. */
    default boolean printsSkus() {
        return true;
    }

    /** Draws the invoice onto the pages of a document. */
    void draw(Plan plan, Sheet sheet) throws IOException;
}
