package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Remembers what was found among some words: the same words are asked for by many fields. */
final class Spans<T> {
    private record Key(Word first, Word last, int size) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && first == key.first && last == key.last && size == key.size;
        }

        @Override
        public int hashCode() {
            return 31 * (31 * System.identityHashCode(first) + System.identityHashCode(last)) + size;
        }
    }

    private record Known<T>(List<Word> words, T found) {
        boolean isOf(List<Word> others) {
            for (int i = 0; i < words.size(); i++) {
                if (words.get(i) != others.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private final Map<Key, Known<T>> known = new HashMap<>();

    /** What was found among these words before, or is found now. */
    T of(List<Word> words, Function<List<Word>, T> find) {
        Key key = new Key(words.get(0), words.get(words.size() - 1), words.size());
        Known<T> before = known.get(key);
        if (before != null && before.isOf(words)) {
            return before.found();
        }
        T found = find.apply(words);
        known.put(key, new Known<>(List.copyOf(words), found));
        return found;
    }
}
