package com.smartap.testkit.samples;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.invoice.InvoiceLine;
import com.smartap.testkit.samples.SampleInvoice.Scenario;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleInvoicesTest {
    private final List<SampleInvoice> all = SampleInvoices.all();

    @Test
    void there_are_twenty_and_most_of_them_match_their_order() {
        Map<Scenario, Long> counts =
                all.stream().collect(Collectors.groupingBy(SampleInvoice::scenario, Collectors.counting()));
        assertThat(all).hasSize(20);
        assertThat(all).extracting(SampleInvoice::fileName).doesNotHaveDuplicates();
        assertThat(counts)
                .containsEntry(Scenario.MATCHES, 14L)
                .containsEntry(Scenario.NO_ORDER, 2L)
                .containsEntry(Scenario.PRICE_ABOVE_ORDER, 1L)
                .containsEntry(Scenario.QUANTITY_ABOVE_ORDER, 1L)
                .containsEntry(Scenario.RESENT, 1L)
                .containsEntry(Scenario.HARD_TO_READ, 1L);
    }

    @Test
    void at_least_sixteen_are_in_dollars_and_totals_spread_over_the_tiers() {
        List<BigDecimal> dollars = all.stream()
                .filter(sample -> sample.vendor().currency().getCurrencyCode().equals("USD"))
                .map(sample -> sample.truth().payable().orElseThrow())
                .toList();
        assertThat(dollars).hasSizeGreaterThanOrEqualTo(16);
        assertThat(dollars).filteredOn(total -> total.intValue() > 25_000).hasSize(2);
        assertThat(dollars)
                .filteredOn(total -> total.intValue() >= 5_000 && total.intValue() <= 25_000)
                .hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void the_lines_add_up_and_agree_with_the_order_where_they_should() {
        for (SampleInvoice sample : all) {
            BigDecimal sum =
                    sample.truth().lines().stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum)
                    .as("lines of %s", sample)
                    .isEqualByComparingTo(sample.truth().subtotal());
            if (sample.scenario() == Scenario.MATCHES) {
                assertThat(sample.order().orElseThrow().total().amount())
                        .isEqualByComparingTo(sample.truth().subtotal());
            }
        }
    }

    @Test
    void the_second_copy_is_another_file_of_the_same_invoice() {
        SampleInvoice copy = all.stream()
                .filter(sample -> sample.scenario() == Scenario.RESENT)
                .findFirst()
                .orElseThrow();
        List<SampleInvoice> same = all.stream()
                .filter(sample -> sample.truth().equals(copy.truth()))
                .toList();
        assertThat(same).hasSize(2);
        assertThat(same.get(0).pdf()).isNotEqualTo(same.get(1).pdf());
    }

    @Test
    void vendors_in_dollars_have_routing_numbers_with_right_check_digits() {
        assertThat(SampleInvoices.vendors()).extracting(SampleVendor::id).doesNotHaveDuplicates();
        SampleInvoices.vendors().stream()
                .map(vendor -> vendor.bankAccount().routingNumber())
                .filter(number -> number != null)
                .forEach(number -> {
                    int sum = 0;
                    for (int i = 0; i < 9; i++) {
                        sum += Character.digit(number.charAt(i), 10) * new int[] {3, 7, 1}[i % 3];
                    }
                    assertThat(sum % 10).as("check digit of %s", number).isZero();
                });
    }

    @Test
    void drawing_again_gives_the_same_bytes() {
        Map<String, SampleInvoice> byName =
                all.stream().collect(Collectors.toMap(SampleInvoice::fileName, Function.identity()));
        for (Plan plan : SamplePlans.all()) {
            assertThat(SampleInvoices.draw(plan).pdf())
                    .isEqualTo(byName.get(plan.fileName()).pdf());
        }
    }

    @Test
    void hostile_documents_are_made_without_harm() {
        assertThat(HostileDocuments.all()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(HostileDocuments.inflateBomb().length).isLessThan(2_000_000);
    }
}
