package com.smartap.connector.sap.s4;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PostingOutcome.Posted;
import com.smartap.spi.erp.PostingOutcome.Refused;
import com.smartap.testkit.erp.ErpSeeds;
import com.smartap.testkit.twin.Misbehaviour;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S4BillPostingTest {
    private final S4Fixture s4 = new S4Fixture();

    @AfterEach
    void nothing_was_sent_that_sap_does_not_know() {
        List<String> violations = s4.twin.violations();
        s4.close();
        assertThat(violations).isEmpty();
    }

    @Test
    void a_bill_has_the_shape_that_sap_documents() {
        JsonNode held = s4.held(s4.posted(s4.bill("INV-1")));
        assertThat(held.path("CompanyCode").asText()).isEqualTo("1010");
        assertThat(held.path("DocumentDate").asText()).isEqualTo("2026-11-02");
        assertThat(held.path("PostingDate").asText()).isEqualTo("2026-11-21");
        assertThat(held.path("SupplierInvoiceIDByInvcgParty").asText()).isEqualTo("INV-1");
        assertThat(held.path("InvoiceGrossAmount").asText()).isEqualTo("599.96");
        assertThat(held.path("SupplierPostingLineItemText").asText()).matches("\\[SmartAP ref-INV-1\\][0-9a-f]{4}");
        assertThat(held.path("DueCalculationBaseDate").asText()).isEqualTo("2026-11-02");
        assertThat(held.path("NetPaymentDays").asText()).isEqualTo("30");
        assertThat(held.path("TaxIsCalculatedAutomatically").asBoolean()).isFalse();
        JsonNode ledger = held.path("to_SupplierInvoiceItemGLAcct");
        assertThat(ledger).hasSize(2);
        assertThat(ledger.path(0).path("SupplierInvoiceItem").asText()).isEqualTo("0001");
        assertThat(ledger.path(0).path("GLAccount").asText()).isEqualTo("65100000");
        assertThat(ledger.path(0).path("DebitCreditCode").asText()).isEqualTo("S");
        assertThat(ledger.path(1).path("GLAccount").asText()).isEqualTo("65200000");
        assertThat(held.path("to_SupplierInvoiceTax").path(0).path("TaxAmount").asText())
                .isEqualTo("49.96");
        assertThat(held.has("SupplierInvoiceIsCreditMemo")).isFalse();
    }

    @Test
    void a_credit_note_is_a_credit_memo_that_credits_expenses() {
        JsonNode held = s4.held(s4.posted(
                s4.bill("CN-1").toBuilder().type(InvoiceType.CREDIT_NOTE).build()));
        assertThat(held.path("SupplierInvoiceIsCreditMemo").asText()).isEqualTo("X");
        assertThat(held.path("to_SupplierInvoiceItemGLAcct"))
                .allSatisfy(line ->
                        assertThat(line.path("DebitCreditCode").asText()).isEqualTo("H"));
        assertThat(s4.twin.heldBills())
                .singleElement()
                .satisfies(bill -> assertThat(bill.credit()).isTrue());
    }

    @Test
    void an_invoice_and_a_credit_note_of_one_number_are_two_documents() {
        String invoice = s4.posted(s4.bill("SAME"));
        String credit = s4.posted(s4.bill("SAME").toBuilder()
                .reference("ref-credit")
                .type(InvoiceType.CREDIT_NOTE)
                .build());
        assertThat(credit).isNotEqualTo(invoice);
        assertThat(s4.posted(s4.bill("SAME"))).isEqualTo(invoice);
    }

    @Test
    void a_discount_of_the_whole_is_a_line_on_the_other_side() {
        Bill bill =
                s4.bill("INV-D").toBuilder().total(Money.of("589.96", "USD")).build();
        JsonNode lines = s4.held(s4.posted(bill)).path("to_SupplierInvoiceItemGLAcct");
        assertThat(lines).hasSize(3);
        assertThat(lines.path(2).path("GLAccount").asText()).isEqualTo("65300000");
        assertThat(lines.path(2).path("DebitCreditCode").asText()).isEqualTo("H");
        assertThat(lines.path(2).path("SupplierInvoiceItemAmount").asText()).isEqualTo("10.00");
    }

    @Test
    void order_lines_carry_order_item_unit_and_the_items_tax_code() {
        s4.twin.seed(ErpSeeds.order(s4.twin, 3, S4Fixture.START));
        String order = s4.twin.id(EntityType.PURCHASE_ORDER, 3);
        JsonNode held = s4.held(s4.posted(ofOrder(order, S4Fixture.ordered("00010", "10", "500.00"))));
        JsonNode item = held.path("to_SuplrInvcItemPurOrdRef").path(0);
        assertThat(item.path("SupplierInvoiceItem").asText()).isEqualTo("000001");
        assertThat(item.path("PurchaseOrder").asText()).isEqualTo(order);
        assertThat(item.path("PurchaseOrderItem").asText()).isEqualTo("10");
        assertThat(item.path("PurchaseOrderQuantityUnit").asText()).isEqualTo("PC");
        assertThat(item.path("QuantityInPurchaseOrderUnit").asText()).isEqualTo("10");
        assertThat(item.path("TaxCode").asText()).isEqualTo("I0");
        assertThat(held.path("to_SupplierInvoiceTax").path(0).path("TaxAmount").asText())
                .isEqualTo("0.00");
    }

    @Test
    void an_order_that_is_billed_by_receipts_gets_its_receipt() {
        s4.twin.seed(ErpSeeds.order(s4.twin, 3, S4Fixture.START));
        String order = s4.twin.id(EntityType.PURCHASE_ORDER, 3);
        s4.twin.changeOrder(order, 10, "InvoiceIsGoodsReceiptBased", "true");
        Bill bill = ofOrder(order, S4Fixture.ordered("10", "4", "200.00"));
        assertThat(s4.post(bill)).isInstanceOf(Refused.class);
        s4.twin.receive(order, 10, new BigDecimal("6"));
        String document = s4.twin.receive(order, 10, new BigDecimal("4"));
        JsonNode item =
                s4.held(s4.posted(bill)).path("to_SuplrInvcItemPurOrdRef").path(0);
        assertThat(item.path("ReferenceDocument").asText()).isEqualTo(document);
        assertThat(item.path("ReferenceDocumentFiscalYear").asText()).isEqualTo("2026");
    }

    @Test
    void an_item_that_the_order_does_not_have_is_refused_before_anything_is_sent() {
        s4.twin.seed(ErpSeeds.order(s4.twin, 3, S4Fixture.START));
        String order = s4.twin.id(EntityType.PURCHASE_ORDER, 3);
        assertThat(s4.post(ofOrder(order, S4Fixture.ordered("70", "1", "1.00"))))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.reason()).contains(order, "70"));
        assertThat(s4.post(ofOrder("4599999999", S4Fixture.ordered("10", "1", "1.00"))))
                .isInstanceOf(Refused.class);
        assertThat(s4.twin.tokenFetches()).isZero();
    }

    @Test
    void tax_is_split_over_tax_codes_by_their_rates_to_the_cent() {
        Bill bill = s4.bill("INV-T").toBuilder()
                .total(Money.of("226.01", "USD"))
                .tax(Money.of("26.01", "USD"))
                .shipping(Money.of("0.00", "USD"))
                .lines(
                        S4Fixture.line("100.00", "65100000", "I1", Map.of()),
                        S4Fixture.line("100.00", "65100000", "I2", Map.of()))
                .build();
        JsonNode taxes = s4.held(s4.posted(bill)).path("to_SupplierInvoiceTax");
        assertThat(taxes.path(0).path("TaxCode").asText()).isEqualTo("I1");
        assertThat(taxes.path(0).path("TaxAmount").asText()).isEqualTo("19.01");
        assertThat(taxes.path(1).path("TaxAmount").asText()).isEqualTo("7.00");
    }

    @Test
    void tax_of_codes_without_known_rates_is_refused() {
        s4.settings.remove("taxCodes");
        Bill bill = s4.bill("INV-T").toBuilder()
                .lines(S4Fixture.line("250.00", null, "I1", Map.of()), S4Fixture.line("250.00", null, "I2", Map.of()))
                .build();
        assertThat(s4.ability(BillPosting.class).check(bill))
                .singleElement()
                .asString()
                .contains("49.96", "I1", "taxCodes");
        assertThat(s4.twin.requests()).isZero();
    }

    @Test
    void in_tax_mode_computed_sap_computes_and_refuses_what_does_not_add_up() {
        s4.settings.put("taxMode", "computed");
        Bill right = s4.bill("INV-A").toBuilder()
                .total(Money.of("119.00", "USD"))
                .tax(Money.of("19.00", "USD"))
                .shipping(Money.of("0.00", "USD"))
                .lines(S4Fixture.line("100.00", null, "I1", Map.of()))
                .build();
        JsonNode held = s4.held(s4.posted(right));
        assertThat(held.path("TaxIsCalculatedAutomatically").asBoolean()).isTrue();
        assertThat(s4.post(s4.bill("INV-B"))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.erpCode()).isEqualTo("M8/534");
            assertThat(refused.reason()).contains("Balance not zero");
        });
    }

    @Test
    void in_tax_mode_line_tax_is_a_ledger_line() {
        s4.settings.putAll(Map.of("taxMode", "line", "taxAccount", "12600000", "defaultTaxCode", "I0"));
        JsonNode held = s4.held(s4.posted(s4.bill("INV-L")));
        assertThat(held.path("to_SupplierInvoiceItemGLAcct")
                        .path(2)
                        .path("GLAccount")
                        .asText())
                .isEqualTo("12600000");
        assertThat(held.path("to_SupplierInvoiceTax").path(0).path("TaxAmount").asText())
                .isEqualTo("0.00");
    }

    @Test
    void without_any_tax_code_tax_and_shipping_are_coded_like_the_greatest_line() {
        List.of("defaultTaxCode", "defaultExpenseAccount", "shippingAccount", "differenceAccount")
                .forEach(s4.settings::remove);
        Bill bill = s4.bill("INV-N").toBuilder()
                .lines(
                        S4Fixture.line("100.00", "65100000", null, Map.of()),
                        S4Fixture.line("400.00", "51100000", null, Map.of()))
                .build();
        JsonNode held = s4.held(s4.posted(bill));
        assertThat(held.path("to_SupplierInvoiceItemGLAcct")).hasSize(4);
        assertThat(held.path("to_SupplierInvoiceItemGLAcct")
                        .path(2)
                        .path("GLAccount")
                        .asText())
                .isEqualTo("51100000");
        assertThat(held.path("to_SupplierInvoiceItemGLAcct")
                        .path(3)
                        .path("SupplierInvoiceItemAmount")
                        .asText())
                .isEqualTo("49.96");
        assertThat(held.path("to_SupplierInvoiceTax")).isEmpty();
    }

    @Test
    void account_assignments_become_fields_and_unknown_ones_are_refused() {
        Bill bill = s4.bill("INV-K").toBuilder()
                .dimensions(Map.of("costCenter", "17101101"))
                .lines(
                        S4Fixture.line("250.00", null, null, Map.of()),
                        S4Fixture.line("250.00", null, null, Map.of("wbsElement", "P-1", "profitCenter", "YB110")))
                .build();
        JsonNode lines = s4.held(s4.posted(bill)).path("to_SupplierInvoiceItemGLAcct");
        assertThat(lines.path(0).path("CostCenter").asText()).isEqualTo("17101101");
        assertThat(lines.path(1).path("WBSElement").asText()).isEqualTo("P-1");
        assertThat(lines.path(1).path("ProfitCenter").asText()).isEqualTo("YB110");
        Bill unknown = bill.toBuilder().dimensions(Map.of("class", "A")).build();
        assertThat(s4.ability(BillPosting.class).check(unknown)).anyMatch(problem -> problem.contains("[class]"));
    }

    @Test
    void a_line_that_bills_an_order_keeps_the_orders_account_assignment() {
        Bill.Line line = S4Fixture.ordered("10", "1", "50.00");
        Bill.Line coded = new Bill.Line(
                line.description(),
                null,
                line.quantity(),
                null,
                line.amount(),
                null,
                null,
                "10",
                Map.of("costCenter", "17101101"));
        assertThat(s4.ability(BillPosting.class).check(ofOrder("4500000003", coded)))
                .singleElement()
                .asString()
                .contains("lines[0].dimensions", "costCenter");
    }

    @Test
    void a_long_number_is_shortened_and_stands_as_a_whole_in_the_first_text_that_takes_it() {
        JsonNode header = s4.held(s4.posted(s4.bill("2026-10-SUPPLIER-4711")));
        assertThat(header.path("SupplierInvoiceIDByInvcgParty").asText()).matches("[0-9A-F]{8}-ER-4711");
        assertThat(header.path("DocumentHeaderText").asText()).isEqualTo("2026-10-SUPPLIER-4711");
        JsonNode payment = s4.held(s4.posted(s4.bill("A234567890123456789012345678")));
        assertThat(payment.path("PaymentReference").asText()).isEqualTo("A234567890123456789012345678");
        String longest = "INV-" + "1".repeat(40);
        JsonNode text = s4.held(s4.posted(s4.bill(longest)));
        assertThat(text.path("to_SupplierInvoiceItemGLAcct")
                        .path(0)
                        .path("SupplierInvoiceItemText")
                        .asText())
                .isEqualTo(longest);
        assertThat(s4.post(s4.bill("1".repeat(51)))).isInstanceOf(Refused.class);
    }

    @Test
    void numbers_are_kept_in_upper_case_by_sap_and_found_again_all_the_same() {
        Bill bill = s4.bill("inv-straße-9");
        String id = s4.posted(bill);
        assertThat(s4.held(id).path("SupplierInvoiceIDByInvcgParty").asText()).isEqualTo("INV-STRAßE-9");
        assertThat(s4.held(id).path("DocumentHeaderText").asText()).isEqualTo("inv-straße-9");
        assertThat(s4.posted(bill)).isEqualTo(id);
    }

    @Test
    void a_reversed_bill_is_not_posted_again_under_its_key_but_under_a_new_one() {
        Bill bill = s4.bill("INV-R");
        String first = s4.posted(bill);
        s4.twin.reverse(first);
        BillPosting posting = s4.ability(BillPosting.class);
        assertThat(posting.find(bill, S4Fixture.key(bill, 1))).isEmpty();
        assertThat(posting.post(bill, S4Fixture.key(bill, 1))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.erpCode()).isEqualTo("SMARTAP_REVERSED");
            assertThat(refused.reason()).contains(first);
        });
        assertThat(posting.post(bill, S4Fixture.key(bill, 2))).isInstanceOfSatisfying(Posted.class, posted -> {
            assertThat(posted.created()).isTrue();
            assertThat(posted.billId()).isNotEqualTo(first);
        });
    }

    @Test
    void foreign_currencies_carry_the_rate_in_the_quotation_that_keeps_it() {
        Bill bill = s4.bill("INV-X").toBuilder()
                .exchangeRate(new BigDecimal("1.0875"))
                .build();
        assertThat(s4.held(s4.posted(bill)).path("DirectQuotedExchangeRate").asText())
                .isEqualTo("1.08750");
        Bill small = s4.bill("INV-Y").toBuilder()
                .exchangeRate(new BigDecimal("0.0061728"))
                .build();
        assertThat(s4.held(s4.posted(small)).path("IndirectQuotedExchangeRate").asText())
                .isEqualTo("162.00104");
    }

    @Test
    void one_csrf_session_serves_many_bills_and_is_fetched_anew_when_it_is_over() {
        BillPosting posting = s4.ability(BillPosting.class);
        for (int i = 0; i < 3; i++) {
            Bill bill = s4.bill("INV-" + i);
            assertThat(posting.post(bill, S4Fixture.key(bill, 1))).isInstanceOf(Posted.class);
        }
        assertThat(s4.twin.tokenFetches()).isEqualTo(1);
        s4.twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
        Bill bill = s4.bill("INV-3");
        assertThat(posting.post(bill, S4Fixture.key(bill, 1))).isInstanceOf(Posted.class);
        assertThat(s4.twin.tokenFetches()).isEqualTo(2);
    }

    @Test
    void due_dates_are_written_as_configured() {
        s4.settings.putAll(Map.of("dueDate", "baseline", "paymentTerms", "0001", "postingDate", "invoice"));
        JsonNode held = s4.held(s4.posted(s4.bill("INV-B")));
        assertThat(held.path("DueCalculationBaseDate").asText()).isEqualTo("2026-12-02");
        assertThat(held.path("PaymentTerms").asText()).isEqualTo("0001");
        assertThat(held.path("PostingDate").asText()).isEqualTo("2026-11-02");
        assertThat(held.has("NetPaymentDays")).isFalse();
    }

    @Test
    void what_cannot_be_posted_is_said_without_a_call() {
        s4.settings.remove("defaultExpenseAccount");
        Bill bill = s4.bill(" ").toBuilder()
                .vendor("not a vendor")
                .lines(new Bill.Line(
                        "x", null, null, null, Money.of("1.00", "USD"), "no account", "I19", null, Map.of()))
                .build();
        assertThat(s4.ability(BillPosting.class).check(bill))
                .anyMatch(problem -> problem.startsWith("invoiceNumber"))
                .anyMatch(problem -> problem.startsWith("vendorExternalId"))
                .anyMatch(problem -> problem.startsWith("lines[0].accountCode"))
                .anyMatch(problem -> problem.startsWith("lines[0].taxCode"));
        assertThat(s4.twin.requests()).isZero();
    }

    private Bill ofOrder(String order, Bill.Line... lines) {
        Money total = Money.of("0.00", "USD");
        for (Bill.Line line : lines) {
            total = total.plus(line.amount());
        }
        return Bill.of(
                        "ref-order",
                        InvoiceType.INVOICE,
                        "PO-INV",
                        s4.twin.id(EntityType.VENDOR, 1),
                        LocalDate.parse("2026-11-02"),
                        total)
                .purchaseOrder(order)
                .lines(lines)
                .build();
    }
}
