package com.smartap.console;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads one date as papers print it: numbers in any order, or a month's name in the languages of the readers. */
final class PrintedDate {
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})\\s?[-./]\\s?(\\d{1,2})\\s?[-./]\\s?(\\d{1,2})");
    private static final Pattern COMPACT = Pattern.compile("((?:19|20)\\d\\d)(\\d\\d)(\\d\\d)");
    private static final Pattern NUMBERS =
            Pattern.compile("(\\d{1,2})\\s?([-./])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2})");
    private static final Pattern DAY_NAME = Pattern.compile(
            "(\\d{1,2})(?:st|nd|rd|th|er|º|°)?[\\s.,/-]*(?:de\\s)?(\\p{L}{3,})[\\s.,/'’-]*(?:de\\s)?(\\d{4}|\\d{2})");
    private static final Pattern NAME_DAY =
            Pattern.compile("(\\p{L}{3,})[\\s.,-]*(\\d{1,2})(?:st|nd|rd|th)?[\\s.,/-]+(\\d{4}|\\d{2})");
    private static final Pattern AROUND = Pattern.compile("^[\\s:;,(]+|^\\p{L}+,\\s+|[\\s:;,.)]+$");
    private static final String ADVICE = "Write a date as year-month-day, such as 2026-01-31.";
    private static final Map<String, Month> MONTHS = months();

    private PrintedDate() {}

    static LocalDate read(String printed, Notation.@Nullable Order order) {
        String text = AROUND.matcher(printed.strip()).replaceAll("");
        Matcher m = YEAR_FIRST.matcher(text);
        if (m.matches()) {
            return date(printed, m.group(1), number(m.group(2)), number(m.group(3)));
        }
        m = COMPACT.matcher(text);
        if (m.matches()) {
            return date(printed, m.group(1), number(m.group(2)), number(m.group(3)));
        }
        m = NUMBERS.matcher(text);
        if (m.matches()) {
            return numbers(printed, m, order);
        }
        m = DAY_NAME.matcher(text);
        if (m.matches()) {
            return date(printed, m.group(3), month(printed, m.group(2)), number(m.group(1)));
        }
        m = NAME_DAY.matcher(text);
        if (m.matches()) {
            return date(printed, m.group(3), month(printed, m.group(1)), number(m.group(2)));
        }
        throw none(printed);
    }

    private static LocalDate numbers(String printed, Matcher m, Notation.@Nullable Order order) {
        int first = number(m.group(1));
        int second = number(m.group(3));
        boolean open = first <= 12 && second <= 12 && first != second;
        // A date with points is nowhere written with the month first.
        boolean monthFirst = second > 12 || open && !m.group(2).equals(".") && order == Notation.Order.MONTH_FIRST;
        if (open && order == null && !m.group(2).equals(".")) {
            throw new IllegalArgumentException("“%s” may be %s or %s. Write the one that is meant."
                    .formatted(
                            printed,
                            date(printed, m.group(4), second, first),
                            date(printed, m.group(4), first, second)));
        }
        return date(printed, m.group(4), monthFirst ? first : second, monthFirst ? second : first);
    }

    private static LocalDate date(String printed, String year, int month, int day) {
        int number = number(year);
        try {
            return LocalDate.of(year.length() == 2 ? number + (number < 70 ? 2000 : 1900) : number, month, day);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("“%s” is no day of the calendar. %s".formatted(printed, ADVICE), e);
        }
    }

    private static int month(String printed, String name) {
        String folded = folded(name);
        for (int length = folded.length(); length >= 3; length--) {
            Month month = MONTHS.get(folded.substring(0, length));
            if (month != null) {
                return month.getValue();
            }
        }
        throw none(printed);
    }

    private static IllegalArgumentException none(String printed) {
        return new IllegalArgumentException("“%s” is no date. %s".formatted(printed, ADVICE));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    /** Names and short names, as the platform knows them. */
    private static Map<String, Month> months() {
        Map<String, Month> names = new HashMap<>();
        for (String language : List.of("en", "de", "fr", "es", "it", "nl", "pt", "pl")) {
            Locale locale = Locale.forLanguageTag(language);
            for (Month month : Month.values()) {
                Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE, TextStyle.SHORT, TextStyle.SHORT_STANDALONE)
                        .map(style -> folded(month.getDisplayName(style, locale)))
                        .filter(name -> name.length() >= 3)
                        .forEach(name -> names.putIfAbsent(name, month));
            }
        }
        names.putIfAbsent("mrz", Month.MARCH);
        return Map.copyOf(names);
    }

    private static String folded(String name) {
        return Normalizer.normalize(name.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                .replace("ł", "l")
                .replaceAll("[^a-z]", "");
    }
}
