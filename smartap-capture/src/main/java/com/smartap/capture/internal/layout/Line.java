package com.smartap.capture.internal.layout;

import java.util.ArrayList;
import java.util.List;

/** Everything on one baseline of a page. Its words and text are put together once, since they are asked for often. */
public final class Line {
    private final int page;
    private final int index;
    private final double baseline;
    private final List<Segment> segments;
    private final List<Word> words;
    private final String text;
    private final double size;

    /**
     * A line.
     *
     * @param page counted from 1
     * @param index counted from 0 within the document
     * @param baseline distance from the top
     * @param segments at least one, from left to right
     */
    public Line(int page, int index, double baseline, List<Segment> segments) {
        this.page = page;
        this.index = index;
        this.baseline = baseline;
        this.segments = List.copyOf(segments);
        List<Word> all = new ArrayList<>();
        this.segments.forEach(segment -> all.addAll(segment.words()));
        this.words = List.copyOf(all);
        this.text = Segment.text(words);
        this.size = words.stream().mapToDouble(Word::size).max().orElse(0);
    }

    /** The page, counted from 1. */
    public int page() {
        return page;
    }

    /** Counted from 0 within the document. */
    public int index() {
        return index;
    }

    /** The distance from the top. */
    public double baseline() {
        return baseline;
    }

    /** Words without a wide gap between them, from left to right. */
    public List<Segment> segments() {
        return segments;
    }

    /** All words from left to right. */
    public List<Word> words() {
        return words;
    }

    /** The largest font size. */
    public double size() {
        return size;
    }

    /** The text with blanks between words. */
    public String text() {
        return text;
    }

    /** The text. */
    @Override
    public String toString() {
        return text;
    }
}
