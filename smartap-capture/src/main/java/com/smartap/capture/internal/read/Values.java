package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Word;
import com.smartap.model.invoice.InvoiceField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Amounts and dates of a document as it writes them, for those who look for a value that they know. */
public final class Values {
    private final Amounts amounts;
    private final List<Dates> dates;

    private Values(Amounts amounts, List<Dates> dates) {
        this.amounts = amounts;
        this.dates = List.copyOf(dates);
    }

    /** A value and where it stands. */
    public record Placed<T>(T value, List<Word> words) {}

    /** A label and the field that it announces; null if that is none of an invoice's fields. */
    public record Label(List<Word> words, @Nullable InvoiceField field) {}

    /** How a document writes its values. */
    public static Values of(List<Line> lines) {
        return new Values(Amounts.of(lines), List.of(Dates.of(lines, false), Dates.of(lines, true)));
    }

    /** The same with a decimal mark that is known, whatever the document's own amounts say. */
    public Values withDecimalMark(char mark) {
        return new Values(Amounts.with(mark), dates);
    }

    /** The same with an order of day and month that is known; the document's own dates say more. */
    public Values withDateOrder(boolean monthFirst) {
        return new Values(amounts, List.of(dates.get(monthFirst ? dates.size() - 1 : 0)));
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

    /** The labels of a document that begin a piece of text or stand before a colon. */
    public static List<Label> labels(List<Line> lines) {
        return Labels.builtIn().find(lines).stream()
                .filter(hit -> hit.weight() >= 0.8)
                .map(hit -> new Label(hit.words(), hit.kind().field()))
                .toList();
    }

    /** Whether a line says that the document is a credit note. */
    public boolean isCreditNote(Line line) {
        return Labels.builtIn().find(List.of(line)).stream().anyMatch(hit -> hit.kind() == LabelKind.CREDIT_NOTE);
    }
}
