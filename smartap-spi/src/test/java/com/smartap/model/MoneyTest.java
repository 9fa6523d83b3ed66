package com.smartap.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyTest {
    private static final Currency USD = Currency.getInstance("USD");

    @ParameterizedTest
    @CsvSource({"USD,2", "EUR,2", "JPY,0", "KWD,3", "BHD,3", "CLF,4", "XAU,0"})
    void each_currency_has_its_own_decimals(String currency, int decimals) {
        assertThat(Money.decimals(Currency.getInstance(currency))).isEqualTo(decimals);
        assertThat(Money.zero(Currency.getInstance(currency)).amount().scale()).isEqualTo(decimals);
    }

    @Test
    void amounts_of_one_value_are_equal_however_they_are_written() {
        assertThat(Money.of("5", "USD")).isEqualTo(Money.of("5.00", "USD")).hasSameHashCodeAs(Money.of("5.0", "USD"));
        assertThat(Money.of("5.000", "USD").plain()).isEqualTo("5.00");
    }

    @Test
    void more_decimals_than_the_currency_has_are_refused_by_name() {
        assertThatThrownBy(() -> Money.of("7974.81", "JPY"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount (7974.81) has more decimals than JPY allows (0)");
        assertThatThrownBy(() -> Money.of("1.005", "USD")).hasMessageContaining("USD allows (2)");
    }

    @Test
    void currencies_do_not_mix() {
        assertThatThrownBy(() -> Money.of("1", "USD").plus(Money.of("1", "EUR")))
                .hasMessageContaining("1.00 USD and 1.00 EUR are of different currencies");
        assertThatThrownBy(() -> Money.of("1", "USD").compareTo(Money.of("1", "EUR")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Money.currency("DOLLAR")).hasMessageContaining("not an ISO 4217 code");
    }

    @Test
    void minor_units_go_there_and_back() {
        assertThat(Money.of("599.96", "USD").minorUnits()).isEqualTo(59996);
        assertThat(Money.ofMinor(59996, USD)).isEqualTo(Money.of("599.96", "USD"));
        assertThat(Money.ofMinor(7974, Currency.getInstance("JPY")).plain()).isEqualTo("7974");
    }

    @Test
    void rounding_is_named_where_it_happens() {
        assertThat(Money.of("10.05", "USD").times(new BigDecimal("0.5"), RoundingMode.HALF_UP))
                .isEqualTo(Money.of("5.03", "USD"));
        assertThat(Money.rounded(new BigDecimal("5.025"), USD, RoundingMode.HALF_EVEN))
                .isEqualTo(Money.of("5.02", "USD"));
    }

    @Test
    void sums_commute_and_parts_make_the_whole() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            Money a = Money.ofMinor(random.nextInt(2_000_000) - 1_000_000, USD);
            Money b = Money.ofMinor(random.nextInt(2_000_000) - 1_000_000, USD);
            assertThat(a.plus(b)).as("seed %d", seed).isEqualTo(b.plus(a));
            assertThat(a.plus(b).minus(b)).as("seed %d", seed).isEqualTo(a);
            List<BigDecimal> weights = IntStream.rangeClosed(1, 1 + random.nextInt(7))
                    .mapToObj(n -> BigDecimal.valueOf(random.nextInt(100) + (n == 1 ? 1 : 0)))
                    .toList();
            List<Money> parts = a.allocate(weights);
            assertThat(parts.stream().reduce(Money.zero(USD), Money::plus))
                    .as("seed %d: %s over %s", seed, a, weights)
                    .isEqualTo(a);
            for (int part = 0; part < parts.size(); part++) {
                if (weights.get(part).signum() == 0) {
                    assertThat(parts.get(part).isZero()).as("seed %d", seed).isTrue();
                }
            }
        }
    }

    @Test
    void a_cent_that_is_left_over_goes_to_the_first() {
        assertThat(Money.of("100.00", "USD").allocate(List.of(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE)))
                .containsExactly(Money.of("33.34", "USD"), Money.of("33.33", "USD"), Money.of("33.33", "USD"));
        assertThatThrownBy(() -> Money.of("1", "USD").allocate(List.of(BigDecimal.ZERO)))
                .hasMessageContaining("must not all be zero");
    }
}
