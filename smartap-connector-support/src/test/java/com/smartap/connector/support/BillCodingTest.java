package com.smartap.connector.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BillCodingTest {
    private static final Bill BILL = Bill.of(
                    "ref", InvoiceType.INVOICE, "INV-1", "V1", LocalDate.parse("2026-11-02"), usd("119.00"))
            .tax(usd("9.00"))
            .shipping(usd("5.00"))
            .lines(line("10.00", "small", "A"), line("70.00", "large", null), line("20.00", null, "B"))
            .build();

    @Test
    void a_setting_of_its_own_counts_before_the_standard_and_both_before_the_greatest_line() {
        assertThat(BillCoding.account(BILL, "own", "standard")).isEqualTo("own");
        assertThat(BillCoding.account(BILL, null, "standard")).isEqualTo("standard");
        assertThat(BillCoding.account(BILL, null, null)).isEqualTo("large");
        assertThat(BillCoding.account(BILL.toBuilder().lines().build(), null, null))
                .isNull();
    }

    @Test
    void tax_goes_by_codes_if_a_line_names_one_unless_the_setting_says_otherwise() {
        assertThat(BillCoding.byCodes(BILL, BillCoding.AUTO)).isTrue();
        assertThat(BillCoding.byCodes(BILL, BillCoding.LINE)).isFalse();
        Bill plain = BILL.toBuilder().lines(line("105.00", "large", null)).build();
        assertThat(BillCoding.byCodes(plain, BillCoding.AUTO)).isFalse();
        assertThat(BillCoding.byCodes(plain, BillCoding.CODES)).isTrue();
        assertThat(BillCoding.taxCode(BILL, null)).isEqualTo("B");
        assertThat(BillCoding.taxCode(BILL, "standard")).isEqualTo("standard");
    }

    @Test
    void the_difference_is_what_lines_shipping_and_tax_leave_open() {
        assertThat(BillCoding.difference(BILL)).isEqualTo(usd("5.00"));
    }

    private static Bill.Line line(
            String amount,
            @org.jspecify.annotations.Nullable String account,
            @org.jspecify.annotations.Nullable String taxCode) {
        return new Bill.Line(null, null, null, null, usd(amount), account, taxCode, null, Map.of());
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
