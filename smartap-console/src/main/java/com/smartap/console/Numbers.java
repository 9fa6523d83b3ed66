package com.smartap.console;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads numbers as people type them and as papers print them, and refuses those that may be meant in two ways. */
final class Numbers {
    /** What stands around a printed amount: currencies, stars, colons, a dash for no cents. */
    private static final Pattern AROUND = Pattern.compile(
            "^[\\s:*=]+|[\\s*:;]+$|\\p{Sc}|(?<!\\p{L})\\p{L}{1,3}\\.?(?!\\p{L})|(?<=\\d),-{1,2}(?=\\s|$)|(?<=\\d)\\.-(?=\\s|$)");

    private static final Pattern CURRENCY = Pattern.compile("^([A-Z]{3}\\b|\\p{Sc})|(\\b[A-Z]{3}|\\p{Sc})$");
    private static final Pattern TWO_WAYS = Pattern.compile("[-+]?(\\d{1,3})[.,](\\d{3})");

    private static final Pattern DIGITS = Pattern.compile("([-+−–]?)(\\d[\\d.,'’]*)([-−–]?)");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}([.,'’])(\\d{2,3}\\1)*\\d{3}");
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 10;

    private Numbers() {}

    /**
     * A number as printed, with currency, spaces between thousands, a minus behind or parentheses for one.
     *
     * @param decimals the document's decimal mark; null if it is not known
     */
    static BigDecimal printed(String printed, Notation.@Nullable Mark decimals) {
        String text = AROUND.matcher(printed).replaceAll(" ").strip();
        requireOneWay(printed, text, decimals);
        boolean parentheses = text.startsWith("(") && text.endsWith(")");
        BigDecimal value = read(
                printed,
                (parentheses ? text.substring(1, text.length() - 1) : text),
                decimals == null ? guess(text) : decimals);
        return parentheses ? value.negate() : value;
    }

    /**
     * A number as typed: a single point is always the decimal mark.
     *
     * @param decimals the document's decimal mark, which says what a single comma means; null if it is not known
     */
    static BigDecimal typed(String typed, Notation.@Nullable Mark decimals) {
        String text = CURRENCY.matcher(typed.strip()).replaceAll("").strip();
        boolean onePoint = text.indexOf(',') < 0 && text.indexOf('.') == text.lastIndexOf('.');
        Notation.Mark mark = onePoint ? Notation.Mark.POINT : decimals;
        requireOneWay(typed, text, mark);
        return read(typed, text, mark == null ? guess(text) : mark);
    }

    private static void requireOneWay(String original, String text, Notation.@Nullable Mark decimals) {
        Matcher m = TWO_WAYS.matcher(text);
        if (decimals == null && m.matches()) {
            throw new IllegalArgumentException("“%1$s” may be %2$s%3$s or %2$s.%3$s. Write the one that is meant."
                    .formatted(original, m.group(1), m.group(2)));
        }
    }

    /** Of two marks the last one stands before the decimals; a single one does unless three digits follow. */
    private static Notation.Mark guess(String text) {
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        boolean group = text.length() - Math.max(point, comma) == 4;
        return (comma > point) == (group && (point < 0 || comma < 0)) ? Notation.Mark.POINT : Notation.Mark.COMMA;
    }

    private static BigDecimal read(String original, String text, Notation.Mark decimals) {
        Matcher m = DIGITS.matcher(text.replaceAll("(?<=\\d)[\\s\\u00a0\\u202f](?=\\d{3}(?!\\d))", "'")
                .replaceFirst("^([-+−–])\\s+", "$1"));
        if (!m.matches() || !m.group(1).isEmpty() && !m.group(3).isEmpty()) {
            throw none(original);
        }
        String digits = m.group(2);
        int point = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        int last = Math.max(point, comma);
        if (last >= 0 && isGroup(digits, last, point, comma, decimals)) {
            last = -1;
        }
        String whole = last < 0 ? digits : digits.substring(0, last);
        String fraction = last < 0 ? "" : digits.substring(last + 1);
        boolean grouped = !whole.matches("\\d+");
        if (grouped && !GROUPED.matcher(whole).matches() || !fraction.matches("\\d*")) {
            throw none(original);
        }
        String plain = whole.replaceAll("\\D", "");
        if (plain.length() > MOST_DIGITS || fraction.length() > MOST_DECIMALS || last >= 0 && fraction.isEmpty()) {
            throw none(original);
        }
        BigDecimal value = new BigDecimal(fraction.isEmpty() ? plain : plain + "." + fraction);
        boolean negative = (m.group(1) + m.group(3)).matches("[-−–]");
        return negative ? value.negate() : value;
    }

    /** Whether the last mark parts thousands, and no decimals follow. */
    private static boolean isGroup(String digits, int last, int point, int comma, Notation.Mark decimals) {
        char mark = digits.charAt(last);
        if (digits.indexOf(mark) != last) {
            return true;
        }
        boolean isDecimal = (mark == ',') == (decimals == Notation.Mark.COMMA);
        boolean both = point >= 0 && comma >= 0;
        return !both
                && !isDecimal
                && digits.length() - last == 4
                && GROUPED.matcher(digits).matches();
    }

    private static IllegalArgumentException none(String original) {
        return new IllegalArgumentException("“%s” is no number. Write a number such as 1234.50.".formatted(original));
    }
}
