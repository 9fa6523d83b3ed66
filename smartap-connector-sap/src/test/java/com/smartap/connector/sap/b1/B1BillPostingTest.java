package com.smartap.connector.sap.b1;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentAhead;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.Applied;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PostingOutcome.Posted;
import com.smartap.spi.erp.PostingOutcome.Refused;
import com.smartap.testkit.twin.Misbehaviour;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class B1BillPostingTest {
    private static final DocumentSource PDF =
            DocumentSource.of("Rechnung.1.pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
    private final B1Fixture b1 = new B1Fixture();

    @AfterEach
    void close() {
        List<String> violations = b1.twin.violations();
        b1.close();
        assertThat(violations).isEmpty();
    }

    @Test
    void a_bill_of_accounts_is_a_document_of_services() {
        b1.settings.put("postingDate", "today");
        Bill bill = b1.bill("112.00")
                .tax(Money.of("9.00", "USD"))
                .shipping(Money.of("5.00", "USD"))
                .dueDate(LocalDate.parse("2026-08-31"))
                .memo("Two days")
                .dimensions(Map.of("branch", "3", "project", "P1"))
                .lines(new Bill.Line(
                        "Work ".repeat(30),
                        null,
                        null,
                        null,
                        Money.of("100.00", "USD"),
                        "_SYS00000000013",
                        null,
                        null,
                        Map.of("costCenter", "CC1", "costCenter5", "CC5")))
                .build();
        JsonNode held = b1.posted(bill);
        assertThat(held.path("DocType").asText()).isEqualTo("dDocument_Service");
        assertThat(held.path("DocTotal").decimalValue()).isEqualByComparingTo("112.00");
        assertThat(held.path("NumAtCard").asText()).isEqualTo("INV-9001");
        assertThat(held.path("DocDate").asText()).startsWith("2026-11-21");
        assertThat(held.path("TaxDate").asText()).startsWith("2026-08-01");
        assertThat(held.path("DocDueDate").asText()).startsWith("2026-08-31");
        assertThat(held.path("BPL_IDAssignedToInvoice").asInt()).isEqualTo(3);
        assertThat(held.path("Comments").asText())
                .startsWith("[SmartAP ref-1]#")
                .endsWith("Invoice INV-9001 Two days");
        JsonNode first = held.path("DocumentLines").path(0);
        assertThat(first.path("AccountCode").asText()).isEqualTo("_SYS00000000013");
        assertThat(first.path("ItemDescription").asText()).hasSize(100).endsWith("…");
        assertThat(first.path("CostingCode").asText()).isEqualTo("CC1");
        assertThat(first.path("CostingCode5").asText()).isEqualTo("CC5");
        assertThat(first.path("ProjectCode").asText()).isEqualTo("P1");
        assertThat(accounts(held))
                .containsExactly(
                        "_SYS00000000013 100.00",
                        "_SYS00000000011 5.00",
                        "_SYS00000000012 9.00",
                        "_SYS00000000013 -2.00");
    }

    @Test
    void order_lines_are_drawn_on_by_type_entry_and_line() {
        b1.order();
        JsonNode held = b1.posted(b1.bill("550.00")
                .purchaseOrder("7")
                .lines(B1Fixture.ordered("0", "10", "50.00", "500.00"), B1Fixture.ordered("1", "4", "12.50", "50.00"))
                .build());
        JsonNode line = held.path("DocumentLines").path(1);
        assertThat(held.path("DocType").asText()).isEqualTo("dDocument_Items");
        assertThat(line.path("BaseType").asInt()).isEqualTo(22);
        assertThat(line.path("BaseEntry").asInt()).isEqualTo(7);
        assertThat(line.path("BaseLine").asInt()).isEqualTo(1);
        assertThat(line.path("Quantity").decimalValue()).isEqualByComparingTo("4");
        assertThat(line.path("UnitPrice").decimalValue()).isEqualByComparingTo("12.5");
        assertThat(b1.record("PurchaseOrders", "7").path("DocumentStatus").asText())
                .isEqualTo("bost_Close");
        assertThat(b1.twin.heldBills().get(0).orderLines()).containsExactly("7/0", "7/1");
    }

    @Test
    void goods_receipts_are_drawn_on_first_and_the_order_for_the_rest() {
        b1.order();
        b1.twin.receive("7", new BigDecimal("0.3"));
        b1.twin.receive("7", new BigDecimal("0.4"));
        JsonNode held = b1.posted(b1.bill("500.01")
                .purchaseOrder("7")
                .lines(B1Fixture.ordered("0", "10", null, "500.01"))
                .build());
        List<String> parts = new ArrayList<>();
        held.path("DocumentLines")
                .forEach(line -> parts.add("%s/%s/%s %s"
                        .formatted(
                                line.path("BaseType").asText(),
                                line.path("BaseEntry").asText(),
                                line.path("BaseLine").asText(),
                                line.path("Quantity").decimalValue().toPlainString())));
        assertThat(parts).containsExactly("20/1/0 3", "20/2/0 4", "22/7/0 3");
        assertThat(held.path("DocTotal").decimalValue()).isEqualByComparingTo("500.01");
        assertThat(b1.twin.heldBills().get(0).orderLines()).containsOnly("7/0");
    }

    @Test
    void an_order_that_was_received_completely_is_billed_from_its_receipts() {
        b1.order();
        b1.twin.receive("7", BigDecimal.ONE);
        assertThat(b1.record("PurchaseOrders", "7").path("DocumentStatus").asText())
                .isEqualTo("bost_Close");
        Bill bill = b1.bill("500.00")
                .purchaseOrder("7")
                .lines(B1Fixture.ordered("0", "10", "50.00", "500.00"))
                .build();
        assertThat(b1.posted(bill)
                        .path("DocumentLines")
                        .path(0)
                        .path("BaseType")
                        .asInt())
                .isEqualTo(20);
        Bill again =
                bill.toBuilder().reference("ref-2").invoiceNumber("INV-9002").build();
        assertRefused(b1.post(again), "-2028", "line 0 of purchase order 7 is closed");
    }

    @Test
    void orders_and_lines_that_are_not_there_are_refused_with_what_to_do() {
        b1.order();
        Bill bill = b1.bill("500.00")
                .purchaseOrder("8")
                .lines(B1Fixture.ordered("0", "10", "50.00", "500.00"))
                .build();
        assertRefused(b1.post(bill), "-2028", "purchase order 8 is not in Business One");
        Bill line = bill.toBuilder()
                .purchaseOrder("7")
                .lines(B1Fixture.ordered("5", "10", "50.00", "500.00"))
                .build();
        assertRefused(b1.post(line), "-2028", "has no line 5");
        assertThat(b1.twin.heldBills()).isEmpty();
    }

    @Test
    void shipping_on_a_bill_of_items_needs_an_expense_or_an_item() {
        b1.order();
        Bill bill = b1.bill("510.00")
                .purchaseOrder("7")
                .shipping(Money.of("10.00", "USD"))
                .lines(B1Fixture.ordered("0", "10", "50.00", "500.00"))
                .build();
        assertRefused(b1.post(bill), "SMARTAP_CHECK", "shippingExpenseCode");
        b1.settings.put("shippingExpenseCode", "1");
        JsonNode held = b1.posted(bill);
        assertThat(held.path("DocumentAdditionalExpenses")
                        .path(0)
                        .path("ExpenseCode")
                        .asInt())
                .isEqualTo(1);
        assertThat(held.path("DocTotal").decimalValue()).isEqualByComparingTo("510.00");
    }

    @Test
    void lines_of_accounts_on_a_bill_of_items_need_an_item() {
        b1.order();
        Bill bill = b1.bill("525.00")
                .purchaseOrder("7")
                .lines(B1Fixture.ordered("0", "10", "50.00", "500.00"), B1Fixture.line("30.00", null))
                .build();
        assertRefused(b1.post(bill), "SMARTAP_CHECK", "lines[1]");
        b1.settings.put("chargeItem", "CHARGE");
        JsonNode held = b1.posted(bill);
        assertThat(held.path("DocTotal").decimalValue()).isEqualByComparingTo("525.00");
        assertThat(held.path("DocumentLines").path(2).path("Quantity").asInt()).isEqualTo(-1);
    }

    @Test
    void tax_codes_let_business_one_compute_the_tax_and_a_cent_is_rounded() {
        Bill bill = b1.bill("111.10")
                .tax(Money.of("10.10", "USD"))
                .lines(B1Fixture.line("100.00", "X1"), B1Fixture.line("1.00", "X1"))
                .build();
        JsonNode held = b1.posted(bill);
        assertThat(held.path("DocumentLines")).hasSize(2);
        assertThat(held.path("DocumentLines").path(0).path("TaxCode").asText()).isEqualTo("X1");
        assertThat(held.path("VatSum").decimalValue()).isEqualByComparingTo("10.10");
        Bill cent = b1.bill("119.01")
                .reference("ref-2")
                .invoiceNumber("INV-2")
                .tax(Money.of("19.01", "USD"))
                .lines(B1Fixture.line("100.00", "V1"))
                .build();
        JsonNode rounded = b1.posted(cent);
        assertThat(rounded.path("DocumentLines").path(0).path("VatGroup").asText())
                .isEqualTo("V1");
        assertThat(rounded.path("RoundingDiffAmount").decimalValue()).isEqualByComparingTo("0.01");
        assertThat(rounded.path("DocTotal").decimalValue()).isEqualByComparingTo("119.01");
    }

    @Test
    void tax_that_the_codes_do_not_give_is_refused_before_anything_is_sent() {
        Bill bill = b1.bill("107.00")
                .tax(Money.of("7.00", "USD"))
                .lines(B1Fixture.line("100.00", "X1"))
                .build();
        assertRefused(
                b1.post(bill),
                "SMARTAP_CHECK",
                "tax (7.00 USD) is not what the tax codes of the lines give (10.00 USD)");
        assertThat(b1.twin.heldBills()).isEmpty();
    }

    @Test
    void foreign_bills_carry_their_amounts_in_their_own_currency() {
        b1.settings.put("homeCurrency", "USD");
        Bill bill = Bill.of(
                        "ref-1",
                        InvoiceType.INVOICE,
                        "INV-EUR",
                        b1.vendor,
                        LocalDate.parse("2026-08-01"),
                        Money.of("100.00", "EUR"))
                .exchangeRate(new BigDecimal("1.1"))
                .lines(Bill.Line.of("Work", Money.of("100.00", "EUR"), null))
                .build();
        JsonNode held = b1.posted(bill);
        assertThat(held.path("DocCurrency").asText()).isEqualTo("EUR");
        assertThat(held.path("DocTotalFc").decimalValue()).isEqualByComparingTo("100.00");
        assertThat(held.path("DocTotal").decimalValue()).isEqualByComparingTo("110.00");
        b1.twin.pay(held.path("DocEntry").asText(), Money.of("40.00", "EUR"));
        BillPaymentStatus status = b1.ability(PaymentStatusQuery.class)
                .paymentStatus(held.path("DocEntry").asText());
        assertThat(status.balance()).isEqualTo(Money.of("60.00", "EUR"));
        assertThat(status.payments()).extracting(Applied::amount).containsExactly(Money.of("40.00", "EUR"));
    }

    @Test
    void a_draft_of_an_approval_procedure_is_no_bill_and_is_not_made_twice() {
        b1.twin.approvals(true);
        Bill bill = b1.bill("10.00").lines(B1Fixture.line("10.00", null)).build();
        assertRefused(b1.post(bill), "DRAFT", "draft 1");
        assertRefused(b1.post(bill), "DRAFT", "draft 1");
        assertThat(b1.ability(BillPosting.class).find(bill, B1Fixture.KEY)).isEmpty();
        assertThat(b1.twin.record("Drafts", "2")).isEmpty();
        b1.twin.approveDrafts();
        assertThat(b1.post(bill))
                .isInstanceOfSatisfying(
                        Posted.class, posted -> assertThat(posted.created()).isFalse());
        assertThat(b1.twin.heldBills()).hasSize(1);
    }

    @Test
    void a_draft_whose_number_is_that_of_another_bill_is_not_taken_for_it() {
        b1.posted(b1.bill("10.00").lines(B1Fixture.line("10.00", null)).build());
        b1.twin.approvals(true);
        Bill other = b1.bill("10.00")
                .reference("ref-2")
                .invoiceNumber("INV-9002")
                .lines(B1Fixture.line("10.00", null))
                .build();
        assertRefused(b1.post(other), "DRAFT", "draft 1");
    }

    @Test
    void a_bill_that_was_cancelled_there_is_refused_under_the_same_key_and_posted_under_another() {
        Bill bill = b1.bill("10.00").lines(B1Fixture.line("10.00", null)).build();
        String first = b1.posted(bill).path("DocEntry").asText();
        b1.twin.cancel(first);
        assertRefused(b1.post(bill), "CANCELLED", "bill " + first);
        assertThat(b1.ability(PaymentStatusQuery.class).paymentStatus(first).status())
                .isEqualTo(BillPaymentStatus.Status.VOID);
        PostingOutcome next = b1.ability(BillPosting.class).post(bill, IdempotencyKey.of("post-bill", "ref-1", 2));
        assertThat(next)
                .isInstanceOfSatisfying(
                        Posted.class, posted -> assertThat(posted.billId()).isNotEqualTo(first));
    }

    @Test
    void the_same_invoice_entered_by_hand_is_found_and_another_of_the_number_is_said() {
        Bill bill = b1.bill("10.00").lines(B1Fixture.line("10.00", null)).build();
        ObjectNode byHand = (ObjectNode) b1.posted(bill);
        byHand.put("Comments", "typed in");
        b1.twin.put("PurchaseInvoices", byHand);
        assertThat(b1.post(bill)).isEqualTo(new Posted("1", "1001", false));
        b1.twin.put("PurchaseInvoices", byHand.put("Comments", "[SmartAP another] Invoice"));
        assertRefused(b1.post(bill), "-2035", "another invoice in SmartAP");
    }

    @Test
    void a_user_field_carries_the_reference_where_the_company_has_one() {
        b1.twin.userField("U_SmartApId");
        b1.settings.put("referenceField", "U_SmartApId");
        Bill bill = b1.bill("10.00").lines(B1Fixture.line("10.00", null)).build();
        ObjectNode held = (ObjectNode) b1.posted(bill);
        assertThat(held.path("U_SmartApId").asText()).isEqualTo("ref-1");
        b1.twin.put("PurchaseInvoices", held.put("Comments", "rewritten").put("NumAtCard", "corrected"));
        assertThat(b1.post(bill)).isEqualTo(new Posted("1", "1001", false));
    }

    @Test
    void numbers_of_up_to_a_hundred_characters_stand_in_full_and_longer_ones_are_refused() {
        String hundred = "N".repeat(100);
        Bill bill = b1.bill("10.00")
                .invoiceNumber(hundred)
                .lines(B1Fixture.line("10.00", null))
                .build();
        assertThat(b1.posted(bill).path("NumAtCard").asText()).isEqualTo(hundred);
        Bill longer = bill.toBuilder().invoiceNumber(hundred + "1").build();
        assertRefused(b1.post(longer), "SMARTAP_CHECK", "101 characters");
    }

    @Test
    void all_problems_of_a_bill_are_named_without_any_call() {
        Bill bill = b1.bill("10.00")
                .invoiceNumber(" ")
                .purchaseOrder("PO-7")
                .attachment("x")
                .exchangeRate(BigDecimal.ZERO)
                .dimensions(Map.of("branch", "north", "class", "A"))
                .lines(B1Fixture.line("10.00", null))
                .build();
        assertThat(String.join("; ", b1.ability(BillPosting.class).check(bill)))
                .contains(
                        "invoiceNumber is missing",
                        "purchaseOrderExternalId",
                        "attachmentExternalId",
                        "exchangeRate",
                        "branch (north)",
                        "class is not understood");
        assertThat(b1.twin.requests()).isZero();
    }

    @Test
    void a_document_that_was_uploaded_before_goes_with_the_bill() {
        String entry = b1.ability(AttachmentAhead.class).upload(PDF, "application/pdf", B1Fixture.KEY);
        JsonNode held = b1.posted(b1.bill("10.00")
                .attachment(entry)
                .lines(B1Fixture.line("10.00", null))
                .build());
        assertThat(held.path("AttachmentEntry").asText()).isEqualTo(entry);
        assertThat(b1.twin.attachments("1")).isEqualTo(1);
    }

    @Test
    void a_second_document_joins_the_first_and_none_comes_twice() {
        b1.posted(b1.bill("10.00").lines(B1Fixture.line("10.00", null)).build());
        AttachmentUpload uploads = b1.ability(AttachmentUpload.class);
        IdempotencyKey one = IdempotencyKey.of("attach", "1");
        IdempotencyKey two = IdempotencyKey.of("attach", "2");
        String entry = uploads.attach("1", PDF, "application/pdf", one);
        assertThat(uploads.attach("1", PDF, "application/pdf", two)).isEqualTo(entry);
        assertThat(uploads.attach("1", PDF, "application/pdf", two)).isEqualTo(entry);
        assertThat(b1.twin.attachments("1")).isEqualTo(2);
        assertThat(b1.record("Attachments2", entry)
                        .path("Attachments2_Lines")
                        .path(0)
                        .path("FileName")
                        .asText())
                .startsWith("Rechnung_1-");
    }

    @Test
    void what_was_settled_without_a_payment_is_told_as_such() {
        ObjectNode held = (ObjectNode)
                b1.posted(b1.bill("10.00").lines(B1Fixture.line("10.00", null)).build());
        b1.twin.pay("1", Money.of("4.00", "USD"));
        held = (ObjectNode) b1.record("PurchaseInvoices", "1");
        b1.twin.put("PurchaseInvoices", held.put("PaidToDate", 10).put("DocumentStatus", "bost_Close"));
        BillPaymentStatus status = b1.ability(PaymentStatusQuery.class).paymentStatus("1");
        assertThat(status.status()).isEqualTo(BillPaymentStatus.Status.PAID);
        assertThat(status.payments())
                .extracting(Applied::kind)
                .containsExactlyInAnyOrder(Applied.Kind.PAYMENT, Applied.Kind.OTHER);
        assertThat(status.payments())
                .extracting(Applied::amount)
                .containsExactlyInAnyOrder(Money.of("4.00", "USD"), Money.of("6.00", "USD"));
    }

    @Test
    void a_refusal_of_business_one_comes_with_its_code_and_words() {
        b1.twin.blockDuplicates(true);
        Bill bill = b1.bill("10.00").lines(B1Fixture.line("10.00", null)).build();
        ObjectNode other = (ObjectNode) b1.posted(bill);
        b1.twin.put("PurchaseInvoices", other.put("Comments", "by hand").put("DocTotal", 11));
        assertRefused(b1.post(bill), "-5002", "Vendor reference number already exists");
        b1.twin.misbehave(Misbehaviour.REFUSE_NEXT);
        Bill next = bill.toBuilder().invoiceNumber("INV-2").build();
        assertRefused(b1.post(next), "-5002", "10001153");
    }

    private static List<String> accounts(JsonNode bill) {
        List<String> lines = new ArrayList<>();
        bill.path("DocumentLines")
                .forEach(line -> lines.add(line.path("AccountCode").asText() + " "
                        + new BigDecimal(line.path("LineTotal").asText()).setScale(2)));
        return lines;
    }

    private static void assertRefused(PostingOutcome outcome, String code, String words) {
        assertThat(outcome).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.erpCode()).isEqualTo(code);
            assertThat(refused.reason()).contains(words);
        });
    }
}
