package com.smartap.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserDatesTest {
    @ParameterizedTest
    @CsvSource({
        "31.1.2026, 2026-01-31T00:00",
        "01.02.2026 14:05, 2026-02-01T14:05",
        "31-Jan-2026, 2026-01-31T00:00",
        "1-December-2026, 2026-12-01T00:00",
        "2026/2/1, 2026-02-01T00:00",
        "1/31/2026 12:00 am, 2026-01-31T00:00",
        "1/31/2026 12:30:15 PM, 2026-01-31T12:30:15",
        "31/1/2026 11:59 pm, 2026-01-31T23:59"
    })
    void what_can_be_told_for_sure_is_read(String text, LocalDateTime expected) {
        assertThat(new UserDates(null).read(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1/2/2026", "", "soon", "1/2/26", "31.2.2026", "99-Foo-2026", "1/31/2026 25:00"})
    void nothing_is_guessed(String text) {
        assertThat(new UserDates(null).read(text)).isEmpty();
    }

    @Test
    void a_setting_tells_months_and_days_apart() {
        assertThat(new UserDates(true).read("1/2/2026")).contains(LocalDateTime.parse("2026-02-01T00:00"));
        assertThat(new UserDates(false).read("1/2/2026")).contains(LocalDateTime.parse("2026-01-02T00:00"));
    }
}
