package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.ocr.FieldValues;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Looks up where the value that a person gave stands in the document. */
final class Sightings {
    private static final int MOST = 8;
    private static final double SURE = 0.8;
    private static final int MOST_WORDS = 4;
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$");

    /** A place and how the value is written there. */
    record Sighting(Found found, Form form) {}

    private Sightings() {}

    /** All places; only the one where it was read from if that was right, and not by chance. */
    static List<Sighting> of(Lesson lesson, InvoiceField field, Options options) {
        Optional<Object> right = lesson.right(field);
        if (right.isEmpty()) {
            return List.of();
        }
        List<Sighting> all = ValueKind.of(field) == ValueKind.CODE
                ? codes(lesson.paper(), right.get().toString())
                : typed(field, right.get(), options);
        FieldReading reading = lesson.read().readings().get(field);
        boolean sure = reading != null && reading.confidence() >= SURE && lesson.wasRight(field);
        FieldReading.Place place = sure ? lesson.readPlace(field) : null;
        List<Sighting> read = all.stream()
                .filter(one -> lesson.paper().stands(one.found().words(), place))
                .toList();
        List<Sighting> best = read.isEmpty() ? all : read;
        return best.subList(0, Math.min(MOST, best.size()));
    }

    private static List<Sighting> typed(InvoiceField field, Object right, Options options) {
        List<Sighting> found = typed(field, right, options, Form.PLAIN);
        boolean turn = found.isEmpty() && ValueKind.of(field) == ValueKind.AMOUNT;
        return turn ? typed(field, right, options, Form.NEGATIVE) : found;
    }

    private static List<Sighting> typed(InvoiceField field, Object right, Options options, Form form) {
        return options.of(field, form).stream()
                .filter(option -> FieldValues.same(option.value(), right))
                .map(option -> new Sighting(option, form))
                .toList();
    }

    private static List<Sighting> codes(Paper paper, String right) {
        String wanted = Paper.plain(right);
        List<Sighting> found = new ArrayList<>();
        if (wanted.isEmpty() || wanted.length() > 60) {
            return found;
        }
        for (Line line : paper.lines()) {
            List<Word> words = line.words();
            for (int from = 0; from < words.size(); from++) {
                for (int to = from + 1; to <= Math.min(words.size(), from + MOST_WORDS); to++) {
                    List<Word> part = words.subList(from, to);
                    code(part, right, wanted).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Sighting> code(List<Word> words, String right, String wanted) {
        String text = EDGES.matcher(Segment.text(words)).replaceAll("");
        boolean tight = !Paper.plain(words.get(0).text()).isEmpty()
                && !Paper.plain(words.get(words.size() - 1).text()).isEmpty();
        if (tight && Paper.plain(text).equals(wanted)) {
            return sighting(words, text, "", text);
        }
        int at = words.size() == 1 ? text.indexOf(right) : -1;
        if (at < 0) {
            return Optional.empty();
        }
        String before = text.substring(0, at);
        String after = text.substring(at + right.length());
        boolean ends = after.isEmpty() || !Character.isLetterOrDigit(after.charAt(0));
        boolean glued = !before.isEmpty() && Character.isLetterOrDigit(before.charAt(before.length() - 1));
        boolean letters = before.length() <= 20 && before.chars().allMatch(Character::isLetter);
        return ends && (!glued || letters) ? sighting(words, text, glued ? before : "", right) : Optional.empty();
    }

    private static Optional<Sighting> sighting(List<Word> words, String text, String lead, String value) {
        return Shape.of(value)
                .map(shape -> new Sighting(
                        new Found(value, words, true), new Form(List.of(shape), lead, words.size(), false)));
    }
}
