package com.smartap.payments.pain;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.payment.PaymentOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetCalendarTest {
    @Test
    void the_weekdays_without_settlement_are_the_published_ones() {
        assertThat(closedWeekdays(2026))
                .containsExactly("2026-01-01", "2026-04-03", "2026-04-06", "2026-05-01", "2026-12-25");
        assertThat(closedWeekdays(2027)).containsExactly("2027-01-01", "2027-03-26", "2027-03-29");
        assertThat(closedWeekdays(2024))
                .containsExactly("2024-01-01", "2024-03-29", "2024-04-01", "2024-05-01", "2024-12-25", "2024-12-26");
        assertThat(TargetCalendar.sameOrNext(LocalDate.of(2026, 4, 3))).isEqualTo("2026-04-07");
    }

    @Test
    void a_day_without_settlement_is_kept_and_noted_or_moved_or_refused_as_the_order_says() throws IOException {
        assertThat(written(Map.of())).contains("<Dt>2027-03-26</Dt>");
        assertThat(new Pain001V09Format().notes(order(Map.of())))
                .anySatisfy(note -> assertThat(note.toString()).contains("executionDate: (2027-03-26)", "2027-03-30"));
        Map<String, String> next = Map.of(PainOptions.NON_BANKING_DAY, "next");
        assertThat(written(next)).contains("<Dt>2027-03-30</Dt>");
        assertThat(new Pain001V09Format().notes(order(next)).toString()).contains("written as 2027-03-30");
        assertThat(new Pain001V09Format().check(order(Map.of(PainOptions.NON_BANKING_DAY, "refuse"))))
                .singleElement()
                .hasToString("executionDate: (2027-03-26) is no banking day. Maybe take 2027-03-30.");
    }

    @Test
    void instant_payments_know_no_such_days() throws IOException {
        assertThat(written(Map.of(PainOptions.NON_BANKING_DAY, "next", PainOptions.INSTANT, "true")))
                .contains("<Dt>2027-03-26</Dt>");
    }

    private static String written(Map<String, String> options) throws IOException {
        return new String(PainFiles.bytes(new Pain001V09Format(), order(options)), StandardCharsets.UTF_8);
    }

    /** For Good Friday. */
    private static PaymentOrder order(Map<String, String> options) {
        PaymentOrder one = PainOrders.sepa();
        return new PaymentOrder(
                one.id(),
                one.createdAt(),
                LocalDate.of(2027, 3, 26),
                false,
                false,
                one.originator(),
                one.payments(),
                options);
    }

    private static List<String> closedWeekdays(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY)
                .filter(day -> !TargetCalendar.isBankingDay(day))
                .map(LocalDate::toString)
                .toList();
    }
}
