package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import java.util.List;

/**
 * A value that may be a field's.
 *
 * @param value the value
 * @param score how well it fits, 0 to 1
 * @param words where it stands
 */
record Candidate<T>(T value, double score, List<Word> words) {
    Candidate {
        words = List.copyOf(words);
    }

    String text() {
        return Segment.text(words);
    }

    Candidate<T> scored(double other) {
        return new Candidate<>(value, other, words);
    }
}
