package com.smartap.capture.internal.layout;

import java.util.List;

/**
 * Everything on one baseline of a page.
 *
 * @param page counted from 1
 * @param index counted from 0 within the document
 * @param baseline distance from the top
 * @param segments at least one, from left to right
 */
public record Line(int page, int index, double baseline, List<Segment> segments) {
    /** Copies the segments. */
    public Line {
        segments = List.copyOf(segments);
    }

    /** All words from left to right. */
    public List<Word> words() {
        return segments.stream().flatMap(segment -> segment.words().stream()).toList();
    }

    /** The largest font size. */
    public double size() {
        return segments.stream().mapToDouble(Segment::size).max().orElse(0);
    }

    /** The text with blanks between words. */
    public String text() {
        return Segment.text(words());
    }
}
