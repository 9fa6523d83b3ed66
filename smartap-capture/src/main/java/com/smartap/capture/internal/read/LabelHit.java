package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import java.util.List;

/**
 * A label found in the text.
 *
 * @param kind what it announces
 * @param line the line it stands on
 * @param segment the index of its segment within the line
 * @param from its first word within the segment
 * @param to the word after its last one
 * @param weight 1 for a label at the beginning of a segment; less within a sentence
 * @param language of the label
 */
record LabelHit(LabelKind kind, Line line, int segment, int from, int to, double weight, String language) {
    Segment piece() {
        return line.segments().get(segment);
    }

    List<Word> words() {
        return piece().words().subList(from, to);
    }

    double left() {
        return words().get(0).left();
    }

    double right() {
        return words().get(words().size() - 1).right();
    }

    boolean colon() {
        String last = words().get(words().size() - 1).text();
        return last.endsWith(":")
                || to < piece().words().size() && piece().words().get(to).text().equals(":");
    }

    String text() {
        return Segment.text(words());
    }
}
