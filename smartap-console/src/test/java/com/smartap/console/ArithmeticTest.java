package com.smartap.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ArithmeticTest {
    @Test
    void sums_that_fit_say_so() {
        assertThat(Arithmetic.of(content("100.00", "19.00", "5.00", "124.00", "60.00", "40.00")))
                .allMatch(Arithmetic.Sum::agrees)
                .extracting(Arithmetic.Sum::what)
                .containsExactly("Lines", "Subtotal + tax + shipping");
    }

    @Test
    void a_difference_is_told_with_its_sign() {
        List<Arithmetic.Sum> sums = Arithmetic.of(content("100.00", "19.00", null, "120.00", "90.00"));
        assertThat(sums).extracting(sum -> sum.difference().toPlainString()).containsExactly("10.00", "1.00");
    }

    @Test
    void rounding_of_each_line_is_no_difference() {
        assertThat(Arithmetic.of(content("100.00", null, null, "100.01", "33.34", "33.34", "33.33")))
                .allMatch(Arithmetic.Sum::agrees);
    }

    @Test
    void lines_may_explain_a_total_without_subtotal() {
        assertThat(Arithmetic.of(content(null, "19.00", null, "119.00", "119.00")))
                .singleElement()
                .satisfies(sum -> assertThat(sum.what() + sum.agrees()).isEqualTo("Linestrue"));
        assertThat(Arithmetic.of(content(null, null, null, null))).isEmpty();
    }

    @Test
    void a_line_that_is_not_quantity_times_price_is_off() {
        InvoiceContent euros = content(null, null, null, null);
        assertThat(Arithmetic.off(line("3", "1.005", "3.02"), euros)).isZero();
        assertThat(Arithmetic.off(line("3", "2", "5"), euros)).isEqualByComparingTo("-1");
        assertThat(Arithmetic.off(InvoiceLine.read("x", null, null, null, BigDecimal.ONE), euros))
                .isZero();
    }

    private static InvoiceLine line(String quantity, String price, String amount) {
        return InvoiceLine.read("x", null, new BigDecimal(quantity), new BigDecimal(price), new BigDecimal(amount));
    }

    private static InvoiceContent content(
            @Nullable String subtotal,
            @Nullable String tax,
            @Nullable String shipping,
            @Nullable String total,
            String... lines) {
        return InvoiceContent.builder()
                .currency(Money.currency("EUR"))
                .subtotal(number(subtotal))
                .taxAmount(number(tax))
                .shipping(number(shipping))
                .total(number(total))
                .lines(java.util.Arrays.stream(lines)
                        .map(amount -> InvoiceLine.read("x", null, null, null, new BigDecimal(amount)))
                        .toList())
                .build();
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
