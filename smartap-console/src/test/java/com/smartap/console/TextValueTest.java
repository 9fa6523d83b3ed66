package com.smartap.console;

import static com.smartap.console.Notation.Mark.COMMA;
import static com.smartap.console.Notation.Mark.POINT;
import static com.smartap.console.Notation.Order.DAY_FIRST;
import static com.smartap.console.Notation.Order.MONTH_FIRST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.smartap.console.CorrectionField.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextValueTest {
    private static final Notation GERMAN = new Notation(COMMA, DAY_FIRST);
    private static final Notation AMERICAN = new Notation(POINT, MONTH_FIRST);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "31.01.2026 | 2026-01-31",
                "3.4.26 | 2026-04-03",
                "03/04/2026 | 2026-04-03",
                "3. März 2026 | 2026-03-03",
                "15 oct. 2026 | 2026-10-15",
                "le 1er août 2026 | -",
                "1er août 2026 | 2026-08-01",
                "5 de enero de 2026 | 2026-01-05",
                "12 września 2026 | 2026-09-12",
                "October 15, 2026 | 2026-10-15",
                "15-Oct-2026 | 2026-10-15",
                "Friday, 3 April 2026 | 2026-04-03",
                "2026/1/5 | 2026-01-05",
                "20260105 | 2026-01-05",
                ": 31.01.2026, | 2026-01-31",
                "31.02.2026 | -",
                "13/13/2026 | -",
                "tomorrow | -",
                "12 apples 2026 | -"
            })
    void dates_are_read_in_the_order_of_the_document(String printed, String day) {
        assertValue(Kind.DATE, printed, GERMAN, day);
    }

    @Test
    void a_date_that_may_be_two_is_asked_for() {
        assertThat(TextValue.of(Kind.DATE, "03/04/2026", true, AMERICAN)).isEqualTo("2026-03-04");
        assertThat(TextValue.of(Kind.DATE, "03.04.2026", true, AMERICAN)).isEqualTo("2026-04-03");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextValue.of(Kind.DATE, "03/04/2026", true, Notation.OPEN))
                .withMessageContainingAll("2026-04-03", "2026-03-04");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextValue.of(Kind.DATE, "31.02.2026", false, GERMAN))
                .withMessageContaining("no day of the calendar");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234,56 € | 1234.56",
                "1.234 | 1234",
                "EUR 1.234.567,8 | 1234567.8",
                "1 234,56 zł | 1234.56",
                "1'234.50 | 1234.50",
                "5,5000 | 5.5000",
                "(12,50) | -12.50",
                "12,50- | -12.50",
                "- 12,50 | -12.50",
                "120,-- | 120",
                "*** 22,00 *** | 22.00",
                "19 % | -",
                "12,34,56 | -",
                "4 Stück | -",
                "1.2.3 | -"
            })
    void amounts_of_a_page_are_read_with_its_decimal_mark(String printed, String value) {
        assertValue(Kind.NUMBER, printed, GERMAN, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.234 | 1.234",
                "1,234 | 1.234",
                "12,5 | 12.5",
                "1.234,56 | 1234.56",
                "1,234.56 | 1234.56",
                "€ 7 | 7",
                "12,3x | -",
                "1,2,3 | -",
                "12. | -",
                "--5 | -",
                "1e5 | -",
                "1234567890123456 | -"
            })
    void a_typed_point_is_always_the_decimal_mark_so_that_saved_values_stay_what_they_are(String typed, String value) {
        if (value.equals("-")) {
            assertThatIllegalArgumentException().isThrownBy(() -> TextValue.of(Kind.NUMBER, typed, false, GERMAN));
        } else {
            assertThat(TextValue.of(Kind.NUMBER, typed, false, GERMAN)).isEqualTo(value);
        }
    }

    @Test
    void a_number_that_may_be_two_is_asked_for() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextValue.of(Kind.NUMBER, "1,234", false, Notation.OPEN))
                .withMessageContainingAll("1234", "1.234");
        assertThat(TextValue.of(Kind.NUMBER, "1,234", false, AMERICAN)).isEqualTo("1234");
        assertThat(TextValue.of(Kind.NUMBER, "1,234,567", false, Notation.OPEN)).isEqualTo("1234567");
        assertThat(TextValue.of(Kind.NUMBER, "1,234.50", false, Notation.OPEN)).isEqualTo("1234.50");
        assertThat(TextValue.of(Kind.NUMBER, "12,5", true, Notation.OPEN)).isEqualTo("12.5");
    }

    @Test
    void texts_lose_what_stands_around_them_on_the_page() {
        assertThat(TextValue.of(Kind.TEXT, ": #INV-7,", true, GERMAN)).isEqualTo("INV-7");
        assertThat(TextValue.of(Kind.TEXT, "PFL-77391.", true, GERMAN)).isEqualTo("PFL-77391");
        assertThat(TextValue.of(Kind.TEXT, "Acme Inc.", true, GERMAN)).isEqualTo("Acme Inc.");
        assertThat(TextValue.of(Kind.TEXT, "INV  7", false, GERMAN)).isEqualTo("INV 7");
        assertThat(TextValue.of(Kind.ADDRESS, "Hauptstr. 1,\n10115  Berlin", true, GERMAN))
                .isEqualTo("Hauptstr. 1, 10115 Berlin");
        assertThat(TextValue.of(Kind.IBAN, "de89 3704 0044 0532 0130 00", true, GERMAN))
                .isEqualTo("DE89370400440532013000");
        assertThat(TextValue.of(Kind.CURRENCY, "€", true, GERMAN)).isEqualTo("EUR");
        assertThat(TextValue.of(Kind.CURRENCY, "usd", false, GERMAN)).isEqualTo("USD");
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "EURO€", "<script>", "XQQ"})
    void what_names_no_currency_is_refused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TextValue.of(Kind.CURRENCY, text, true, GERMAN));
    }

    @Test
    void a_document_tells_how_it_writes() {
        assertThat(Notation.of(List.of("1.234,56", "22,00", "1.5", "13.01.2026")))
                .isEqualTo(GERMAN);
        assertThat(Notation.of(List.of("$1,234.56", "10/31/2026"))).isEqualTo(AMERICAN);
        assertThat(Notation.of(List.of("03/04/2026", "7", "1.234"))).isEqualTo(Notation.OPEN);
        assertThat(Notation.parse(GERMAN.toString())).isEqualTo(GERMAN);
        assertThat(Notation.parse(new Notation(null, MONTH_FIRST).toString()))
                .isEqualTo(new Notation(null, MONTH_FIRST));
        assertThat(Notation.parse("<b>")).isEqualTo(Notation.OPEN);
    }

    private static void assertValue(Kind kind, String printed, Notation notation, String value) {
        if (value.equals("-")) {
            assertThatIllegalArgumentException().isThrownBy(() -> TextValue.of(kind, printed, true, notation));
        } else {
            assertThat(TextValue.of(kind, printed, true, notation)).isEqualTo(value);
        }
    }
}
