package com.smartap.console;

import com.smartap.model.invoice.DocumentPart;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which pages of a document are shown: those of the invoice, and apart from them those around it.
 *
 * @param own the pages of the invoice, counted from 1; all pages for an invoice that is the whole document
 * @param others the nearest other pages of the document, in order
 * @param total how many pages the document has
 */
record Sheets(List<Integer> own, List<Integer> others, int total) {
    /** The pages of a document, or of a part of it. */
    static Sheets of(int total, @Nullable DocumentPart part) {
        boolean some = part != null && part.firstPage() > 0 && part.firstPage() <= total;
        int first = part != null && some ? part.firstPage() : 1;
        int last = part != null && some ? Math.min(total, part.lastPage()) : total;
        int before = Math.max(1, first - PdfPages.MAX_PAGES / 2);
        int after = Math.min(total, last + PdfPages.MAX_PAGES - (first - before));
        return new Sheets(
                pages(first, Math.min(last, first + PdfPages.MAX_PAGES - 1)),
                IntStream.concat(IntStream.range(before, first), IntStream.rangeClosed(last + 1, after))
                        .limit(PdfPages.MAX_PAGES)
                        .boxed()
                        .toList(),
                total);
    }

    private static List<Integer> pages(int first, int last) {
        return IntStream.rangeClosed(first, last).boxed().toList();
    }

    /** Whether there are pages that are not shown at all. Called by the template. */
    public boolean cut() {
        return own.size() + others.size() < total;
    }
}
