package com.smartap.capture.internal.table;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates as people write them into tables. All cells of a table vote on the order of day and month. */
final class DateText {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})[-/. ](\\d{1,2})[-/. ](\\d{1,2})(?:[T ].*)?");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d{2})(\\d{2})(\\d{2})");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(\\d{1,2})([-/. ])(\\d{1,2})[-/. ]((?:\\d{2})?\\d{2})(?:[T ,].*)?");
    private static final Pattern DAY_NAME = Pattern.compile("(\\d{1,2})[\\s.-]*(\\p{L}{3,12})\\.?[\\s,.-]*(\\d{2,4})");
    private static final Pattern NAME_DAY =
            Pattern.compile("(\\p{L}{3,12})\\.?\\s*(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})");
    /** Beginnings of month names in English, German, French, Spanish, Italian, Dutch, Portuguese and Polish. */
    private static final List<List<String>> MONTHS = List.of(
            List.of("jan", "ene", "gen", "sty"),
            List.of("feb", "fev", "lut"),
            List.of("mar", "mrz", "mrt", "maa"),
            List.of("apr", "avr", "abr", "kwi"),
            List.of("may", "mai", "mei", "mag", "maj"),
            List.of("jun", "juin", "giu", "cze"),
            List.of("jul", "juil", "lug", "lip"),
            List.of("aug", "aou", "ago", "sie"),
            List.of("sep", "set", "wrz"),
            List.of("oct", "okt", "ott", "out", "paz"),
            List.of("nov", "lis"),
            List.of("dec", "dez", "dic", "gru"));

    private static final LocalDate EXCEL_1900 = LocalDate.of(1899, 12, 30);
    private static final LocalDate EXCEL_1904 = LocalDate.of(1904, 1, 1);
    private static final int FIRST_SERIAL = 61;
    private static final int LAST_SERIAL = 80_000;

    private int dayFirst;
    private int monthFirst;
    private boolean dotted;
    private boolean monthFirstLikely;
    private boolean from1904;

    /**
     * A date and whether its order of day and month is certain.
     *
     * @param open whether day and month might be the other way round
     */
    record Reading(LocalDate date, boolean open) {}

    void likely(boolean month, boolean excel1904) {
        monthFirstLikely = month;
        from1904 = excel1904;
    }

    /** Lets a cell vote. */
    void vote(String text) {
        Matcher matcher = YEAR_LAST.matcher(text.strip());
        if (matcher.matches()) {
            int first = Integer.parseInt(matcher.group(1));
            int second = Integer.parseInt(matcher.group(3));
            dayFirst += first > 12 && second <= 12 ? 1 : 0;
            monthFirst += second > 12 && first <= 12 ? 1 : 0;
            dotted |= matcher.group(2).equals(".");
        }
    }

    private boolean isMonthFirst() {
        return dayFirst == monthFirst ? !dotted && monthFirstLikely : monthFirst > dayFirst;
    }

    /** The day of a number that a spreadsheet keeps; its first two months of 1900 are wrong and left alone. */
    Optional<Reading> serial(BigDecimal number) {
        int days = number.intValue();
        if (days < FIRST_SERIAL || days > LAST_SERIAL) {
            return Optional.empty();
        }
        return Optional.of(new Reading((from1904 ? EXCEL_1904 : EXCEL_1900).plusDays(days), false));
    }

    /** The date of a cell; empty if it is none. */
    Optional<Reading> parse(String cell) {
        String text = cell.strip();
        Matcher matcher = YEAR_FIRST.matcher(text);
        if (matcher.matches() || (matcher = COMPACT.matcher(text)).matches()) {
            return date(matcher.group(1), matcher.group(2), matcher.group(3), false);
        }
        matcher = YEAR_LAST.matcher(text);
        if (matcher.matches()) {
            int first = Integer.parseInt(matcher.group(1));
            int second = Integer.parseInt(matcher.group(3));
            boolean month = second > 12 || first <= 12 && isMonthFirst();
            boolean settled = first > 12 || second > 12 || first == second || dayFirst != monthFirst || dotted;
            return month
                    ? date(matcher.group(4), matcher.group(1), matcher.group(3), !settled)
                    : date(matcher.group(4), matcher.group(3), matcher.group(1), !settled);
        }
        matcher = DAY_NAME.matcher(text);
        if (matcher.matches()) {
            return date(matcher.group(3), month(matcher.group(2)), matcher.group(1), false);
        }
        matcher = NAME_DAY.matcher(text);
        return matcher.matches()
                ? date(matcher.group(3), month(matcher.group(1)), matcher.group(2), false)
                : Optional.empty();
    }

    private static String month(String name) {
        String folded = Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "");
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).stream().anyMatch(folded::startsWith)) {
                return String.valueOf(i + 1);
            }
        }
        return "0";
    }

    private static Optional<Reading> date(String year, String month, String day, boolean open) {
        int full = Integer.parseInt(year);
        if (year.length() == 2) {
            full += full < 70 ? 2000 : 1900;
        }
        try {
            return Optional.of(new Reading(LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day)), open));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
