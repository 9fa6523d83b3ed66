package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * Finds what was paid among the many totals of a receipt. What proves a total: cash less change, the amount on a card,
 * and the sum before rounding with the rounding.
 */
final class ReceiptTotal {
    private static final QuickPattern AMOUNT = QuickPattern.compile(
            "(?<![\\d.,])([-(]?)(?:RM|\\p{Sc}|[A-Z]{3})?\\s?([-(]?)((?:\\d{1,3}(?:[.,' ]\\d{3})+|\\d*)[.,]\\d{2})(?![\\d%]|[.,]\\d)");
    private static final BigDecimal CENT = new BigDecimal("0.005");
    private static final BigDecimal MOST_ROUNDING = new BigDecimal("0.60");

    /** An amount and the line on which it stands. */
    private record Sum(BigDecimal value, String label, Line line, List<Word> words) {}

    private final Reading reading;
    private final List<Sum> sums = new ArrayList<>();

    ReceiptTotal(Reading reading) {
        this.reading = reading;
        for (int i = 0; i < reading.lines().size(); i++) {
            add(i);
        }
    }

    private void add(int at) {
        Line line = reading.lines().get(at);
        StringBuilder before = new StringBuilder();
        Sum last = null;
        boolean amounts = false;
        // Columns are looked at one by one: digits of two columns make no amount.
        for (Segment segment : line.segments()) {
            boolean may = AMOUNT.mayMatch(segment.text());
            Matcher matcher = AMOUNT.matcher(segment.text());
            int end = 0;
            while (may && matcher.find()) {
                if (!amounts) {
                    before.append(segment.text(), end, matcher.start());
                }
                amounts = true;
                last = sum(matcher, before.toString(), line, segment);
                end = matcher.end();
            }
            if (!amounts) {
                before.append(segment.text()).append(' ');
            }
        }
        if (last != null) {
            // The label of an amount that stands alone is on the line above, if nothing else is there.
            boolean alone = last.label().chars().noneMatch(Character::isLetter)
                    || last.label().strip().matches("[A-Z]{2,3}");
            boolean above =
                    alone && at > 0 && !AMOUNT.isIn(reading.lines().get(at - 1).text());
            sums.add(above ? new Sum(last.value(), reading.lines().get(at - 1).text(), line, last.words()) : last);
        }
    }

    private static Sum sum(Matcher matcher, String label, Line line, Segment segment) {
        String digits = matcher.group(3);
        String whole = digits.substring(0, digits.length() - 3).replaceAll("[.,' ]", "");
        String cents = digits.substring(digits.length() - 2);
        BigDecimal value = new BigDecimal((whole.isEmpty() ? "0" : whole) + "." + cents);
        boolean negative = !matcher.group(1).isEmpty() || !matcher.group(2).isEmpty();
        List<Word> words = segment.words().stream()
                .filter(word -> word.text().contains(digits.substring(digits.length() - 3)))
                .toList();
        return new Sum(negative ? value.negate() : value, label, line, words.isEmpty() ? segment.words() : words);
    }

    Optional<Candidate<BigDecimal>> find() {
        List<Candidate<BigDecimal>> candidates = new ArrayList<>();
        for (Sum sum : sums) {
            double label = label(sum);
            if (label > 0 && sum.value().signum() > 0) {
                candidates.add(new Candidate<>(sum.value(), label + proof(sum.value()), sum.words()));
            }
        }
        paid().ifPresent(candidates::add);
        return candidates.stream()
                .max(Comparator.comparingDouble(Candidate::score))
                .map(best -> best.scored(confidence(best)));
    }

    /** Proven totals are nearly sure; a label alone is not. */
    private double confidence(Candidate<BigDecimal> best) {
        double proof = proof(best.value());
        return proof >= 1.5 ? 0.97 : proof >= 0.9 ? 0.94 : proof > 0.3 ? 0.85 : 0.7;
    }

    private double label(Sum sum) {
        String label = sum.label();
        boolean total = Receipt.WORDS.in(label, "TOTAL");
        if (Receipt.WORDS.begins(label, "ROUNDING") || Receipt.WORDS.begins(label, "CHANGE")) {
            return 0;
        }
        if (Receipt.WORDS.in(label, "CARD") && !total) {
            return 0.3;
        }
        if (!total && !Receipt.WORDS.in(label, "SUBTOTAL")) {
            return 0;
        }
        // "Total GST" is a tax, "total incl. GST" a total.
        boolean tax = Receipt.WORDS.in(label, "TAX")
                && !label.matches("(?i).*\\b(in[ck]l\\w*|inc|with|w/|after|inkl|ttc|compris).*");
        boolean other = Receipt.WORDS.in(label, "NO_TOTAL");
        double low = 0.15 * sum.line().index() / Math.max(1, reading.lines().size());
        double score = tax || other ? 0.1 : Receipt.WORDS.in(label, "SUBTOTAL") ? 0.45 : 0.8;
        score += label.matches("(?i).*round(ed|ing).*|.*(grand|payable|due|nett?\\b).*") && !other ? 0.12 : 0;
        return score + low;
    }

    /** Whether something that is called a total is what cash and some change leave. */
    boolean isHandedOver() {
        List<Sum> cash = cash();
        List<Sum> change =
                change().stream().filter(back -> back.value().signum() != 0).toList();
        return sums.stream()
                .filter(sum -> Receipt.WORDS.in(sum.label(), "TOTAL"))
                .anyMatch(sum -> isHandedOver(sum.value(), cash, change));
    }

    private static boolean isHandedOver(BigDecimal value, List<Sum> cash, List<Sum> change) {
        return cash.stream()
                .anyMatch(paid -> change.stream()
                        .anyMatch(back ->
                                same(paid.value().abs().subtract(back.value().abs()), value)));
    }

    private List<Sum> cash() {
        return sums.stream()
                .filter(sum ->
                        Receipt.WORDS.begins(sum.label(), "CASH") && !Receipt.WORDS.begins(sum.label(), "CHANGE"))
                .toList();
    }

    private List<Sum> change() {
        return sums.stream()
                .filter(sum -> Receipt.WORDS.in(sum.label(), "CHANGE"))
                .toList();
    }

    private double proof(BigDecimal value) {
        double proof = 0;
        List<Sum> cash = cash();
        List<Sum> change = change();
        boolean handed = isHandedOver(value, cash, change);
        boolean exactly = cash.stream().anyMatch(paid -> same(paid.value().abs(), value));
        boolean card = sums.stream()
                .anyMatch(sum -> Receipt.WORDS.in(sum.label(), "CARD")
                        && same(sum.value().abs(), value));
        proof += handed ? 1.1 : exactly && change.isEmpty() ? 0.8 : 0;
        long times = sums.stream().filter(sum -> same(sum.value(), value)).count();
        // An amount on a card proves one that stands elsewhere, not itself: goods are called like cards, too.
        proof += card && times > 1 ? 0.8 : 0;
        proof += rounded(value);
        return proof + Math.min(0.3, 0.1 * (times - 1));
    }

    /** What is left after rounding counts, not what stood before it. */
    private double rounded(BigDecimal value) {
        for (Sum sum : sums) {
            BigDecimal by = sum.value();
            boolean rounding = Receipt.WORDS.in(sum.label(), "ROUNDING")
                    && by.signum() != 0
                    && by.abs().compareTo(MOST_ROUNDING) < 0;
            if (rounding && (stands(value.subtract(by)) || stands(value.add(by.abs())) && by.signum() < 0)) {
                return 0.6;
            }
            if (rounding && stands(value.add(by))) {
                return -0.4;
            }
        }
        return 0;
    }

    private boolean stands(BigDecimal value) {
        return sums.stream().anyMatch(sum -> same(sum.value(), value));
    }

    /** Cash less change, where no total could be read. */
    private Optional<Candidate<BigDecimal>> paid() {
        for (Sum paid : sums) {
            for (Sum back : sums) {
                boolean pair = Receipt.WORDS.begins(paid.label(), "CASH")
                        && Receipt.WORDS.begins(back.label(), "CHANGE")
                        && paid.line().index() < back.line().index();
                BigDecimal rest = paid.value().abs().subtract(back.value().abs());
                if (pair && rest.signum() > 0) {
                    return Optional.of(new Candidate<>(rest, 1.2, paid.words()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean same(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(CENT) < 0;
    }
}
