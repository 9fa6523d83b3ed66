package com.smartap.capture.internal.table;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people write them into tables. All cells of a table vote on the decimal mark. */
final class NumberText {
    private static final Pattern SIGNS = Pattern.compile("(?i)\\p{Sc}|\\b[A-Z]{3}\\b|zł|kč|\\bkr\\b|\\bfr\\.?|%");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,'’ ]*");
    private static final Pattern NO_CENTS = Pattern.compile("[.,](--|-|—)$");
    private static final int MOST_DIGITS = 30;

    private int commas;
    private int points;
    private boolean commaLikely;

    /** What the form of the file makes likely, until numbers say otherwise. */
    void likely(boolean comma) {
        commaLikely = comma;
    }

    /** Lets a cell vote. */
    void vote(String text) {
        if (isPlain(text)) {
            points += text.indexOf('.') > 0 ? 1 : 0;
            return;
        }
        String digits = digits(text);
        int point = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        int last = Math.max(point, comma);
        if (last < 0) {
            return;
        }
        boolean both = point >= 0 && comma >= 0;
        boolean once = digits.indexOf(digits.charAt(last)) == last;
        boolean decimal = both ? once : once && digits.length() - last - 1 != 3;
        boolean thousands = !once || both && !decimal;
        if (decimal || thousands) {
            boolean isComma = (digits.charAt(last) == ',') == decimal;
            commas += isComma ? 1 : 0;
            points += isComma ? 0 : 1;
        }
    }

    /** Whether a comma is the decimal mark where a number alone does not tell. */
    boolean comma() {
        return commas == points ? commaLikely : commas > points;
    }

    /** Whether both marks are used as decimal marks. */
    boolean isMixed() {
        return commas > 0 && points > 0;
    }

    /** The number of a cell; empty if it is none. */
    Optional<BigDecimal> parse(String text) {
        if (isPlain(text)) {
            return Optional.of(new BigDecimal(text));
        }
        String bare =
                NO_CENTS.matcher(SIGNS.matcher(text).replaceAll("").strip()).replaceAll("");
        boolean credit = bare.matches("(?i).*\\d\\s*cr\\.?$");
        String body = credit ? bare.replaceFirst("(?i)\\s*cr\\.?$", "") : bare;
        boolean negative = credit
                || body.startsWith("-")
                || body.startsWith("\u2212")
                || body.endsWith("-")
                || body.startsWith("(") && body.endsWith(")");
        String digits = digits(body);
        Matcher matcher =
                NUMBER.matcher(body.replaceAll("^[-+(\u2212]\\s*|\\s*[-)]$", "").strip());
        if (digits.isEmpty() || digits.length() > MOST_DIGITS || !matcher.matches()) {
            return Optional.empty();
        }
        Optional<String> plain = plain(digits);
        return plain.map(BigDecimal::new).map(value -> negative ? value.negate() : value);
    }

    /** Most numbers are digits, and a point with other than three behind it: those need no second look. */
    private static boolean isPlain(String text) {
        int point = -1;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && point < 0 && i > 0) {
                point = i;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        int decimals = text.length() - point - 1;
        return !text.isEmpty() && text.length() <= MOST_DIGITS && (point < 0 || decimals != 3 && decimals > 0);
    }

    private static String digits(String text) {
        return text.replaceAll("[^\\d.,]", "");
    }

    private Optional<String> plain(String digits) {
        int point = digits.lastIndexOf('.');
        int comma = digits.lastIndexOf(',');
        int last = Math.max(point, comma);
        if (last < 0) {
            return Optional.of(digits);
        }
        char mark = digits.charAt(last);
        boolean both = point >= 0 && comma >= 0;
        boolean once = digits.indexOf(mark) == last;
        boolean open = !both && once && digits.length() - last - 1 == 3 && last <= 3 && last > 0;
        boolean decimal = once && (!open || (mark == ',') == comma());
        String whole = (decimal ? digits.substring(0, last) : digits).replaceAll("[.,]", "");
        String fraction = decimal ? digits.substring(last + 1) : "";
        if (whole.isEmpty() && fraction.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of((whole.isEmpty() ? "0" : whole) + (fraction.isEmpty() ? "" : "." + fraction));
    }
}
