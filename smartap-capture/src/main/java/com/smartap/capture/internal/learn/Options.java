package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.read.Values;
import com.smartap.model.invoice.InvoiceField;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All values of a document that have the right type for a field. */
final class Options {
    private static final Pattern CODE = Pattern.compile("(?=.*\\d)[\\p{L}\\d][\\p{L}\\d/._-]{1,34}");
    private static final Pattern EDGES = Pattern.compile("^[^\\p{L}\\d]+|[^\\p{L}\\d]+$");
    private static final int LONGEST = 80;

    private final Paper paper;
    private final Values values;
    private final List<Found> amounts = new ArrayList<>();
    private final List<Found> dates = new ArrayList<>();
    private final Map<Form, List<Found>> codes = new HashMap<>();

    Options(Paper paper, Habits habits) {
        this.paper = paper;
        Values own = Values.of(paper.lines());
        String mark = habits.decimalMark();
        own = mark == null ? own : own.withDecimalMark(mark.charAt(0));
        Boolean month = habits.monthFirst();
        this.values = month == null ? own : own.withDateOrder(month);
        for (Line line : paper.lines()) {
            values.amounts(line.words()).forEach(found -> amounts.add(new Found(found.value(), found.words(), true)));
            values.dates(line.words()).forEach(found -> dates.add(new Found(found.value(), found.words(), true)));
        }
    }

    Paper paper() {
        return paper;
    }

    /** The numbers among some words. */
    List<Found> numbers(List<Word> words) {
        return values.amounts(words).stream()
                .map(found -> new Found(found.value(), found.words(), true))
                .toList();
    }

    List<Found> of(InvoiceField field, Form form) {
        return switch (ValueKind.of(field)) {
            case AMOUNT -> form.negative() ? negated() : amounts;
            case DATE -> dates;
            case CODE -> codes.computeIfAbsent(form, this::codes);
        };
    }

    private List<Found> negated() {
        return amounts.stream()
                .map(found -> new Found(((BigDecimal) found.value()).negate(), found.words(), true))
                .toList();
    }

    /** Words of the form that was learned, and single words that might be a number of another form. */
    private List<Found> codes(Form form) {
        Optional<Pattern> pattern = form.pattern();
        List<Found> all = new ArrayList<>();
        for (Line line : paper.lines()) {
            List<Word> words = line.words();
            for (int from = 0; from < words.size(); from++) {
                for (int to = from + 1; to <= Math.min(words.size(), from + form.words()); to++) {
                    List<Word> part = words.subList(from, to);
                    pattern.flatMap(known -> formed(known, part)).ifPresent(all::add);
                }
                unformed(words.get(from)).ifPresent(all::add);
            }
        }
        return all;
    }

    /** A number that reaches over all of some words. */
    private static Optional<Found> formed(Pattern pattern, List<Word> words) {
        String text = Segment.text(words);
        Matcher matcher = pattern.matcher(text.length() > LONGEST ? "" : text);
        while (matcher.find()) {
            boolean whole = words.size() == 1
                    || matcher.start(1) < words.get(0).text().length()
                            && matcher.end(1)
                                    > text.length()
                                            - words.get(words.size() - 1).text().length();
            if (whole) {
                return Optional.of(new Found(matcher.group(1), words, true));
            }
        }
        return Optional.empty();
    }

    private Optional<Found> unformed(Word word) {
        String text = EDGES.matcher(word.text()).replaceAll("");
        boolean code = text.length() <= LONGEST
                && CODE.matcher(text).matches()
                && values.dates(List.of(word)).isEmpty()
                && !text.matches("[\\d.,]*[.,]\\d{2}");
        return code ? Optional.of(new Found(text, List.of(word), false)) : Optional.empty();
    }
}
