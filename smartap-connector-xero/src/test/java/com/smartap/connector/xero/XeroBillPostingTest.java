package com.smartap.connector.xero;

import static com.smartap.connector.xero.XeroFixture.KEY;
import static com.smartap.connector.xero.XeroFixture.id;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.testkit.twin.Misbehaviour;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XeroBillPostingTest {
    private final XeroFixture xero = new XeroFixture();

    @AfterEach
    void close() {
        xero.close();
    }

    @Test
    void a_bill_is_written_as_xero_wants_it() {
        JsonNode held = xero.posted(xero.bill("INV-1"));
        assertThat(held.path("Type").asText()).isEqualTo("ACCPAY");
        assertThat(held.path("Status").asText()).isEqualTo("AUTHORISED");
        assertThat(held.path("InvoiceNumber").asText()).isEqualTo("INV-1");
        assertThat(held.path("DateString").asText()).isEqualTo("2026-11-02T00:00:00");
        assertThat(held.path("DueDateString").asText()).isEqualTo("2026-12-02T00:00:00");
        assertThat(held.path("CurrencyCode").asText()).isEqualTo("USD");
        assertThat(held.path("LineAmountTypes").asText()).isEqualTo("NoTax");
        assertThat(held.path("Url").asText()).startsWith("https://smartap.invalid/bill?smartap=ref-1&key=");
        assertThat(held.has("Reference")).isFalse();
        assertThat(held.path("Total").decimalValue()).isEqualByComparingTo("599.96");
        assertThat(held.path("LineItems")).hasSize(3);
        assertThat(held.path("LineItems").path(0).path("Quantity").decimalValue())
                .isEqualByComparingTo("10");
        assertThat(held.path("LineItems").path(0).path("UnitAmount").decimalValue())
                .isEqualByComparingTo("50");
        assertThat(held.path("LineItems").path(1).path("AccountCode").asText()).isEqualTo("425");
        assertThat(held.path("LineItems").path(2).path("AccountCode").asText()).isEqualTo("445");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUBMITTED", "DRAFT"})
    void a_bill_may_wait_for_approval_in_xero(String status) {
        xero.settings.put("billStatus", status);
        assertThat(xero.posted(xero.bill("INV-1")).path("Status").asText()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O'Brien & Co #1",
                "A,1",
                ",",
                "2026/11-Ä\"q\"",
                "back\\slash",
                "株式会社-7",
                "a+b%20c",
                "Zu\u0308rich-1",
                "🦊"
            })
    void numbers_of_all_kinds_are_found_again(String number) {
        String id = id(xero.post(xero.bill(number)));
        assertThat(xero.posting().find(xero.bill(number), KEY))
                .map(PostingOutcome.Posted::billId)
                .contains(id);
        assertThat(xero.post(xero.bill(number)))
                .isEqualTo(new PostingOutcome.Posted(
                        id, xero.held(id).path("InvoiceNumber").asText(), false));
        Bill credit =
                xero.bill(number).toBuilder().type(InvoiceType.CREDIT_NOTE).build();
        String creditId = id(xero.post(credit));
        assertThat(id(xero.post(credit))).isEqualTo(creditId).startsWith("CreditNote-");
        assertThat(xero.twin.heldBills()).hasSize(2);
    }

    @Test
    void one_part_of_a_number_with_a_comma_is_another_number() {
        id(xero.post(xero.bill("A")));
        Bill other = xero.bill("A,1").toBuilder().reference("ref-2").build();
        assertThat(xero.posting().post(other, IdempotencyKey.of("post-bill", "ref-2", 1)))
                .isInstanceOf(PostingOutcome.Posted.class);
        assertThat(xero.twin.heldBills()).hasSize(2);
    }

    @Test
    void after_the_key_is_forgotten_the_bill_is_still_found() {
        String id = id(xero.post(xero.bill("INV-1")));
        xero.clock.advance(java.time.Duration.ofDays(30));
        assertThat(id(xero.post(xero.bill("INV-1")))).isEqualTo(id);
        assertThat(xero.twin.heldBills()).hasSize(1);
    }

    @Test
    void a_bill_that_was_entered_by_hand_is_not_posted_a_second_time() {
        String id = id(xero.post(xero.bill("INV-1")));
        xero.twin.screen().alter("Invoices", id, "Url", "");
        xero.twin.screen().alter("Invoices", id, "InvoiceNumber", "inv-1");
        assertThat(id(xero.post(xero.bill("INV-1")))).isEqualTo(id);
    }

    @Test
    void a_voided_bill_is_a_refusal_and_posted_anew_only_on_purpose() {
        String id = id(xero.post(xero.bill("INV-1")));
        xero.twin.screen().voidBill(id);
        assertThat(xero.post(xero.bill("INV-1"))).isInstanceOfSatisfying(PostingOutcome.Refused.class, refused -> {
            assertThat(refused.erpCode()).isEqualTo("VOIDED");
            assertThat(refused.reason()).contains(id, "anew");
        });
        assertThat(xero.posting().find(xero.bill("INV-1"), KEY)).isEmpty();
        PostingOutcome anew = xero.posting().post(xero.bill("INV-1"), IdempotencyKey.of("post-bill", "ref-1", 2));
        assertThat(id(anew)).isNotEqualTo(id);
    }

    @Test
    void a_voided_credit_note_is_a_refusal_too() {
        Bill credit =
                xero.bill("CN-1").toBuilder().type(InvoiceType.CREDIT_NOTE).build();
        xero.twin.screen().voidBill(id(xero.post(credit)));
        assertThat(xero.post(credit)).isInstanceOf(PostingOutcome.Refused.class);
    }

    @Test
    void the_bill_of_another_invoice_of_that_number_is_a_refusal() {
        id(xero.post(xero.bill("INV-1")));
        Bill other = xero.bill("INV-1").toBuilder().reference("ref-2").build();
        assertThat(xero.posting().post(other, IdempotencyKey.of("post-bill", "ref-2", 1)))
                .isInstanceOfSatisfying(
                        PostingOutcome.Refused.class,
                        refused -> assertThat(refused.erpCode()).isEqualTo("DUPLICATE_NUMBER"));
    }

    @Test
    void all_that_xero_finds_wrong_is_in_the_refusal() {
        Bill bill = xero.bill("INV-1").toBuilder()
                .vendor(xero.twin.id(com.smartap.model.erp.EntityType.VENDOR, 99))
                .lines(Bill.Line.of("Bearings", Money.of("500.00", "USD"), "999"))
                .build();
        assertThat(xero.post(bill)).isInstanceOfSatisfying(PostingOutcome.Refused.class, refused -> {
            assertThat(refused.erpCode()).isEqualTo("10");
            assertThat(refused.reason()).contains("could not be found", "Account code '999'");
        });
    }

    @Test
    void what_was_mended_after_a_refusal_is_taken_under_the_same_key() {
        Bill wrong = xero.bill("INV-1").toBuilder()
                .lines(Bill.Line.of("Bearings", Money.of("500.00", "USD"), "999"))
                .build();
        assertThat(xero.post(wrong)).isInstanceOf(PostingOutcome.Refused.class);
        assertThat(xero.post(xero.bill("INV-1"))).isInstanceOf(PostingOutcome.Posted.class);
    }

    @Test
    void a_credit_note_carries_its_mark_where_it_has_room() {
        Bill credit = xero.bill("CN-1").toBuilder()
                .type(InvoiceType.CREDIT_NOTE)
                .memo("x".repeat(5000))
                .build();
        JsonNode held = xero.posted(credit);
        assertThat(held.path("Type").asText()).isEqualTo("ACCPAYCREDIT");
        assertThat(held.path("CreditNoteNumber").asText()).isEqualTo("CN-1");
        assertThat(held.path("LineItems").path(0).path("Description").asText())
                .hasSize(4000)
                .startsWith("Bearings | xxx")
                .contains("… [SmartAP ref-1 #");
        assertThat(id(xero.post(credit))).isNotBlank();
        assertThat(xero.twin.heldBills()).hasSize(1);
    }

    @Test
    void prices_of_four_decimals_are_kept() {
        Bill.Line line = line("3", "0.3333", "1.00");
        JsonNode held = xero.posted(xero.bill("INV-1").toBuilder()
                .lines(line)
                .tax(Money.of("0.00", "USD"))
                .shipping(Money.of("0.00", "USD"))
                .total(Money.of("1.00", "USD"))
                .build());
        assertThat(held.path("LineItems").path(0).path("UnitAmount").decimalValue())
                .isEqualByComparingTo("0.3333");
        assertThat(held.path("Total").decimalValue()).isEqualByComparingTo("1.00");
    }

    @ParameterizedTest
    @CsvSource({"7,0.14285714,1.00", "1000000,0.0000012,1.20", "0.33333333,3,1.00", "3,33.3333333,100.00"})
    void a_price_that_xero_cannot_hold_leaves_the_amount_exact(String quantity, String price, String amount) {
        JsonNode held = xero.posted(xero.bill("INV-1").toBuilder()
                .lines(line(quantity, price, amount))
                .tax(Money.of("0.00", "USD"))
                .shipping(Money.of("0.00", "USD"))
                .total(Money.of(amount, "USD"))
                .build());
        assertThat(held.path("Total").decimalValue()).isEqualByComparingTo(amount);
    }

    @Test
    void tax_codes_of_lines_carry_the_invoices_tax_to_the_cent() {
        Bill bill = Bill.of(
                        "ref-1",
                        InvoiceType.INVOICE,
                        "INV-1",
                        xero.vendor(),
                        java.time.LocalDate.parse("2026-11-02"),
                        Money.of("159.02", "USD"))
                .tax(Money.of("14.02", "USD"))
                .shipping(Money.of("10.00", "USD"))
                .lines(
                        coded("One", "33.33", "INPUT2"),
                        coded("Two", "33.34", "INPUT2"),
                        coded("Three", "13.33", "RRINPUT"),
                        coded("Four", "55.00", null))
                .build();
        JsonNode held = xero.posted(bill);
        assertThat(held.path("LineAmountTypes").asText()).isEqualTo("Exclusive");
        assertThat(held.path("TotalTax").decimalValue()).isEqualByComparingTo("14.02");
        assertThat(held.path("Total").decimalValue()).isEqualByComparingTo("159.02");
        assertThat(held.path("LineItems").findValuesAsText("TaxType"))
                .containsExactly("INPUT2", "INPUT2", "RRINPUT", "NONE", "NONE");
    }

    @Test
    void shipping_is_taxed_as_the_lines_where_that_fits_the_invoice() {
        Bill bill = xero.bill("INV-1").toBuilder()
                .lines(coded("One", "100.00", "INPUT2"))
                .shipping(Money.of("10.00", "USD"))
                .tax(Money.of("22.00", "USD"))
                .total(Money.of("132.00", "USD"))
                .build();
        JsonNode held = xero.posted(bill);
        assertThat(held.path("LineItems").path(1).path("TaxType").asText()).isEqualTo("INPUT2");
        assertThat(held.path("LineItems").path(1).path("TaxAmount").decimalValue())
                .isEqualByComparingTo("2.00");
    }

    @Test
    void tax_that_no_line_can_carry_is_refused_before_it_is_sent() {
        Bill bill = xero.bill("INV-1").toBuilder()
                .lines(coded("One", "500.00", "NONE"))
                .build();
        assertThat(xero.post(bill))
                .isInstanceOfSatisfying(
                        PostingOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("tax (49.96 USD)"));
        assertThat(xero.twin.heldBills()).isEmpty();
    }

    @Test
    void discounts_of_the_whole_become_a_line() {
        Bill bill =
                xero.bill("INV-1").toBuilder().total(Money.of("590.00", "USD")).build();
        JsonNode held = xero.posted(bill);
        assertThat(held.path("Total").decimalValue()).isEqualByComparingTo("590.00");
        assertThat(held.path("LineItems")).hasSize(4);
    }

    @Test
    void an_invoice_without_lines_becomes_one() {
        Bill bill = Bill.of(
                        "ref-1",
                        InvoiceType.INVOICE,
                        "INV-1",
                        xero.vendor(),
                        java.time.LocalDate.parse("2026-11-02"),
                        Money.of("10.00", "USD"))
                .build();
        JsonNode held = xero.posted(bill);
        assertThat(held.path("LineItems").path(0).path("Description").asText()).isEqualTo("Invoice INV-1");
        assertThat(held.path("DueDateString").asText()).isEqualTo("2026-11-02T00:00:00");
    }

    @Test
    void dimensions_become_tracking_under_xeros_names() {
        xero.settings.put("trackingCategories", "department=Region");
        Bill.Line plain = Bill.Line.of("Bearings", Money.of("500.00", "USD"), null);
        Bill.Line line = new Bill.Line(
                plain.description(), null, null, null, plain.amount(), null, null, null, Map.of("Project", "Beta"));
        JsonNode held = xero.posted(xero.bill("INV-1").toBuilder()
                .dimensions(Map.of("department", "North"))
                .lines(line)
                .build());
        JsonNode tracking = held.path("LineItems").path(0).path("Tracking");
        assertThat(tracking.findValuesAsText("Name")).containsExactly("Project", "Region");
        assertThat(tracking.findValuesAsText("Option")).containsExactly("Beta", "North");
    }

    @Test
    void another_currency_comes_with_its_rate() {
        Bill bill = euros();
        assertThat(xero.posted(bill).path("CurrencyRate").decimalValue()).isEqualByComparingTo("0.8");
        assertThat(xero.posted(bill).path("CurrencyCode").asText()).isEqualTo("EUR");
    }

    @Test
    void rates_may_be_sent_as_they_are() {
        xero.settings.put("currencyRate", "base-per-foreign");
        assertThat(xero.posted(euros()).path("CurrencyRate").decimalValue()).isEqualByComparingTo("1.25");
    }

    @Test
    void an_account_without_a_code_is_named_by_its_id() {
        String id = xero.ability(com.smartap.spi.erp.ChartOfAccounts.class).accounts().stream()
                .filter(account -> account.type().equals("BANK"))
                .findFirst()
                .orElseThrow()
                .code();
        JsonNode held = xero.posted(xero.bill("INV-1").toBuilder()
                .lines(Bill.Line.of("Bearings", Money.of("500.00", "USD"), id))
                .build());
        assertThat(held.path("LineItems").path(0).path("AccountID").asText()).isEqualTo(id);
    }

    @Test
    void what_xero_would_refuse_is_said_before_any_call() {
        Bill.Line line = Bill.Line.of("Bearings", Money.of("500.00", "USD"), "12345678901");
        Bill bill = xero.bill("1".repeat(256)).toBuilder().lines(line).build();
        assertThat(xero.posting().check(bill))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("256 characters", "255"));
        Bill coded = xero.bill("INV-1").toBuilder()
                .lines(line)
                .dimensions(Map.of("a", "1", "b", "2", "c", "3"))
                .build();
        assertThat(xero.posting().check(coded))
                .anySatisfy(problem -> assertThat(problem).contains("accountCode (12345678901)"))
                .anySatisfy(problem -> assertThat(problem).contains("dimensions (a, b, c)"));
        assertThat(xero.twin.requests()).isZero();
    }

    @Test
    void a_bill_is_the_same_in_every_language() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(xero.posted(xero.bill("INV-1")).path("DateString").asText())
                    .isEqualTo("2026-11-02T00:00:00");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void a_lost_answer_and_a_restart_within_minutes_leave_one_bill() {
        xero.twin.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        assertThat(xero.post(xero.bill("INV-1"))).isInstanceOf(PostingOutcome.Unknown.class);
        assertThat(xero.post(xero.bill("INV-1")))
                .isInstanceOfSatisfying(
                        PostingOutcome.Posted.class,
                        posted -> assertThat(posted.created()).isFalse());
        assertThat(xero.twin.heldBills()).hasSize(1);
    }

    private Bill euros() {
        return Bill.of(
                        "ref-1",
                        InvoiceType.INVOICE,
                        "INV-1",
                        xero.vendor(),
                        java.time.LocalDate.parse("2026-11-02"),
                        Money.of("10.00", "EUR"))
                .exchangeRate(new BigDecimal("1.25"))
                .build();
    }

    private static Bill.Line line(String quantity, String price, String amount) {
        return new Bill.Line(
                "Screws",
                null,
                new BigDecimal(quantity),
                new BigDecimal(price),
                Money.of(amount, "USD"),
                null,
                null,
                null,
                Map.of());
    }

    private static Bill.Line coded(String text, String amount, String code) {
        return new Bill.Line(text, null, null, null, Money.of(amount, "USD"), null, code, null, Map.of());
    }
}
