package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Amounts and dates of a document as it writes them, for those who look for a value that they know. */
public final class Values {
    private final Amounts amounts;
    private final List<Dates> dates;

    private Values(Amounts amounts, List<Dates> dates) {
        this.amounts = amounts;
        this.dates = dates;
    }

    /** A value and where it stands. */
    public record Placed<T>(T value, List<Word> words) {}

    /** How a document writes its values. */
    public static Values of(List<Line> lines) {
        return new Values(Amounts.of(lines), List.of(Dates.of(lines, false), Dates.of(lines, true)));
    }

    /** The amounts among some words. */
    public List<Placed<BigDecimal>> amounts(List<Word> words) {
        return amounts.in(words).stream()
                .map(found -> new Placed<>(found.value(), found.words()))
                .toList();
    }

    /** The dates among some words; one whose day and month could be swapped both ways. */
    public List<Placed<LocalDate>> dates(List<Word> words) {
        return dates.stream()
                .flatMap(order -> order.in(words).stream())
                .map(found -> new Placed<>(found.value(), found.words()))
                .distinct()
                .toList();
    }

    /** An amount as JSON or the document writes it. */
    public Optional<BigDecimal> amount(String text) {
        String plain = text.strip();
        if (plain.length() > 20) {
            return Optional.empty();
        }
        return plain.matches("-?\\d+(\\.\\d+)?") ? Optional.of(new BigDecimal(plain)) : amounts.parse(plain);
    }

    /** An ISO date. */
    public Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text.strip()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Whether a line says that the document is a credit note. */
    public boolean isCreditNote(Line line) {
        return Labels.builtIn().find(List.of(line)).stream().anyMatch(hit -> hit.kind() == LabelKind.CREDIT_NOTE);
    }
}
