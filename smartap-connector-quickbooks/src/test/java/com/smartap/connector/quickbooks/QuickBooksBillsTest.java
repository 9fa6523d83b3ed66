package com.smartap.connector.quickbooks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.FieldLimit;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PostingOutcome.Posted;
import com.smartap.spi.erp.PostingOutcome.Refused;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.testkit.erp.TestBills;
import com.smartap.testkit.quickbooks.TwinBill;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickBooksBillsTest {
    private static final Instant SEEDED = Instant.parse("2026-11-01T08:00:00Z");
    private static final IdempotencyKey KEY = IdempotencyKey.of("post-bill", "own", 1);
    private final TwinFixture fixture = new TwinFixture();

    @BeforeEach
    void seed() {
        fixture.vendor(1, SEEDED);
    }

    @AfterEach
    void close() {
        assertThat(fixture.twin.violations()).isEmpty();
        fixture.close();
    }

    @Test
    void a_bill_that_was_deleted_is_never_said_to_be_posted() {
        Bill bill = TestBills.bill("ref-1", "INV-1", "1", null);
        String id = posted(post(bill)).billId();
        fixture.twin.delete(EntityType.INVOICE, id);
        assertThat(posting().find(bill, KEY)).isEmpty();
        assertThat(post(bill)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.erpCode()).isEqualTo("DELETED");
            assertThat(refused.reason()).contains(id, "new key");
        });
        assertThat(fixture.twin.bills()).isEmpty();

        Posted again = posted(posting().post(bill, IdempotencyKey.of("post-bill", "own", 2)));
        assertThat(again.created()).isTrue();
        assertThat(again.billId()).isNotEqualTo(id);
        assertThat(fixture.twin.bills()).hasSize(1);
    }

    @Test
    void a_bill_that_was_voided_is_never_said_to_be_posted() {
        Bill bill = TestBills.bill("ref-1", "INV-1", "1", null);
        String id = posted(post(bill)).billId();
        fixture.twin.screen().voidBill(id);
        assertThat(posting().find(bill, KEY)).isEmpty();
        assertThat(post(bill))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.erpCode()).isEqualTo("VOIDED"));
        assertThat(posted(posting().post(bill, IdempotencyKey.of("post-bill", "own", 2)))
                        .created())
                .isTrue();
        assertThat(fixture.twin.bills()).hasSize(2);
    }

    @Test
    void a_key_that_posted_another_invoice_posts_no_second_one_and_claims_none() {
        posted(post(TestBills.bill("ref-1", "INV-1", "1", null)));
        assertThat(post(TestBills.bill("ref-2", "INV-2", "1", null)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("ref-1"));
        assertThat(fixture.twin.bills()).hasSize(1);
    }

    @Test
    void coding_goes_to_lines_and_to_the_bill() {
        Bill bill = simple("50.00")
                .dimensions(Map.of("department", "301", "class", "201"))
                .lines(
                        line("30.00", Map.of("customer", "401")),
                        line("20.00", Map.of("class", "201", "department", "301")))
                .build();
        assertThat(posting().check(bill)).isEmpty();
        posted(post(bill));
        JsonNode held = held();
        assertThat(held.path("DepartmentRef").path("value").asText()).isEqualTo("301");
        JsonNode first = held.path("Line").path(0).path("AccountBasedExpenseLineDetail");
        assertThat(first.path("ClassRef").path("value").asText()).isEqualTo("201");
        assertThat(first.path("CustomerRef").path("value").asText()).isEqualTo("401");
        JsonNode second = held.path("Line").path(1).path("AccountBasedExpenseLineDetail");
        assertThat(second.has("CustomerRef")).isFalse();
        assertThat(new QuickBooksConnectorProvider().dimensions()).containsOnlyKeys("class", "customer", "department");
    }

    @Test
    void coding_that_quickbooks_does_not_have_is_named_before_any_call() {
        Bill bill = simple("50.00")
                .dimensions(Map.of("project", "9"))
                .lines(line("50.00", Map.of("department", "301", "class", "' or 1")))
                .build();
        assertThat(posting().check(bill))
                .anySatisfy(problem -> assertThat(problem).startsWith("dimensions.project (9)"))
                .anySatisfy(problem -> assertThat(problem).contains("lines[0].dimensions.department"))
                .anySatisfy(problem -> assertThat(problem).contains("lines[0].dimensions.class"));
        assertThat(post(bill)).isInstanceOf(Refused.class);
        Bill inactive =
                simple("50.00").lines(line("50.00", Map.of("class", "202"))).build();
        assertThat(post(inactive))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.erpCode()).isEqualTo("2500"));
    }

    @Test
    void a_foreign_bill_carries_its_currency_and_rate() {
        euroVendor();
        Bill bill = Bill.of("ref-2", InvoiceType.INVOICE, "R-1", "7", LocalDate.parse("2026-11-02"), eur("119.00"))
                .exchangeRate(new BigDecimal("1.0875"))
                .lines(Bill.Line.of("Bearings", eur("119.00"), null))
                .build();
        assertThat(posting().check(bill)).isEmpty();
        posted(post(bill));
        assertThat(held().path("CurrencyRef").path("value").asText()).isEqualTo("EUR");
        assertThat(held().path("ExchangeRate").decimalValue()).isEqualByComparingTo("1.0875");

        Bill home = simple("50.00").exchangeRate(new BigDecimal("1.1")).build();
        assertThat(posting().check(home)).singleElement().asString().contains("exchangeRate (1.1)");
        Bill dollars = simple("50.00").vendor("7").invoiceNumber("R-2").build();
        assertThat(posting().post(dollars, IdempotencyKey.of("post-bill", "dollars", 1)))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains("currency"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVOICE", "CREDIT_NOTE"})
    void outside_the_united_states_tax_codes_make_the_total(InvoiceType type) {
        fixture.twin.screen().country("GB", "USD");
        fixture.settings.put("taxMode", "codes");
        fixture.settings.put("defaultTaxCode", "5");
        Bill bill = TestBills.bill("ref-3", "INV-3", "1", null).toBuilder()
                .type(type)
                .total(Money.of("600.00", "USD"))
                .build();
        assertThat(posting().check(bill)).isEmpty();
        posted(post(bill));
        TwinBill posted = fixture.twin.bills().get(0);
        assertThat(posted.total()).isEqualByComparingTo("600.00");
        JsonNode held = held();
        assertThat(held.path("GlobalTaxCalculation").asText()).isEqualTo("TaxExcluded");
        assertThat(held.path("TxnTaxDetail").path("TotalTax").decimalValue()).isEqualByComparingTo("49.96");
        JsonNode taxLine = held.path("TxnTaxDetail").path("TaxLine").path(0);
        assertThat(taxLine.path("Amount").decimalValue()).isEqualByComparingTo("49.96");
        assertThat(taxLine.path("TaxLineDetail")
                        .path("TaxRateRef")
                        .path("value")
                        .asText())
                .isEqualTo("3");
        assertThat(taxLine.path("TaxLineDetail").path("NetAmountTaxable").decimalValue())
                .isEqualByComparingTo("550.04");
        for (JsonNode line : held.path("Line")) {
            assertThat(line.path("AccountBasedExpenseLineDetail")
                            .path("TaxCodeRef")
                            .path("value")
                            .asText())
                    .isEqualTo("5");
        }
    }

    @Test
    void tax_of_several_codes_is_shared_among_their_rates_to_the_cent() {
        fixture.twin.screen().country("GB", "USD");
        fixture.settings.put("taxMode", "codes");
        Bill bill = Bill.of(
                        "ref-5",
                        InvoiceType.INVOICE,
                        "INV-5",
                        "1",
                        LocalDate.parse("2026-11-02"),
                        Money.of("225.02", "USD"))
                .tax(Money.of("25.02", "USD"))
                .lines(taxed("100.00", "5"), taxed("50.00", "6"), taxed("50.00", "7"))
                .build();
        posted(post(bill));
        assertThat(held().path("TotalAmt").decimalValue()).isEqualByComparingTo("225.02");
        assertThat(held().path("TxnTaxDetail").path("TaxLine"))
                .extracting(line -> line.path("TaxLineDetail")
                                .path("TaxRateRef")
                                .path("value")
                                .asText() + " "
                        + line.path("Amount").decimalValue().toPlainString())
                .containsExactly("3 20.02", "4 2.5", "8 2.5");
    }

    @Test
    void the_two_codes_of_the_united_states_leave_tax_a_line_of_its_own() {
        Bill bill = TestBills.bill("ref-6", "INV-6", "1", null);
        Bill coded = bill.toBuilder().lines(taxed("500.00", "NON")).build();
        posted(post(coded));
        assertThat(held().has("GlobalTaxCalculation")).isFalse();
        assertThat(held().path("TotalAmt").decimalValue()).isEqualByComparingTo("599.96");
        assertThat(held().path("Line")
                        .path(0)
                        .path("AccountBasedExpenseLineDetail")
                        .path("TaxCodeRef")
                        .path("value")
                        .asText())
                .isEqualTo("NON");
    }

    private static Bill.Line taxed(String amount, String code) {
        return new Bill.Line("x", null, null, null, Money.of(amount, "USD"), "7", code, null, Map.of());
    }

    @Test
    void a_line_of_its_own_needs_a_tax_code_too_and_is_coded_like_the_greatest_line() {
        fixture.settings.put("taxMode", "codes");
        Bill bill = TestBills.bill("ref-3", "INV-3", "1", null);
        Bill coded = bill.toBuilder()
                .lines(new Bill.Line("x", null, null, null, Money.of("500.00", "USD"), null, "5", null, Map.of()))
                .build();
        assertThat(posting().check(coded)).isEmpty();
        assertThat(posting().check(bill.toBuilder().lines().build()))
                .anySatisfy(problem -> assertThat(problem).contains("defaultTaxCode"));
    }

    @Test
    void without_settings_shipping_and_tax_are_posted_like_the_greatest_line() {
        fixture.settings.keySet().removeIf(name -> name.endsWith("Account"));
        Bill bill = TestBills.bill("ref-4", "INV-4", "1", "7");
        assertThat(posting().check(bill)).isEmpty();
        assertThat(posting().post(bill, IdempotencyKey.of("post-bill", "ref-4")))
                .isInstanceOf(PostingOutcome.Posted.class);
        assertThat(fixture.twin.bills().get(0).total()).isEqualByComparingTo("599.96");
        assertThat(posting().check(TestBills.bill("ref-5", "INV-5", "1", null))).isNotEmpty();
    }

    @Test
    void long_texts_end_with_an_ellipsis_and_limits_are_data() {
        Bill bill = simple("50.00")
                .invoiceNumber("N".repeat(60))
                .memo("m".repeat(5000))
                .lines(Bill.Line.of("d".repeat(3998) + "🦊🦊", Money.of("50.00", "USD"), null))
                .build();
        posted(post(bill));
        assertThat(held().path("PrivateNote").asText())
                .hasSize(4000)
                .startsWith("[SmartAP ref-0] Invoice " + "N".repeat(60) + " m")
                .endsWith("m…");
        assertThat(held().path("Line").path(0).path("Description").asText()).isEqualTo("d".repeat(3998) + "…");
        assertThat(new QuickBooksConnectorProvider().limits())
                .extracting(FieldLimit::field, FieldLimit::maxLength, FieldLimit::overflow)
                .contains(org.assertj.core.groups.Tuple.tuple("invoiceNumber", 21, FieldLimit.Overflow.SHORTENED));
        Bill endless = simple("50.00").invoiceNumber("N".repeat(1001)).build();
        assertThat(posting().check(endless)).singleElement().asString().contains("invoiceNumber");
    }

    @Test
    void numbers_that_shorten_alike_are_told_apart_by_the_note() {
        String number = "RE-2026-11-000000000000123456";
        JsonNode row = Json.tryRead(("{\"PrivateNote\":\"Voided - [SmartAP ref-1] Invoice " + number + " memo\"}")
                        .getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        assertThat(BillNaming.reference(row)).contains("ref-1");
        assertThat(BillNaming.isOfNumber(row, number)).isTrue();
        assertThat(BillNaming.isOfNumber(row, number + "7")).isFalse();
        assertThat(BillNaming.isOfNumber(row, number.substring(0, 25))).isFalse();
    }

    @Test
    void a_bill_on_an_order_counts_as_received_and_is_taken_back_with_the_bill() {
        fixture.order(42, SEEDED);
        assertThat(order().lines()).allSatisfy(line -> {
            assertThat(line.billed()).isEqualByComparingTo("0");
            assertThat(line.received()).isNull();
        });
        Bill bill = Bill.of(
                        "ref-4",
                        InvoiceType.INVOICE,
                        "INV-4",
                        "1",
                        LocalDate.parse("2026-11-02"),
                        Money.of("200.00", "USD"))
                .purchaseOrder("42")
                .lines(new Bill.Line(
                        null,
                        null,
                        new BigDecimal("4"),
                        new BigDecimal("50.00"),
                        Money.of("200.00", "USD"),
                        null,
                        null,
                        "1",
                        Map.of()))
                .build();
        String id = posted(post(bill)).billId();
        assertThat(order().open()).isTrue();
        assertThat(order().lines().get(0).received()).isEqualByComparingTo("4");
        assertThat(order().lines().get(0).billed())
                .as("QuickBooks does not say")
                .isNull();
        fixture.twin.delete(EntityType.INVOICE, id);
        assertThat(order().lines().get(0).received()).isEqualByComparingTo("0");
    }

    @Test
    void an_order_is_found_by_a_query_for_its_number() {
        fixture.order(42, SEEDED);
        PurchaseOrderImport orders = fixture.ability(PurchaseOrderImport.class);
        long before = fixture.twin.requests();
        assertThat(orders.find("1", "PO-42")).isPresent();
        assertThat(orders.find("2", "PO-42")).isEmpty();
        assertThat(orders.find("1", "PO-42' or Id = '1")).isEmpty();
        assertThat(fixture.twin.requests() - before).isEqualTo(3);
    }

    @Test
    void the_limits_of_intuit_are_used_and_never_passed() {
        fixture.twin.screen().limit(10, 500);
        var connector = fixture.connector();
        Instant start = fixture.clock.instant();
        for (int i = 0; i < 950; i++) {
            connector.test();
        }
        assertThat(fixture.twin.requests()).as("no call was refused").isEqualTo(950);
        assertThat(java.time.Duration.between(start, fixture.clock.instant()))
                .isBetween(java.time.Duration.ofSeconds(100), java.time.Duration.ofSeconds(120));
    }

    private ErpPurchaseOrder order() {
        return fixture.ability(PurchaseOrderImport.class).find("1", "PO-42").orElseThrow();
    }

    private void euroVendor() {
        fixture.twin.seed(new ErpVendor(
                "7", "Lager GmbH", null, null, null, List.of(), Money.currency("EUR"), null, List.of(), true, SEEDED));
    }

    private static com.smartap.spi.erp.BillBuilder simple(String total) {
        Money amount = Money.of(total, "USD");
        return Bill.of("ref-0", InvoiceType.INVOICE, "INV-0", "1", LocalDate.parse("2026-11-02"), amount)
                .lines(Bill.Line.of("Bearings", amount, null));
    }

    private static Bill.Line line(String amount, Map<String, String> dimensions) {
        return new Bill.Line("Bearings", null, null, null, Money.of(amount, "USD"), "7", null, null, dimensions);
    }

    private static Money eur(String amount) {
        return Money.of(amount, "EUR");
    }

    private JsonNode held() {
        TwinBill last = fixture.twin.bills().get(fixture.twin.bills().size() - 1);
        String entity = fixture.twin
                .entity(last.credit() ? "VendorCredit" : "Bill", last.id())
                .orElseThrow();
        return Json.tryRead(entity.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private BillPosting posting() {
        return fixture.ability(BillPosting.class);
    }

    private PostingOutcome post(Bill bill) {
        return posting().post(bill, KEY);
    }

    private static Posted posted(PostingOutcome outcome) {
        assertThat(outcome).isInstanceOf(Posted.class);
        return (Posted) outcome;
    }
}
