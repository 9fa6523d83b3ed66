package com.smartap.archive.internal.esign;

import com.smartap.archive.internal.assemble.PicturePages;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of a copy can be known by in another PDF: their letters, and how they look where they have hardly any.
 *
 * @param pages a trace for each page
 */
public record PageTraces(List<Trace> pages) {
    private static final int FEW_LETTERS = 40;

    /** Copies the list. */
    public PageTraces {
        pages = List.copyOf(pages);
    }

    /**
     * What one page can be known by.
     *
     * @param letters what is written on it, without blanks
     * @param look how it looks; null where its letters are enough, or it cannot be drawn here
     */
    public record Trace(String letters, byte @Nullable [] look) {}

    /** Reads them from a document. */
    public static PageTraces of(PDDocument document, ReadLimits limits) throws IOException {
        boolean drawable = isDrawable(document);
        List<Trace> traces = new ArrayList<>();
        List<String> letters = letters(document, limits);
        for (int i = 0; i < letters.size(); i++) {
            boolean few = letters.get(i).length() < FEW_LETTERS;
            traces.add(new Trace(letters.get(i), few && drawable ? PageLook.of(document, i) : null));
        }
        return new PageTraces(traces);
    }

    private static List<String> letters(PDDocument document, ReadLimits limits) throws IOException {
        return PageLetters.of(document, document.getNumberOfPages(), false, limits.maxGlyphs());
    }

    private static boolean isDrawable(PDDocument document) throws IOException {
        return PicturePages.obstacle(document).isEmpty();
    }

    /**
     * Looks for the pages in another document, one after the other; others may stand between them.
     *
     * @return the number of the first page that is not there, from 1; empty if all are
     */
    Optional<Integer> missing(PDDocument other, ReadLimits limits) throws IOException {
        List<String> letters = letters(other, limits);
        boolean drawable = isDrawable(other);
        int at = 0;
        for (int i = 0; i < pages.size(); i++) {
            while (at < letters.size() && !isThere(pages.get(i), other, at, letters.get(at), drawable)) {
                at++;
            }
            if (at == letters.size()) {
                return Optional.of(i + 1);
            }
            at++;
        }
        return Optional.empty();
    }

    private static boolean isThere(Trace trace, PDDocument other, int page, String letters, boolean drawable)
            throws IOException {
        if (!letters.contains(trace.letters())) {
            return false;
        }
        return trace.look() == null || (drawable && PageLook.isAlike(trace.look(), PageLook.of(other, page)));
    }
}
