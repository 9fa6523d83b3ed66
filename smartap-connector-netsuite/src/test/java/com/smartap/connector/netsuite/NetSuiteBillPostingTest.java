package com.smartap.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.testkit.twin.ErpTwin;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Both ways of writing bills do the same. */
class NetSuiteBillPostingTest {
    private final AccountFixture account = new AccountFixture();

    @AfterEach
    void close() {
        assertThat(account.twin.violations()).isEmpty();
        account.close();
    }

    private void by(String api) {
        account.with("api", api);
    }

    private ErpTwin.HeldBill only() {
        assertThat(account.twin.heldBills()).hasSize(1);
        return account.twin.heldBills().get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void a_bill_stands_with_number_dates_memo_and_lines_to_the_cent(String api) {
        by(api);
        PostingOutcome.Posted posted = account.posted(account.bill("r-1"));
        assertThat(posted.created()).isTrue();
        assertThat(posted.billNumber()).isEqualTo("INV-r-1");
        assertThat(only().total()).isEqualTo(Money.of("599.96", "USD"));
        assertThat(account.twin.row("transaction", posted.billId()))
                .containsEntry("externalid", "smartap-r-1")
                .containsEntry("tranid", "INV-r-1")
                .containsEntry("trandate", "2026-11-02")
                .containsEntry("duedate", "2026-12-02")
                .containsEntry("memo", "[SmartAP r-1] Invoice INV-r-1")
                .containsEntry("currency", "1");
        assertThat(account.twin.lines(posted.billId()))
                .extracting(line -> line.get("expenseaccount") + " " + line.get("foreignamount"))
                .containsExactly("58 500", "59 50", "60 49.96");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void lines_of_an_order_are_billed_by_transform_and_the_others_stay_open(String api) {
        by(api);
        PostingOutcome.Posted posted = account.posted(account.orderBill("r-2"));
        assertThat(only().orderLines()).containsExactly(account.order + "/1");
        assertThat(only().total()).isEqualTo(Money.of("300.00", "USD"));
        assertThat(account.twin.row("transaction", posted.billId())).containsEntry("externalid", "smartap-r-2");
        List<Map<String, String>> ordered = account.twin.lines(account.order);
        assertThat(new BigDecimal(ordered.get(0).get("quantitybilled"))).isEqualByComparingTo("6");
        assertThat(new BigDecimal(ordered.get(1).get("quantitybilled"))).isEqualByComparingTo("0");
        assertThat(account.twin.row("transaction", account.order)).containsEntry("status", "F");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void item_lines_expense_lines_and_extras_of_an_order_go_into_one_bill(String api) {
        by(api);
        Bill.Line seals = new Bill.Line(
                "Seals",
                "S-200",
                new BigDecimal("4"),
                new BigDecimal("13.00"),
                Money.of("52.00", "USD"),
                null,
                null,
                "2",
                Map.of("department", "3"));
        Bill.Line freight =
                new Bill.Line("Freight", null, null, null, Money.of("40.00", "USD"), null, null, "3", Map.of());
        Bill bill = account.orderBill("r-3").toBuilder()
                .lines(seals, freight)
                .shipping(Money.of("5.00", "USD"))
                .total(Money.of("96.99", "USD"))
                .build();
        account.posted(bill);
        assertThat(only().orderLines()).containsExactlyInAnyOrder(account.order + "/2", account.order + "/3");
        assertThat(only().total()).isEqualTo(Money.of("96.99", "USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void a_credit_note_becomes_a_vendor_credit_and_is_posted_once(String api) {
        by(api);
        Bill credit =
                account.bill("r-4").toBuilder().type(InvoiceType.CREDIT_NOTE).build();
        PostingOutcome.Posted posted = account.posted(credit);
        assertThat(posted.billId()).startsWith("VendorCredit-");
        assertThat(account.posted(credit).created()).isFalse();
        assertThat(only().credit()).isTrue();
        assertThat(only().total()).isEqualTo(Money.of("599.96", "USD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void currency_rate_and_dimensions_are_posted(String api) {
        by(api);
        account.vendor(2, "EUR");
        Bill.Line line = new Bill.Line(
                "Bearings",
                null,
                null,
                null,
                Money.of("100.00", "EUR"),
                "58",
                null,
                null,
                Map.of("department", "3", "class", "4", "location", "2"));
        Bill bill = Bill.of(
                        "r-5",
                        InvoiceType.INVOICE,
                        "INV-5",
                        account.twin.id(EntityType.VENDOR, 2),
                        account.bill("x").invoiceDate(),
                        Money.of("100.00", "EUR"))
                .exchangeRate(new BigDecimal("1.0834"))
                .dimensions(Map.of("department", "3", "subsidiary", "1"))
                .lines(line)
                .build();
        PostingOutcome.Posted posted = account.posted(bill);
        assertThat(account.twin.row("transaction", posted.billId()))
                .containsEntry("currency", "4")
                .containsEntry("exchangerate", "1.0834")
                .containsEntry("department", "3")
                .containsEntry("subsidiary", "1");
        assertThat(account.twin.lines(posted.billId()).get(0))
                .containsEntry("department", "3")
                .containsEntry("class", "4")
                .containsEntry("location", "2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void a_bill_that_somebody_entered_is_taken_as_the_invoices_bill(String api) {
        by(api);
        String entered = account.twin.desk().enterBill(account.vendor, "INV-r-6", new BigDecimal("599.96"));
        PostingOutcome.Posted posted = account.posted(account.bill("r-6"));
        assertThat(posted.billId()).isEqualTo(entered);
        assertThat(posted.created()).isFalse();
        only();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void the_number_of_another_invoice_of_ours_refuses_the_bill(String api) {
        by(api);
        account.posted(account.bill("r-7"));
        Bill other = account.bill("r-8").toBuilder().invoiceNumber("INV-r-7").build();
        assertThat(account.post(other))
                .isInstanceOfSatisfying(
                        PostingOutcome.Refused.class,
                        refused -> assertThat(refused.erpCode()).isEqualTo("DUP_RCRD"));
        only();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void a_long_number_is_shortened_with_its_hash_and_stands_whole_in_the_memo(String api) {
        by(api);
        String number = "2026/" + "7".repeat(50) + "-A";
        PostingOutcome.Posted posted = account.posted(
                account.bill("r-9").toBuilder().invoiceNumber(number).build());
        assertThat(posted.billNumber()).hasSize(45).endsWith("777-A").contains("-");
        assertThat(account.twin.row("transaction", posted.billId()).get("memo")).contains(number);
        Bill twinNumber = account.bill("r-10").toBuilder()
                .invoiceNumber("2026/" + "7".repeat(51) + "-A")
                .build();
        assertThat(account.posted(twinNumber).billNumber()).isNotEqualTo(posted.billNumber());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void what_cannot_be_linked_is_refused_and_nothing_is_posted(String api) {
        by(api);
        Bill bill = account.orderBill("r-11");
        Bill.Line line = bill.lines().get(0);
        assertThat(account.post(bill.toBuilder().purchaseOrder("999").build()))
                .isInstanceOf(PostingOutcome.Refused.class);
        assertThat(account.post(bill.toBuilder()
                        .lines(line, line)
                        .total(Money.of("600.00", "USD"))
                        .build()))
                .isInstanceOf(PostingOutcome.Refused.class);
        account.order(2, "EUR");
        assertThat(account.post(bill.toBuilder()
                        .purchaseOrder(account.twin.id(EntityType.PURCHASE_ORDER, 2))
                        .build()))
                .isInstanceOfSatisfying(
                        PostingOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("EUR"));
        assertThat(account.twin.heldBills()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void an_order_that_is_billed_completely_refuses_another_bill(String api) {
        by(api);
        Bill bill = account.orderBill("r-12");
        Bill.Line line = bill.lines().get(0);
        Bill.Line all = new Bill.Line(
                null,
                null,
                new BigDecimal("10"),
                line.unitPrice(),
                Money.of("500.00", "USD"),
                null,
                null,
                "1",
                Map.of());
        account.posted(
                bill.toBuilder().lines(all).total(Money.of("500.00", "USD")).build());
        assertThat(account.post(account.orderBill("r-13"))).isInstanceOf(PostingOutcome.Refused.class);
        only();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void refusals_carry_netsuites_code_and_words(String api) {
        by(api);
        Bill.Line line = Bill.Line.of("Bearings", Money.of("500.00", "USD"), "4711");
        assertThat(account.post(account.bill("r-14").toBuilder().lines(line).build()))
                .isInstanceOfSatisfying(PostingOutcome.Refused.class, refused -> {
                    assertThat(refused.erpCode()).isEqualTo("INVALID_KEY_OR_REF");
                    assertThat(refused.reason()).contains("4711");
                });
    }

    @Test
    void a_pre_flight_names_what_netsuite_would_refuse() {
        Bill bill = account.bill("r-15").toBuilder()
                .vendor("V-1")
                .dimensions(Map.of("costCenter", "1"))
                .build();
        assertThat(account.ability(BillPosting.class).check(bill))
                .anySatisfy(problem -> assertThat(problem).contains("vendorExternalId (V-1)"))
                .anySatisfy(problem -> assertThat(problem).contains("dimensions.costCenter"));
        account.settings.remove("defaultExpenseAccount");
        assertThat(account.ability(BillPosting.class).check(account.bill("r-16")))
                .containsExactly("lines[0].accountCode is missing. Maybe set defaultExpenseAccount");
    }

    @Test
    void tax_codes_make_up_the_invoices_tax_to_the_cent() {
        account.viaRestlet().with("taxMode", "codes").with("defaultTaxCode", "5");
        Bill.Line one = Bill.Line.of("One", Money.of("33.33", "USD"), "58");
        Bill.Line two = Bill.Line.of("Two", Money.of("33.33", "USD"), "58");
        Bill bill = account.bill("r-17").toBuilder()
                .lines(one, two)
                .shipping(Money.of("0.00", "USD"))
                .tax(Money.of("13.33", "USD"))
                .total(Money.of("79.99", "USD"))
                .build();
        account.posted(bill);
        assertThat(only().total()).isEqualTo(Money.of("79.99", "USD"));
        assertThat(account.post(bill.toBuilder()
                        .reference("r-18")
                        .invoiceNumber("X")
                        .tax(Money.of("20.00", "USD"))
                        .total(Money.of("86.66", "USD"))
                        .build()))
                .isInstanceOfSatisfying(
                        PostingOutcome.Refused.class,
                        refused -> assertThat(refused.erpCode()).isEqualTo("SMARTAP_TAX"));
    }

    @Test
    void the_record_api_gets_tax_codes_where_they_come_to_the_tax_and_a_line_of_tax_otherwise() {
        Bill.Line coded =
                new Bill.Line("One", null, null, null, Money.of("50.00", "USD"), "58", "5", null, java.util.Map.of());
        Bill exact = account.bill("r-21").toBuilder()
                .lines(coded)
                .shipping(Money.of("0.00", "USD"))
                .tax(Money.of("10.00", "USD"))
                .total(Money.of("60.00", "USD"))
                .build();
        String id = account.posted(exact).billId();
        assertThat(only().total()).isEqualTo(Money.of("60.00", "USD"));
        assertThat(account.twin.lines(id).toString()).doesNotContain("memo=Tax");
        Bill other = exact.toBuilder()
                .reference("r-22")
                .invoiceNumber("X")
                .tax(Money.of("9.99", "USD"))
                .total(Money.of("59.99", "USD"))
                .build();
        String second = account.posted(other).billId();
        assertThat(account.twin.heldBills())
                .last()
                .satisfies(held -> assertThat(held.total()).isEqualTo(Money.of("59.99", "USD")));
        assertThat(account.twin.lines(second).toString()).contains("Tax");
    }

    @Test
    void a_onworld_account_wants_a_subsidiary_which_the_vendor_brings() {
        account.twin.oneWorld(true);
        assertThat(account.posted(account.bill("r-19")).created()).isTrue();
    }

    @Test
    void what_was_posted_the_one_way_is_found_the_other() {
        account.posted(account.bill("r-20"));
        account.viaRestlet();
        assertThat(account.posted(account.bill("r-20")).created()).isFalse();
        assertThat(account.ability(BillPosting.class).find(account.bill("r-20"), IdempotencyKey.of("other")))
                .isPresent();
        only();
    }
}
