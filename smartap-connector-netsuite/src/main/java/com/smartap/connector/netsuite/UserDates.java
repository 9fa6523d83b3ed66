package com.smartap.connector.netsuite;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads dates in the formats that users of NetSuite choose, for what comes so although it was asked for otherwise: {@code
 * 1/31/2026 10:00 am}, {@code 31.1.2026}, {@code 31-Jan-2026}, {@code 2026/1/31}. Nothing is guessed: whether 1/2 is in
 * January or February has to be set.
 */
final class UserDates {
    private static final Pattern FORM = Pattern.compile(
            "([0-9]{1,4})[./-]([0-9]{1,2}|[A-Za-z]{3,9})[./-]([0-9]{1,4})(?:[ T]+([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))? ?([AaPp][Mm])?)?");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private final @Nullable Boolean dayFirst;

    /**
     * A reader.
     *
     * @param dayFirst whether the day stands before the month; null if that is not known
     */
    UserDates(@Nullable Boolean dayFirst) {
        this.dayFirst = dayFirst;
    }

    /** The moment, at midnight if it has no time; empty if it cannot be told for sure. */
    Optional<LocalDateTime> read(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return date(matcher.group(1), matcher.group(2), matcher.group(3), text.contains("."))
                    .map(date -> date.atTime(time(matcher)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<LocalDate> date(String one, String two, String three, boolean dots) {
        if (one.length() == 4) {
            return Optional.of(LocalDate.of(number(one), month(two), number(three)));
        }
        if (three.length() != 4) {
            return Optional.empty();
        }
        int year = number(three);
        if (Character.isLetter(two.charAt(0)) || dots || number(one) > 12) {
            return Optional.of(LocalDate.of(year, month(two), number(one)));
        }
        if (number(two) > 12) {
            return Optional.of(LocalDate.of(year, number(one), number(two)));
        }
        return Optional.ofNullable(dayFirst)
                .map(first -> first
                        ? LocalDate.of(year, number(two), number(one))
                        : LocalDate.of(year, number(one), number(two)));
    }

    private static LocalTime time(Matcher matcher) {
        if (matcher.group(4) == null) {
            return LocalTime.MIDNIGHT;
        }
        int hour = number(matcher.group(4));
        if (matcher.group(7) != null) {
            hour = hour % 12 + (matcher.group(7).equalsIgnoreCase("pm") ? 12 : 0);
        }
        return LocalTime.of(hour, number(matcher.group(5)), matcher.group(6) == null ? 0 : number(matcher.group(6)));
    }

    private static int month(String text) {
        return Character.isLetter(text.charAt(0))
                ? MONTHS.indexOf(text.substring(0, 3).toLowerCase(Locale.ROOT)) + 1
                : number(text);
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }
}
