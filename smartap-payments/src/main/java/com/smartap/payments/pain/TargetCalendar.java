package com.smartap.payments.pain;

import com.smartap.spi.Api;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Set;

/**
 * Days on which euros are settled between banks: the days of T2 (TARGET). Closed are Saturdays and Sundays, New Year's Day,
 * Good Friday, Easter Monday, 1 May, 25 and 26 December. Source: European Central Bank, calendar of T2.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class TargetCalendar {
    private static final Set<MonthDay> FIXED =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(12, 25), MonthDay.of(12, 26));

    private TargetCalendar() {}

    /** Whether euros are settled on a day. */
    public static boolean isBankingDay(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY) {
            return false;
        }
        LocalDate easter = easterSunday(day.getYear());
        return !FIXED.contains(MonthDay.from(day))
                && !day.equals(easter.minusDays(2))
                && !day.equals(easter.plusDays(1));
    }

    /** The day itself, or the first banking day after it. */
    public static LocalDate sameOrNext(LocalDate day) {
        LocalDate next = day;
        while (!isBankingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    /** Of the Gregorian calendar, by the rule of Meeus, Jones and Butcher. */
    private static LocalDate easterSunday(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
        int m = (a + 11 * h + 22 * l) / 451;
        int both = h + l - 7 * m + 114;
        return LocalDate.of(year, both / 31, both % 31 + 1);
    }
}
