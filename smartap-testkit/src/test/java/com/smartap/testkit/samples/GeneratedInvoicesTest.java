package com.smartap.testkit.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.ContentHash;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GeneratedInvoicesTest {
    private final List<SampleInvoice> invoices = SampleInvoices.generated(200);

    @Test
    void they_all_differ_and_are_in_dollars_of_known_vendors() {
        assertThat(invoices).hasSize(200);
        assertThat(invoices).extracting(SampleInvoice::fileName).doesNotHaveDuplicates();
        assertThat(invoices)
                .extracting(invoice -> ContentHash.of(invoice.pdf()))
                .doesNotHaveDuplicates();
        assertThat(invoices)
                .extracting(invoice -> invoice.truth().invoiceNumber())
                .doesNotHaveDuplicates();
        assertThat(invoices)
                .extracting(invoice -> invoice.truth().currency().getCurrencyCode())
                .containsOnly("USD");
        assertThat(SampleInvoices.vendors())
                .containsAll(invoices.stream().map(SampleInvoice::vendor).toList());
    }

    @Test
    void each_agrees_with_an_order_of_its_own() {
        assertThat(invoices)
                .extracting(invoice -> invoice.order().orElseThrow().number())
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(SampleInvoices.orders().stream()
                        .map(SampleOrder::number)
                        .toList());
        for (SampleInvoice invoice : invoices) {
            assertThat(invoice.order().orElseThrow().total().amount())
                    .as(invoice.toString())
                    .isEqualByComparingTo(invoice.truth().subtotal());
        }
    }

    @Test
    void totals_lie_on_both_sides_of_every_approval_limit() {
        List<BigDecimal> totals =
                invoices.stream().map(invoice -> invoice.truth().total()).toList();
        assertThat(totals).allMatch(total -> total.signum() > 0 && total.intValue() < 50_000);
        assertThat(totals).filteredOn(total -> total.intValue() < 5_000).hasSizeGreaterThan(20);
        assertThat(totals)
                .filteredOn(total -> total.intValue() >= 5_000 && total.intValue() <= 25_000)
                .hasSizeGreaterThan(20);
        assertThat(totals).filteredOn(total -> total.intValue() > 25_000).hasSizeGreaterThan(5);
    }

    @Test
    void they_are_the_same_in_every_run_and_a_longer_list_begins_with_the_shorter() {
        List<SampleInvoice> again = SampleInvoices.generated(5);
        for (int i = 0; i < again.size(); i++) {
            assertThat(again.get(i).pdf()).isEqualTo(invoices.get(i).pdf());
        }
        assertThat(SampleInvoices.generated(0)).isEmpty();
        assertThatThrownBy(() -> SampleInvoices.generated(-1)).isInstanceOf(IllegalArgumentException.class);
    }
}
