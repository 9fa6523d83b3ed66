package com.smartap.testkit.bank;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;

/** The days without settlement of a year, listed one by one: a second opinion, written apart from the product's. */
final class BankHolidays {
    private BankHolidays() {}

    static boolean isOpen(LocalDate day) {
        return day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()
                && !ofYear(day.getYear()).contains(day);
    }

    private static Set<LocalDate> ofYear(int year) {
        Set<LocalDate> days = new HashSet<>();
        days.add(observed(LocalDate.of(year, 1, 1)));
        days.add(weekday(year, 1, 15, DayOfWeek.MONDAY));
        days.add(weekday(year, 2, 15, DayOfWeek.MONDAY));
        days.add(weekday(year, 5, 25, DayOfWeek.MONDAY));
        days.add(observed(LocalDate.of(year, 6, 19)));
        days.add(observed(LocalDate.of(year, 7, 4)));
        days.add(weekday(year, 9, 1, DayOfWeek.MONDAY));
        days.add(weekday(year, 10, 8, DayOfWeek.MONDAY));
        days.add(observed(LocalDate.of(year, 11, 11)));
        days.add(weekday(year, 11, 22, DayOfWeek.THURSDAY));
        days.add(observed(LocalDate.of(year, 12, 25)));
        return days;
    }

    private static LocalDate observed(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }

    /** The first such weekday on or after a day of a month. */
    private static LocalDate weekday(int year, int month, int earliest, DayOfWeek weekday) {
        LocalDate day = LocalDate.of(year, month, earliest);
        while (day.getDayOfWeek() != weekday) {
            day = day.plusDays(1);
        }
        return day;
    }
}
