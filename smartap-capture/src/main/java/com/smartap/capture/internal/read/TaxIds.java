package com.smartap.capture.internal.read;

import com.smartap.capture.internal.check.VatId;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds tax ids: behind labels, and wherever something has the check digits of a VAT id. */
final class TaxIds {
    private static final Pattern FORM = Pattern.compile("[A-Z]{0,4}[ -]?[\\dA-Z][\\dA-Z ./-]{5,19}");
    private static final Pattern PART = Pattern.compile("[\\dA-Z]{1,9}[.,]?");
    private static final Pattern PREFIX = Pattern.compile("[A-Z]{2,3}[\\dA-Z./-]*");
    /** Numbers of German tax offices, which some label as if they were VAT ids. */
    private static final Pattern OF_TAX_OFFICE = Pattern.compile("\\d{2,3}\\s?/\\s?\\d{3,4}\\s?/\\s?\\d{4,5}");

    private static final int FEWEST_DIGITS = 6;
    private static final int MOST_WORDS = 5;
    private static final double RIGHT = 0.97;
    private static final double RIGHT_NATIONAL = 0.8;

    private final Reading reading;
    private final Predicate<Word> where;

    /** @param where the words that may be or announce the id */
    TaxIds(Reading reading, Predicate<Word> where) {
        this.reading = reading;
        this.where = where;
    }

    /** The vendor's: a labelled one, else one with right check digits, else a number of the tax office. */
    Optional<Candidate<String>> vendor() {
        Optional<Candidate<String>> labelled = labelled(LabelKind.TAX_ID);
        Optional<Candidate<String>> valid = valid();
        boolean better = labelled.isEmpty()
                || valid.isPresent()
                        && (isTail(labelled.get().value(), valid.get().value())
                                || OF_TAX_OFFICE.matcher(labelled.get().value()).matches());
        return (better ? valid : labelled)
                .or(() -> labelled)
                .or(() -> labelled(LabelKind.NATIONAL_TAX_ID)
                        .map(id -> id.scored(id.score() >= RIGHT ? RIGHT_NATIONAL : 0.5)));
    }

    /** All that might be the vendor's, the likeliest first. */
    List<Candidate<String>> vendors() {
        List<Candidate<String>> all = new ArrayList<>();
        vendor().ifPresent(all::add);
        all(LabelKind.TAX_ID).forEach(all::add);
        all(LabelKind.NATIONAL_TAX_ID).map(id -> id.scored(0.5)).forEach(all::add);
        return all;
    }

    /** The customer's: one in the customer's block, else one whose label says so. */
    Optional<Candidate<String>> customer() {
        return labelled(LabelKind.TAX_ID)
                .or(() -> new TaxIds(reading, word -> true).labelled(LabelKind.CUSTOMER_TAX_ID));
    }

    private static boolean isTail(String part, String whole) {
        return !part.equals(whole) && VatId.normalised(whole).endsWith(VatId.normalised(part));
    }

    private Optional<Candidate<String>> labelled(LabelKind kind) {
        return all(kind).findFirst();
    }

    private Stream<Candidate<String>> all(LabelKind kind) {
        return reading.hits(kind)
                .filter(hit -> where.test(hit.words().get(0)))
                .flatMap(hit ->
                        reading.spans(hit).stream().limit(2).flatMap(span -> first(span, hit.language()).stream()));
    }

    private static Optional<Candidate<String>> first(Reading.Span span, String language) {
        // A colon may stand apart from its label.
        List<Word> all = span.words().stream()
                .dropWhile(word -> word.text().chars().noneMatch(Character::isLetterOrDigit))
                .toList();
        for (int to = Math.min(MOST_WORDS, all.size()); to > 0; to--) {
            List<Word> words = all.subList(0, to);
            String text = Segment.text(words).replaceAll("^[:\\s]+|[,;.|)\\s]+$", "");
            boolean parts = words.stream()
                    .skip(1)
                    .allMatch(word -> PART.matcher(word.text()).matches());
            boolean form =
                    FORM.matcher(text).matches() && text.replaceAll("\\D", "").length() >= FEWEST_DIGITS;
            if (parts && form) {
                boolean valid = NationalIds.isValid(VatId.normalised(text), language);
                return Optional.of(new Candidate<>(text, Math.max(valid ? RIGHT : 0, 0.95 * span.weight()), words));
            }
        }
        return Optional.empty();
    }

    /** The first text with the form and the check digits of a VAT id that is not the beginning of an account number. */
    private Optional<Candidate<String>> valid() {
        for (Line line : reading.lines()) {
            List<Word> words = line.words();
            for (int i = 0; i < words.size(); i++) {
                if (!Signs.hasCapitals(words.get(i).text(), 2)
                        || !PREFIX.matcher(words.get(i).text()).matches()
                        || !where.test(words.get(i))
                        || isCustomers(line, words.get(i))) {
                    continue;
                }
                for (int to = i + 1; to <= Math.min(words.size(), i + MOST_WORDS); to++) {
                    List<Word> part = words.subList(i, to);
                    String text = Segment.text(part).replaceAll("[,;.|)]+$", "");
                    boolean goesOn = to < words.size() && words.get(to).text().matches("\\d{2,}");
                    if (!goesOn && Signs.hasDigit(text) && VatId.isValid(VatId.normalised(text))) {
                        return Optional.of(new Candidate<>(text, 0.9, part));
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean isCustomers(Line line, Word word) {
        return reading.hits(LabelKind.CUSTOMER_TAX_ID)
                .anyMatch(hit -> hit.line().index() == line.index() && hit.left() < word.left()
                        || reading.spans(hit).stream()
                                .limit(1)
                                .anyMatch(span -> span.words().contains(word)));
    }
}
