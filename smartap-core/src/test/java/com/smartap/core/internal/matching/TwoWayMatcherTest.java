package com.smartap.core.internal.matching;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.core.MatchPolicy;
import com.smartap.core.MatchPolicy.Tolerance;
import com.smartap.core.internal.persistence.PurchaseOrderLineRow;
import com.smartap.core.internal.persistence.PurchaseOrderRow;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceLine;
import com.smartap.model.matching.Discrepancy;
import com.smartap.model.matching.Discrepancy.Kind;
import com.smartap.model.matching.MatchResult;
import com.smartap.model.purchasing.PurchaseOrder;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwoWayMatcherTest {
    private static final UUID VENDOR = UUID.randomUUID();
    private static final MatchPolicy EXACT = MatchPolicy.EXACT;

    private final PurchaseOrderRow order = order();
    private final List<PurchaseOrderLineRow> ordered = new ArrayList<>();

    private static PurchaseOrderRow order() {
        PurchaseOrderRow row = new PurchaseOrderRow();
        row.id = UUID.randomUUID();
        row.number = "PO-1";
        row.vendorId = VENDOR;
        row.currency = "USD";
        row.status = PurchaseOrder.Status.OPEN;
        return row;
    }

    private void ordered(String sku, String description, String quantity, String billed, String price) {
        PurchaseOrderLineRow row = new PurchaseOrderLineRow();
        row.lineNumber = ordered.size() + 1;
        row.sku = sku;
        row.description = description;
        row.ordered = new BigDecimal(quantity);
        row.billed = new BigDecimal(billed);
        row.unitPrice = new BigDecimal(price);
        ordered.add(row);
    }

    private static InvoiceLine line(String description, String sku, String quantity, String price) {
        BigDecimal amount = new BigDecimal(quantity).multiply(new BigDecimal(price));
        return InvoiceLine.read(description, sku, new BigDecimal(quantity), new BigDecimal(price), amount);
    }

    private static InvoiceContent invoice(InvoiceLine... lines) {
        return InvoiceContent.builder()
                .currency(Currency.getInstance("USD"))
                .purchaseOrderNumber("PO-1")
                .lines(Arrays.asList(lines))
                .build();
    }

    private MatchResult match(MatchPolicy policy, InvoiceContent content) {
        return TwoWayMatcher.match(policy, content, VENDOR, order, ordered, Instant.EPOCH);
    }

    private static List<Kind> blocking(MatchResult result) {
        return result.discrepancies().stream()
                .filter(Discrepancy::blocking)
                .map(Discrepancy::kind)
                .toList();
    }

    private static Tolerance tolerance(String absolute, String percent) {
        return new Tolerance(
                absolute == null || absolute.isEmpty() ? null : new BigDecimal(absolute),
                percent == null || percent.isEmpty() ? null : new BigDecimal(percent));
    }

    @ParameterizedTest
    @CsvSource({
        // absolute, percent, price on the invoice where 100.00 was ordered, matched
        "0, , 100.00, true",
        "0, , 100.01, false",
        "0, , 99.99, true",
        ", 0, 100.00, true",
        ", 0, 100.000001, false",
        "1.00, , 101.00, true",
        "1.00, , 101.01, false",
        ", 2, 102.00, true",
        ", 2, 102.0001, false",
        "5.00, 2, 102.00, true",
        "5.00, 2, 103.00, false",
        "1.00, 2, 101.50, false",
        ", , 100000.00, true"
    })
    void a_price_is_tolerated_up_to_both_limits(String absolute, String percent, String price, boolean matched) {
        ordered("A", "Anvil", "1", "0", "100.00");
        MatchPolicy policy = new MatchPolicy(tolerance(absolute, percent), Tolerance.NONE, Tolerance.NONE);
        MatchResult result = match(policy, invoice(line("Anvil", "A", "1", price)));
        assertThat(result.matched()).isEqualTo(matched);
        assertThat(blocking(result)).isEqualTo(matched ? List.of() : List.of(Kind.PRICE));
    }

    @Test
    void nothing_may_be_added_to_what_was_ordered_for_nothing() {
        ordered("A", "Sample", "1", "0", "0");
        MatchPolicy policy = new MatchPolicy(tolerance(null, "50"), Tolerance.NONE, Tolerance.NONE);
        assertThat(match(policy, invoice(line("Sample", "A", "1", "0.01"))).matched())
                .isFalse();
        assertThat(match(policy, invoice(line("Sample", "A", "1", "0"))).matched())
                .isTrue();
    }

    @Test
    void a_better_price_is_told_and_does_not_block() {
        ordered("A", "Anvil", "1", "0", "100.00");
        MatchResult result = match(EXACT, invoice(line("Anvil", "A", "1", "90.00")));
        assertThat(result.matched()).isTrue();
        assertThat(result.discrepancies()).extracting(Discrepancy::kind).containsExactly(Kind.PRICE);
    }

    @ParameterizedTest
    @CsvSource({
        // ordered, billed before, billed now, tolerance, matched
        "10, 0, 10, 0, true",
        "10, 0, 9, 0, true",
        "10, 0, 10.5, 0, false",
        "10, 4, 6, 0, true",
        "10, 4, 7, 0, false",
        "10, 4, 7, 1, true",
        "10, 10, 1, 0, false",
        "10, 10, 1, 1, true",
        "10, 12, 1, 0, false"
    })
    void only_what_is_left_on_the_order_may_be_billed(
            String wanted, String before, String now, String tolerance, boolean matched) {
        ordered("A", "Anvil", wanted, before, "5.00");
        MatchPolicy policy = new MatchPolicy(Tolerance.NONE, tolerance(tolerance, null), Tolerance.NONE);
        MatchResult result = match(policy, invoice(line("Anvil", "A", now, "5.00")));
        assertThat(blocking(result)).isEqualTo(matched ? List.of() : List.of(Kind.QUANTITY));
    }

    @Test
    void two_lines_of_one_invoice_share_what_is_left() {
        ordered("A", "Anvil", "10", "0", "5.00");
        assertThat(match(EXACT, invoice(line("Anvil", "A", "6", "5.00"), line("Anvil", "A", "4", "5.00")))
                        .matched())
                .isTrue();
        MatchResult result = match(EXACT, invoice(line("Anvil", "A", "6", "5.00"), line("Anvil", "A", "5", "5.00")));
        assertThat(blocking(result)).containsExactly(Kind.QUANTITY);
    }

    @Test
    void lines_do_not_make_up_for_each_other() {
        ordered("A", "Anvil", "1", "0", "100.00");
        ordered("B", "Bellows", "1", "0", "100.00");
        MatchResult result =
                match(EXACT, invoice(line("Anvil", "A", "1", "50.00"), line("Bellows", "B", "1", "110.00")));
        assertThat(blocking(result)).containsExactly(Kind.PRICE);
    }

    @Test
    void an_item_number_counts_more_than_words() {
        ordered("HV-1", "Chair, blue", "1", "0", "10.00");
        ordered("HV-2", "Chair, green", "1", "0", "10.00");
        MatchResult result = match(EXACT, invoice(line("Chair, blue", "hv 2", "1", "10.00")));
        assertThat(result.lines()).containsExactlyEntriesOf(Map.of(1, 2));
    }

    @Test
    void without_item_numbers_most_of_the_words_have_to_agree() {
        ordered(null, "Copy paper 20 lb, case of 10", "1", "0", "10.00");
        assertThat(match(EXACT, invoice(line("COPY PAPER 20 LB - case of 10", null, "1", "10.00")))
                        .matched())
                .isTrue();
        assertThat(blocking(match(EXACT, invoice(line("Paper shredder, case included", null, "1", "10.00")))))
                .containsExactly(Kind.LINE_NOT_ON_ORDER);
    }

    @Test
    void an_item_number_that_a_reader_glued_to_the_words_does_not_hide_the_line() {
        ordered("HV-PPR-20", "Copy paper 20 lb, case of 10", "1", "0", "10.00");
        ordered("HV-TNR-58", "Toner cartridge 58A, black", "1", "0", "10.00");
        MatchResult result = match(EXACT, invoice(line("HV-PPR-20 Copy paper 20 lb, case of 10", null, "1", "10.00")));
        assertThat(result.lines()).containsExactlyEntriesOf(Map.of(1, 1));
    }

    @Test
    void two_lines_glued_into_one_do_not_pass_as_one_of_them() {
        ordered("A", "Anvil", "1", "0", "100.00");
        ordered("B", "Bellows", "1", "0", "50.00");
        MatchResult result = match(EXACT, invoice(line("Anvil", "A", "1", "150.00")));
        assertThat(result.matched()).isFalse();
    }

    @Test
    void an_invoice_without_lines_matches_nothing() {
        ordered("A", "Anvil", "1", "0", "100.00");
        InvoiceContent content = invoice().toBuilder()
                .subtotal(new BigDecimal("999999.00"))
                .total(new BigDecimal("999999.00"))
                .build();
        assertThat(match(EXACT, content).matched()).isFalse();
    }

    @Test
    void a_line_that_a_person_linked_is_compared_with_that_line() {
        ordered("A", "Anvil", "1", "0", "100.00");
        ordered("B", "Bellows", "1", "0", "50.00");
        MatchResult result =
                match(EXACT, invoice(line("Anvil", "A", "1", "50.00").billing(2)));
        assertThat(result.lines()).containsExactlyEntriesOf(Map.of(1, 2));
        assertThat(result.matched()).isTrue();
        assertThat(blocking(
                        match(EXACT, invoice(line("Anvil", "A", "1", "50.00").billing(9)))))
                .containsExactly(Kind.LINE_NOT_ON_ORDER);
    }

    @Test
    void an_order_of_somebody_else_in_other_money_or_closed_does_not_match() {
        ordered("A", "Anvil", "1", "0", "100.00");
        InvoiceContent content = invoice(line("Anvil", "A", "1", "100.00"));
        assertThat(match(EXACT, content).matched()).isTrue();
        assertThat(blocking(TwoWayMatcher.match(EXACT, content, UUID.randomUUID(), order, ordered, Instant.EPOCH)))
                .containsExactly(Kind.OTHER_VENDOR);
        order.currency = "EUR";
        assertThat(blocking(match(EXACT, content))).containsExactly(Kind.OTHER_CURRENCY);
        order.currency = "USD";
        order.status = PurchaseOrder.Status.CLOSED;
        assertThat(blocking(match(EXACT, content))).containsExactly(Kind.PURCHASE_ORDER_CLOSED);
        assertThat(blocking(TwoWayMatcher.match(EXACT, content, VENDOR, null, List.of(), Instant.EPOCH)))
                .containsExactly(Kind.PURCHASE_ORDER_NOT_FOUND);
        assertThat(blocking(TwoWayMatcher.match(
                        EXACT,
                        content.toBuilder().purchaseOrderNumber(" ").build(),
                        VENDOR,
                        null,
                        List.of(),
                        Instant.EPOCH)))
                .containsExactly(Kind.NO_PURCHASE_ORDER);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "24.99, true", "25.00, true", "25.01, false"})
    void charges_that_no_order_knows_have_a_limit(String shipping, boolean matched) {
        ordered("A", "Anvil", "1", "0", "100.00");
        MatchPolicy policy = new MatchPolicy(Tolerance.NONE, Tolerance.NONE, tolerance("25", null));
        InvoiceContent content = invoice(line("Anvil", "A", "1", "100.00")).toBuilder()
                .shipping(new BigDecimal(shipping))
                .build();
        assertThat(match(policy, content).matched()).isEqualTo(matched);
    }
}
