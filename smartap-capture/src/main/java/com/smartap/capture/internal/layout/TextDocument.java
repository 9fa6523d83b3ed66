package com.smartap.capture.internal.layout;

import com.smartap.model.invoice.FieldReading;
import java.util.Collection;
import java.util.List;

/**
 * The positioned text of a document.
 *
 * @param pages the pages
 * @param lines the lines of all pages, from top to bottom
 */
public record TextDocument(List<GlyphPage> pages, List<Line> lines) {
    /** Copies the lists. */
    public TextDocument {
        pages = List.copyOf(pages);
        lines = List.copyOf(lines);
    }

    /** The number of the first page, which is not 1 if these are a part of a document's pages. */
    public int firstPage() {
        return pages.isEmpty() ? 1 : pages.get(0).number();
    }

    /** The number of the last page. */
    public int lastPage() {
        return pages.isEmpty() ? 1 : pages.get(pages.size() - 1).number();
    }

    /** Whether some page is a picture with an invisible layer of recognised text. */
    public boolean scanned() {
        return pages.stream().anyMatch(GlyphPage::scanned);
    }

    /** The box around some words, in fractions of the first word's page. */
    public FieldReading.Place place(Collection<Word> words) {
        int number = words.iterator().next().page();
        // The pages may be a part of the document's.
        GlyphPage page =
                pages.stream().filter(one -> one.number() == number).findFirst().orElseGet(() -> pages.get(0));
        List<Word> same = words.stream().filter(word -> word.page() == number).toList();
        double left = same.stream().mapToDouble(Word::left).min().orElse(0);
        double right = same.stream().mapToDouble(Word::right).max().orElse(0);
        double top = same.stream().mapToDouble(Word::top).min().orElse(0);
        double bottom = same.stream()
                .mapToDouble(word -> word.baseline() + word.size() * 0.2)
                .max()
                .orElse(0);
        double x = fraction(left, page.width());
        double y = fraction(top, page.height());
        return new FieldReading.Place(
                number, x, y, fraction(right, page.width()) - x, fraction(bottom, page.height()) - y);
    }

    private static double fraction(double value, double whole) {
        return whole <= 0 ? 0 : Math.max(0, Math.min(1, value / whole));
    }
}
