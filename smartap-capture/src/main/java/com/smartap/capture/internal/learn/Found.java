package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Word;
import java.util.List;

/**
 * A value that stands in a document.
 *
 * @param value as a field has it
 * @param words where it stands, on one line
 * @param formed whether it is written as the vendor's earlier ones were
 */
record Found(Object value, List<Word> words, boolean formed) {
    Found {
        words = List.copyOf(words);
    }

    double left() {
        return words.get(0).left();
    }

    double right() {
        return words.get(words.size() - 1).right();
    }

    double baseline() {
        return words.get(0).baseline();
    }

    int page() {
        return words.get(0).page();
    }
}
