package com.smartap.payments.nacha;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FederalReserveCalendarTest {
    @Test
    void the_weekdays_without_settlement_are_the_published_ones() {
        assertThat(closedWeekdays(2026))
                .containsExactlyElementsOf(dates(
                        "2026-01-01",
                        "2026-01-19",
                        "2026-02-16",
                        "2026-05-25",
                        "2026-06-19",
                        "2026-09-07",
                        "2026-10-12",
                        "2026-11-11",
                        "2026-11-26",
                        "2026-12-25"));
        assertThat(closedWeekdays(2027))
                .containsExactlyElementsOf(dates(
                        "2027-01-01",
                        "2027-01-18",
                        "2027-02-15",
                        "2027-05-31",
                        "2027-07-05",
                        "2027-09-06",
                        "2027-10-11",
                        "2027-11-11",
                        "2027-11-25"));
    }

    @Test
    void a_new_years_day_on_a_sunday_is_kept_on_monday() {
        assertThat(FederalReserveCalendar.isBankingDay(LocalDate.of(2023, 1, 2)))
                .isFalse();
        assertThat(FederalReserveCalendar.isBankingDay(LocalDate.of(2021, 12, 31)))
                .isTrue();
    }

    @Test
    void banking_days_are_counted_over_weekends_and_holidays() {
        assertThat(FederalReserveCalendar.plusBankingDays(LocalDate.of(2026, 11, 25), 2))
                .isEqualTo("2026-11-30");
        assertThat(FederalReserveCalendar.plusBankingDays(LocalDate.of(2026, 11, 21), 0))
                .isEqualTo("2026-11-23");
        assertThatThrownBy(() -> FederalReserveCalendar.plusBankingDays(LocalDate.of(2026, 11, 21), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<LocalDate> dates(String... days) {
        return List.of(days).stream().map(LocalDate::parse).toList();
    }

    private static List<LocalDate> closedWeekdays(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> day.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue())
                .filter(day -> !FederalReserveCalendar.isBankingDay(day))
                .toList();
    }
}
