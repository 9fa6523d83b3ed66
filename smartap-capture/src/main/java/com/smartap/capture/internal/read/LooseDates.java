package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Word;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Dates without a label of their own. */
final class LooseDates {
    private static final double UNCLAIMED = 0.55;
    private static final double BESIDE_NUMBER = 0.85;
    /** How far behind the number its date may stand, in font sizes. */
    private static final double NEAR = 4;

    private final Reading reading;
    private final HeaderFields head;

    LooseDates(Reading reading, HeaderFields head) {
        this.reading = reading;
        this.head = head;
    }

    /** The date right behind the number of the invoice, as in {@code 210001 / 05.03.2021}, else the topmost one. */
    Optional<Candidate<LocalDate>> best(Optional<Candidate<String>> number) {
        List<Candidate<LocalDate>> dates = unclaimed();
        return number.flatMap(known -> dates.stream()
                        .filter(date -> isBehind(date.words().get(0), known.words()))
                        .findFirst())
                .map(date -> date.scored(BESIDE_NUMBER))
                .or(() -> dates.stream().findFirst());
    }

    /** Dates of the first page that no label of another date claims, topmost first. */
    private List<Candidate<LocalDate>> unclaimed() {
        Set<Word> claimed = new HashSet<>();
        for (LabelKind kind : List.of(LabelKind.DUE_DATE, LabelKind.OTHER_DATE)) {
            head.dates(kind).forEach(candidate -> claimed.addAll(candidate.words()));
        }
        return reading.lines().stream()
                .filter(line -> line.page() == reading.document.firstPage())
                .flatMap(line -> line.segments().stream())
                .flatMap(segment -> reading.dates.in(segment.words()).stream())
                .filter(candidate -> candidate.words().stream().noneMatch(claimed::contains))
                .map(candidate -> candidate.scored(Math.min(UNCLAIMED, candidate.score())))
                .toList();
    }

    private static boolean isBehind(Word date, List<Word> number) {
        if (number.isEmpty()) {
            return false;
        }
        Word last = number.get(number.size() - 1);
        double gap = date.left() - last.right();
        return date.page() == last.page()
                && Math.abs(date.baseline() - last.baseline()) < 0.3 * last.size()
                && gap > 0
                && gap < NEAR * last.size();
    }
}
