package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts and quantities with the decimal mark that the document uses. */
final class Amounts {
    private static final String SIGN = "[\\p{Sc}]|zł|Kč|Fr\\.|SFr\\.|R\\$|RM|kr|Rs\\.?|[A-Z]{3}|US|CA|AU|A|C";
    private static final QuickPattern AMOUNT = QuickPattern.compile("([-+(]*)(?:" + SIGN + ")?\\s*\\$?([-+(]*)"
            + "(\\d{1,3}(?:[.,'’ ]\\d{2,3})*(?:[.,]\\d{1,6})?|\\d+(?:[.,]\\d{1,6})?)(?:,--|,-|\\.-)?"
            + "\\)?(-?)(?:\\s*(CR|Cr\\.?))?\\s*(?:" + SIGN + ")?\\*?\\)?");
    private static final QuickPattern FEW_DIGITS = QuickPattern.compile("[-(]?\\p{Sc}?\\d{1,3}");
    private static final QuickPattern THREE_DIGITS = QuickPattern.compile("\\d{3}([.,]\\d{2})?\\p{Sc}?\\)?");
    private static final Pattern SIGN_ALONE = Pattern.compile("[-+(]?(" + SIGN + ")");
    private static final Pattern SIGN_BEHIND = Pattern.compile("(" + SIGN + "|CR)\\)?");
    private static final QuickPattern DIGIT_FIRST = QuickPattern.compile("[-(]?\\d.*");
    private static final QuickPattern DIGIT_LAST = QuickPattern.compile(".*\\d-?\\)?");
    private static final QuickPattern DECIMALS = QuickPattern.compile("\\d([.,])\\d{2}(?!\\d)[^\\d.,]*$");

    private static final QuickPattern DATE_LIKE = QuickPattern.compile("\\d[./]\\d{1,2}[./]\\d");
    private static final QuickPattern SIGNED = QuickPattern.compile("\\p{Sc}?\\d.*");
    private static final QuickPattern CENTS = QuickPattern.compile("[.,]\\d{2}\\D*$");

    private final char decimalMark;
    private final Spans<List<Candidate<BigDecimal>>> known = new Spans<>();

    private Amounts(char decimalMark) {
        this.decimalMark = decimalMark;
    }

    /** Amounts whose decimal mark is known. */
    static Amounts with(char decimalMark) {
        return new Amounts(decimalMark);
    }

    /** Lets the amounts of the document vote on the decimal mark. */
    static Amounts of(List<Line> lines) {
        int points = 0;
        int commas = 0;
        for (Line line : lines) {
            for (Word word : line.words()) {
                if (!Signs.hasAny(word.text(), ".,")) {
                    continue;
                }
                Matcher matcher = DECIMALS.matcher(word.text());
                if (matcher.find() && !DATE_LIKE.isIn(word.text())) {
                    boolean point = matcher.group(1).equals(".");
                    points += point ? 1 : 0;
                    commas += point ? 0 : 1;
                }
            }
        }
        return new Amounts(commas > points ? ',' : '.');
    }

    /** The amounts among some words, in order; a currency code or sign may stand apart. */
    List<Candidate<BigDecimal>> in(List<Word> words) {
        return words.isEmpty() ? List.of() : known.of(words, this::find);
    }

    private List<Candidate<BigDecimal>> find(List<Word> words) {
        List<Candidate<BigDecimal>> found = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            if (noDigit(words, i)) {
                continue;
            }
            int end = Math.min(words.size(), i + 3);
            for (int to = end; to > i; to--) {
                if (to - i == 1 && !Signs.hasDigit(words.get(i).text())) {
                    continue;
                }
                List<Word> part = words.subList(i, to);
                Optional<BigDecimal> value = to - i == 1 || joins(part) ? parse(Segment.text(part)) : Optional.empty();
                boolean percent = to < words.size() && words.get(to).text().startsWith("%");
                if (value.isPresent() && !percent) {
                    found.add(new Candidate<>(value.get(), plausibility(Segment.text(part)), part));
                    i = to - 1;
                    break;
                }
            }
        }
        return found;
    }

    private static boolean noDigit(List<Word> words, int at) {
        return !Signs.hasDigit(words.get(at).text())
                && (at + 1 >= words.size() || !Signs.hasDigit(words.get(at + 1).text()));
    }

    /** Whether words make one amount: {@code 1 234,56}, {@code USD 12.00} or {@code 12,00 €}. */
    private static boolean joins(List<Word> words) {
        for (int i = 1; i < words.size(); i++) {
            String left = words.get(i - 1).text();
            String right = words.get(i).text();
            double gap = words.get(i).left() - words.get(i - 1).right();
            if (gap > 2.5 * words.get(i).size()) {
                return false;
            }
            boolean thousands =
                    gap < 0.5 * words.get(i).size() && FEW_DIGITS.matches(left) && THREE_DIGITS.matches(right);
            boolean sign = SIGN_ALONE.matcher(left).matches() && DIGIT_FIRST.matches(right)
                    || DIGIT_LAST.matches(left) && SIGN_BEHIND.matcher(right).matches()
                    || (left.equals("-") || left.equals("+")) && SIGNED.matches(right);
            if (!(thousands || sign)) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasSign(String text) {
        return text.chars().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL);
    }

    private static double plausibility(String text) {
        return CENTS.isIn(text) ? 1 : Signs.hasCapitals(text, 3) || hasSign(text) ? 0.9 : 0.45;
    }

    /** The number that a text is, if it is one. */
    Optional<BigDecimal> parse(String text) {
        Matcher matcher = AMOUNT.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = plain(matcher.group(3));
        if (digits.isEmpty()) {
            return Optional.empty();
        }
        String signs = matcher.group(1) + matcher.group(2) + matcher.group(4);
        boolean negative = signs.contains("-") || signs.contains("(") || matcher.group(5) != null;
        BigDecimal value = new BigDecimal(digits);
        return Optional.of(negative ? value.negate() : value);
    }

    private String plain(String digits) {
        String text = digits.replace("'", "").replace("’", "").replace(" ", "");
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        int last = Math.max(point, comma);
        if (last < 0) {
            return text;
        }
        char mark = text.charAt(last);
        boolean both = point >= 0 && comma >= 0;
        boolean repeated = text.indexOf(mark) != last;
        int decimals = text.length() - last - 1;
        boolean thousands = repeated || !both && decimals == 3 && mark != decimalMark && text.length() <= 7;
        if (thousands) {
            return text.replace(".", "").replace(",", "");
        }
        return text.substring(0, last).replace(".", "").replace(",", "") + "." + text.substring(last + 1);
    }
}
