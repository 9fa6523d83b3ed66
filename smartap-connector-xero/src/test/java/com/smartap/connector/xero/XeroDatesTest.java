package com.smartap.connector.xero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.connector.support.Json;
import com.smartap.spi.ConnectorProtocolException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XeroDatesTest {
    @ParameterizedTest
    @CsvSource({
        "/Date(1552348800000+0000)/,2019-03-12",
        "/Date(1552348800000)/,2019-03-12",
        "/Date(1552348800000+1300)/,2019-03-12",
        "/Date(1552348800000-0800)/,2019-03-12",
        "/Date(-315619200000+0000)/,1960-01-01",
        "/Date(-1)/,1969-12-31",
        "/Date(0+0000)/,1970-01-01",
        "2026-08-01,2026-08-01",
        "2026-08-01T00:00:00,2026-08-01",
        "2026-08-01T23:00:00-08:00,2026-08-01",
        "2026-08-01T00:00:00Z,2026-08-01"
    })
    void a_day_is_that_of_utc_and_never_shifted(String text, String day) {
        assertThat(XeroDates.day("Invoice", Json.object().put("Date", text), "Date"))
                .isEqualTo(LocalDate.parse(day));
    }

    @Test
    void the_text_beside_a_date_does_as_well() {
        assertThat(XeroDates.day("Invoice", Json.object().put("DateString", "2026-08-01T00:00:00"), "Date"))
                .isEqualTo(LocalDate.parse("2026-08-01"));
        assertThat(XeroDates.day("Invoice", Json.object(), "Date")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "/Date(1573755038314)/,2019-11-14T18:10:38.314Z",
        "/Date(1573755038314+0000)/,2019-11-14T18:10:38.314Z",
        "2019-11-14T18:10:38.314,2019-11-14T18:10:38.314Z",
        "2019-11-14T18:10:38.314Z,2019-11-14T18:10:38.314Z",
        "2019-11-14T18:10:38+01:00,2019-11-14T17:10:38Z",
        "2019-11-14,2019-11-14T00:00:00Z"
    })
    void a_moment_is_in_utc_where_it_names_no_zone(String text, String moment) {
        assertThat(XeroDates.updated("Contact", Json.object().put("UpdatedDateUTC", text)))
                .isEqualTo(Instant.parse(moment));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/Date()/", "/Date(1e3)/", "/Date(99999999999999999999)/", "soon", "2026-13-01", "12/03/2019"})
    void what_is_no_date_is_not_understood(String text) {
        assertThatThrownBy(() -> XeroDates.day("Invoice", Json.object().put("Date", text), "Date"))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("Date");
        assertThatThrownBy(() -> XeroDates.updated("Contact", Json.object().put("UpdatedDateUTC", text)))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("UpdatedDateUTC");
    }
}
