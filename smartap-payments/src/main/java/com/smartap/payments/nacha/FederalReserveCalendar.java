package com.smartap.payments.nacha;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.THURSDAY;

import com.smartap.spi.Api;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;

/**
 * Days on which the Federal Reserve settles payments. A holiday on a Sunday is kept on the Monday; one on a Saturday is
 * not made up for. Source: the holiday schedule of the Federal Reserve Banks.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class FederalReserveCalendar {
    private FederalReserveCalendar() {}

    /** Whether banks settle on a day: it is neither of a weekend nor a holiday. */
    public static boolean isBankingDay(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        return weekday != SATURDAY && weekday != SUNDAY && !isHoliday(day);
    }

    /** The day itself if it is a banking day, else the first banking day after it. */
    public static LocalDate sameOrNext(LocalDate day) {
        LocalDate found = day;
        while (!isBankingDay(found)) {
            found = found.plusDays(1);
        }
        return found;
    }

    /**
     * The banking day that lies some banking days after a day.
     *
     * @param days zero or more; with zero, {@link #sameOrNext}
     */
    public static LocalDate plusBankingDays(LocalDate day, int days) {
        if (days < 0) {
            throw new IllegalArgumentException("days (%d) must not be negative".formatted(days));
        }
        LocalDate found = sameOrNext(day);
        for (int i = 0; i < days; i++) {
            found = sameOrNext(found.plusDays(1));
        }
        return found;
    }

    /** Whether a weekday is a holiday, or the Monday on which a Sunday's holiday is kept. */
    private static boolean isHoliday(LocalDate day) {
        return isFixed(day)
                || (day.getDayOfWeek() == MONDAY && isFixed(day.minusDays(1)))
                || isNth(day, Month.JANUARY, 3, MONDAY)
                || isNth(day, Month.FEBRUARY, 3, MONDAY)
                || (day.getMonth() == Month.MAY && day.equals(day.with(TemporalAdjusters.lastInMonth(MONDAY))))
                || isNth(day, Month.SEPTEMBER, 1, MONDAY)
                || isNth(day, Month.OCTOBER, 2, MONDAY)
                || isNth(day, Month.NOVEMBER, 4, THURSDAY);
    }

    private static boolean isFixed(LocalDate day) {
        return is(day, Month.JANUARY, 1)
                || (is(day, Month.JUNE, 19) && day.getYear() >= 2022)
                || is(day, Month.JULY, 4)
                || is(day, Month.NOVEMBER, 11)
                || is(day, Month.DECEMBER, 25);
    }

    private static boolean is(LocalDate day, Month month, int dayOfMonth) {
        return day.getMonth() == month && day.getDayOfMonth() == dayOfMonth;
    }

    private static boolean isNth(LocalDate day, Month month, int nth, DayOfWeek weekday) {
        return day.getMonth() == month && day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(nth, weekday)));
    }
}
