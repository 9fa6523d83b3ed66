package com.smartap.testkit.bank;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The days without settlement of a year, listed one by one: a second opinion, written apart from the product's. */
final class BankDays {
    private static final Map<Integer, Set<LocalDate>> FEDERAL_RESERVE = new ConcurrentHashMap<>();
    private static final Map<Integer, Set<LocalDate>> TARGET = new ConcurrentHashMap<>();

    private BankDays() {}

    /** Whether a rail settles on a day: the Federal Reserve in dollars, TARGET in euros, others on any working day. */
    static boolean isOpen(Rail rail, LocalDate day) {
        if (rail == Rail.INSTANT) {
            return true;
        }
        if (day.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue()) {
            return false;
        }
        return switch (rail) {
            case ACH, WIRE ->
                !FEDERAL_RESERVE
                        .computeIfAbsent(day.getYear(), BankDays::federalReserve)
                        .contains(day);
            case SEPA ->
                !TARGET.computeIfAbsent(day.getYear(), BankDays::target).contains(day);
            default -> true;
        };
    }

    /** A day itself if a rail settles on it, or the next on which it does. */
    static LocalDate openOrNext(Rail rail, LocalDate day) {
        LocalDate open = day;
        while (!isOpen(rail, open)) {
            open = open.plusDays(1);
        }
        return open;
    }

    /** So many settlement days after a day. */
    static LocalDate plus(Rail rail, LocalDate day, int days) {
        LocalDate at = day;
        for (int i = 0; i < days; i++) {
            at = openOrNext(rail, at.plusDays(1));
        }
        return at;
    }

    private static Set<LocalDate> federalReserve(int year) {
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

    private static Set<LocalDate> target(int year) {
        LocalDate easter = easter(year);
        return Set.of(
                LocalDate.of(year, 1, 1),
                easter.minusDays(2),
                easter.plusDays(1),
                LocalDate.of(year, 5, 1),
                LocalDate.of(year, 12, 25),
                LocalDate.of(year, 12, 26));
    }

    /** Easter Sunday of the Gregorian calendar, after Butcher. */
    private static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
        int e = (32 + 2 * (b % 4) + 2 * (c / 4) - d - c % 4) % 7;
        int f = d + e - 7 * ((a + 11 * d + 22 * e) / 451) + 114;
        return LocalDate.of(year, f / 31, f % 31 + 1);
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
