package com.smartap.capture.internal.ocr;

import com.smartap.capture.internal.image.Picture;
import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.spi.DocumentException;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Recognises some pages of a document, as many as time allows. */
public final class OcrPages {
    private static final int MOST_PAGES = 20;

    private final OcrEngine engine;
    private final Deadline deadline;
    private final TreeMap<Integer, PictureWords.Found> found = new TreeMap<>();
    private final List<Integer> left = new ArrayList<>();
    private List<String> languages;

    /**
     * Pages to come.
     *
     * @param languages what is known about the document's language; English if nothing
     */
    public OcrPages(OcrEngine engine, Deadline deadline, List<String> languages) {
        this.engine = engine;
        this.deadline = deadline;
        this.languages = languages.isEmpty() ? List.of("en") : languages;
    }

    /**
     * Reads pages: the first ones, and before the rest the last one, since totals stand there.
     *
     * @param numbers counted from 1
     * @param picture draws or decodes a page
     */
    public OcrPages read(List<Integer> numbers, IntFunction<Picture> picture) {
        List<Integer> order = new ArrayList<>(numbers);
        if (order.size() > 2) {
            order.add(1, order.remove(order.size() - 1));
        }
        for (int number : order) {
            boolean enough = found.size() >= MOST_PAGES || !found.isEmpty() && deadline.isOver();
            if (enough || !read(number, picture)) {
                left.add(number);
            }
        }
        return this;
    }

    private boolean read(int number, IntFunction<Picture> picture) {
        try {
            PictureWords.Found page = new PictureWords(engine, deadline).read(number, picture.apply(number), languages);
            found.put(number, page);
            languages = Languages.of(
                            page.page().words().stream().map(PlacedWord::text).toList())
                    .filter(engine.languages()::contains)
                    .map(language -> language.equals("en") ? List.of("en") : List.of(language, "en"))
                    .orElse(languages);
            return true;
        } catch (DocumentException e) {
            // What was read of the other pages is worth having; a document of which nothing was read is refused.
            if (found.isEmpty()) {
                throw e;
            }
            return false;
        }
    }

    /** The pages that were read, as text. */
    public List<GlyphPage> pages() {
        return found.values().stream()
                .map(page -> RecognisedPage.of(page.page(), page.dpi()))
                .toList();
    }

    /** The words of the pages that were read. */
    public List<WordPage> words() {
        return found.values().stream().map(PictureWords.Found::page).toList();
    }

    /** The words of a page that was read, where they stand on what a person sees. */
    WordPage seen(int number) {
        WordPage page = words(number);
        return view(number).seen(page);
    }

    /** The words of the pages that were read, where they stand on what a person sees. */
    public List<WordPage> seen() {
        return found.keySet().stream().map(this::seen).toList();
    }

    /** How a page that was read lies on what a person sees. */
    PageView view(int number) {
        return of(number).view();
    }

    boolean has(int number) {
        return found.containsKey(number);
    }

    /** The words of a page. */
    WordPage words(int number) {
        return of(number).page();
    }

    private PictureWords.Found of(int number) {
        PictureWords.Found page = found.get(number);
        if (page == null) {
            throw new IllegalArgumentException("page %d was not read".formatted(number));
        }
        return page;
    }

    /** The numbers of the pages that were not read, for want of time or since they are too many. */
    public List<Integer> left() {
        return List.copyOf(left);
    }
}
