package com.example.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.Bill;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpConnectorProvider;
import com.smartap.spi.erp.ErpGoodsReceipt;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.Applied;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus.Status;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.twin.Misbehaviour;
import com.smartap.testkit.twin.TroubledProxy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

/** The connector over a real Tryton 6.0, on a line that loses answers. Skipped, saying why, where Tryton is not. */
class TrytonIT {
    private static RealTryton tryton;
    private static volatile String method = "";

    private final String reference = UUID.randomUUID().toString();
    private final IdempotencyKey key = IdempotencyKey.of("post-bill", reference, 1);
    private final TroubledProxy proxy = new TroubledProxy(tryton.url(), request -> {
        byte[] body =
                request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
        String called =
                Json.tryRead(body).map(call -> call.path("method").asText()).orElse("");
        return called.equals(method);
    });
    private final List<ErpConnector> open = new ArrayList<>();

    @BeforeAll
    static void startTryton() throws Exception {
        try {
            tryton = RealTryton.start();
        } catch (RealTryton.NotHereException e) {
            String why = "no real Tryton on this machine: " + e.getMessage();
            LoggerFactory.getLogger(TrytonIT.class).warn("skipped, {}", why);
            abort(why);
        }
    }

    @AfterAll
    static void stopTryton() throws Exception {
        if (tryton != null) {
            tryton.stop();
        }
    }

    @AfterEach
    void hangUp() {
        open.forEach(ErpConnector::close);
        proxy.close();
    }

    @Test
    void a_test_names_the_company() {
        assertThat(connector().test().company()).isEqualTo("Northwind Books");
    }

    @Test
    void a_wrong_password_asks_for_a_person() {
        ErpConnector connector = connector(Secret.of("another-password"));
        assertThatThrownBy(connector::test)
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageNotContaining("another-password");
    }

    @Test
    void vendors_come_with_addresses_tax_id_and_bank_account() {
        ErpVendor vendor = vendors().stream()
                .filter(one -> one.externalId().equals(tryton.get("vendor")))
                .findFirst()
                .orElseThrow();
        assertThat(vendor.name()).isEqualTo("Industrial Parts Co");
        assertThat(vendor.taxId()).isEqualTo("911144442");
        assertThat(vendor.email()).isEqualTo("ap@industrial.example");
        assertThat(vendor.paymentTerms()).isEqualTo("Net 30");
        assertThat(vendor.address().oneLine()).isEqualTo("400 Parts Ln, Detroit, MI 48201, US");
        assertThat(vendor.bankAccount().accountNumber()).isEqualTo("987654321");
        assertThat(vendor.active()).isTrue();
        assertThat(vendors())
                .extracting(ErpVendor::name)
                .contains("Harborview Office Supply")
                .doesNotContain("Northwind Books");
        assertThat(vendors())
                .filteredOn(one -> one.name().equals("Old Mill Paper"))
                .singleElement()
                .satisfies(one -> assertThat(one.active()).isFalse());
    }

    @Test
    void another_bank_account_brings_its_vendor_again() {
        VendorImport vendors = ability(VendorImport.class);
        String cursor = lastCursor(vendors::vendors);
        JsonNode number = tryton.call("model.bank.account.number.search", "[]", "0", "1", "null")
                .get(0);
        tryton.call(
                "model.bank.account.number.write",
                Json.object().arrayNode().add(number),
                Json.object().put("number", "123123123"));
        ErpPage<ErpVendor> page = vendors.vendors(cursor, 100);
        assertThat(page.items())
                .filteredOn(one -> one.externalId().equals(tryton.get("vendor")))
                .singleElement()
                .satisfies(one -> assertThat(one.bankAccount().accountNumber()).isEqualTo("123123123"));
        tryton.call(
                "model.bank.account.number.write",
                Json.object().arrayNode().add(number),
                Json.object().put("number", "987654321"));
    }

    @Test
    void orders_come_with_lines_and_what_was_received() {
        ErpPurchaseOrder order = order();
        assertThat(order.open()).isTrue();
        assertThat(order.vendorExternalId()).isEqualTo(tryton.get("vendor"));
        assertThat(order.total()).isEqualTo(Money.of("2499.90", "USD"));
        assertThat(order.lines()).hasSize(2);
        ErpPurchaseOrder.Line first = order.lines().get(0);
        assertThat(first.sku()).isEqualTo("KEY-MECH-006");
        assertThat(first.quantity()).isEqualByComparingTo("10");
        assertThat(first.unitPrice()).isEqualByComparingTo("149.99");
        BigDecimal received =
                order.lines().stream().map(ErpPurchaseOrder.Line::received).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(received).isEqualByComparingTo("4");
        assertThat(ability(PurchaseOrderImport.class).find(order.vendorExternalId(), order.number()))
                .hasValue(order);
        List<ErpGoodsReceipt> receipts = all(ability(GoodsReceiptImport.class)::goodsReceipts);
        assertThat(receipts).singleElement().satisfies(receipt -> {
            assertThat(receipt.vendorExternalId()).isEqualTo(order.vendorExternalId());
            assertThat(receipt.lines()).singleElement().satisfies(line -> {
                assertThat(line.quantity()).isEqualByComparingTo("4");
                assertThat(line.purchaseOrderExternalId()).isEqualTo(order.externalId());
            });
        });
    }

    @Test
    void small_pages_hold_what_large_ones_do() {
        assertThat(all((cursor, limit) -> ability(VendorImport.class).vendors(cursor, 1)))
                .isEqualTo(vendors());
        List<ErpPurchaseOrder> orders = all(ability(PurchaseOrderImport.class)::purchaseOrders);
        assertThat(all((cursor, limit) -> ability(PurchaseOrderImport.class).purchaseOrders(cursor, 1)))
                .isEqualTo(orders);
        assertThat(orders).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "model.account.invoice.create, LOSE_NEXT_ANSWER",
        "model.account.invoice.create, FAIL_BEFORE_NEXT",
        "model.account.invoice.create, BAD_GATEWAY_AFTER_NEXT",
        "model.account.invoice.post, LOSE_NEXT_ANSWER",
        "model.account.invoice.post, FAIL_BEFORE_NEXT",
        "model.account.invoice.post, BAD_GATEWAY_AFTER_NEXT"
    })
    void whatever_answer_is_lost_there_is_one_posted_bill_in_the_end(String lost, Misbehaviour misbehaviour) {
        method = lost;
        Bill bill = bill("INV-" + reference.substring(0, 8));
        BillPosting posting = ability(BillPosting.class);
        proxy.misbehave(misbehaviour);
        assertThat(posting.post(bill, key)).isInstanceOf(PostingOutcome.Unknown.class);

        PostingOutcome again = ability(BillPosting.class).post(bill, key);
        assertThat(again).isInstanceOf(PostingOutcome.Posted.class);
        String id = ((PostingOutcome.Posted) again).billId();
        assertThat(ability(BillPosting.class).find(bill, key)).hasValueSatisfying(found -> {
            assertThat(found.billId()).isEqualTo(id);
            assertThat(found.created()).isFalse();
        });
        assertThat(((PostingOutcome.Posted) ability(BillPosting.class).post(bill, key)).created())
                .isFalse();
        JsonNode held = held();
        assertThat(held).hasSize(1);
        assertThat(held.get(0).path("state").asText()).isEqualTo("posted");
        assertThat(held.get(0).path("total_amount").path("decimal").asText()).isEqualTo("659.96");
    }

    @Test
    void a_bill_is_linked_to_its_order_paid_in_two_parts_and_seen_as_paid() {
        method = "model.account.invoice.post";
        ErpPurchaseOrder before = order();
        Bill bill = bill("INV-1").toBuilder()
                .dueDate(tryton.today().plusDays(10))
                .memo("Please pay %soon_ \\ now")
                .build();
        proxy.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        assertThat(ability(BillPosting.class).post(bill, key)).isInstanceOf(PostingOutcome.Unknown.class);
        PostingOutcome.Posted posted =
                ability(BillPosting.class).find(bill, key).orElseThrow();

        BigDecimal billed = order().lines().get(0).billed();
        assertThat(billed.subtract(before.lines().get(0).billed())).isEqualByComparingTo("4");
        assertThat(held().get(0).path("payment_term_date").path("day").asInt())
                .isEqualTo(tryton.today().plusDays(10).getDayOfMonth());

        PaymentStatusQuery payments = ability(PaymentStatusQuery.class);
        assertThat(payments.paymentStatus(posted.billId()).status()).isEqualTo(Status.OPEN);
        tryton.pay(posted.billId(), "100.01");
        assertThat(payments.paymentStatus(posted.billId())).satisfies(partly -> {
            assertThat(partly.status()).isEqualTo(Status.PARTLY_PAID);
            assertThat(partly.balance()).isEqualTo(Money.of("559.95", "USD"));
            assertThat(partly.payments()).singleElement().satisfies(payment -> {
                assertThat(payment.kind()).isEqualTo(Applied.Kind.PAYMENT);
                assertThat(payment.amount()).isEqualTo(Money.of("100.01", "USD"));
                assertThat(payment.reference()).isEqualTo("Transfer 100.01");
            });
        });
        tryton.pay(posted.billId(), "559.95");
        assertThat(payments.paymentStatus(posted.billId())).satisfies(paid -> {
            assertThat(paid.status()).isEqualTo(Status.PAID);
            assertThat(paid.balance().isZero()).isTrue();
            assertThat(paid.total()).isEqualTo(bill.total());
            assertThat(paid.payments())
                    .extracting(Applied::amount)
                    .containsExactlyInAnyOrder(Money.of("100.01", "USD"), Money.of("559.95", "USD"));
        });
        assertThat(ability(BillPosting.class).find(bill, key))
                .hasValueSatisfying(found -> assertThat(found.billId()).isEqualTo(posted.billId()));
    }

    @Test
    void a_document_is_attached_once_though_the_answer_is_lost() {
        method = "model.ir.attachment.create";
        String id = posted(bill("INV-2"));
        DocumentSource pdf = DocumentSource.of("Rechnung.pdf", "%PDF-1.7\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        IdempotencyKey own = IdempotencyKey.of("attach", reference);
        proxy.misbehave(Misbehaviour.LOSE_NEXT_ANSWER);
        assertThatThrownBy(() -> ability(AttachmentUpload.class).attach(id, pdf, "application/pdf", own))
                .isInstanceOf(com.smartap.spi.ConnectorException.class);
        String attachment = ability(AttachmentUpload.class).attach(id, pdf, "application/pdf", own);
        JsonNode held = tryton.call(
                "model.ir.attachment.search_read",
                "[[\"resource\",\"=\",\"account.invoice,%s\"]]".formatted(id),
                "0",
                "null",
                "null",
                "[\"name\",\"data\"]");
        assertThat(held).hasSize(1);
        assertThat(held.get(0).path("id").asText()).isEqualTo(attachment);
        assertThat(held.get(0).path("data").path("base64").asText().strip()).isEqualTo("JVBERi0xLjcKJSVFT0YK");
    }

    @Test
    void a_credit_note_is_posted_as_one() {
        Bill credit = bill("CN-1").toBuilder()
                .type(InvoiceType.CREDIT_NOTE)
                .dueDate(null)
                .build();
        String id = posted(credit);
        assertThat(held().get(0).path("total_amount").path("decimal").asText()).isEqualTo("-659.96");
        assertThat(ability(PaymentStatusQuery.class).paymentStatus(id)).satisfies(status -> {
            assertThat(status.status()).isEqualTo(Status.OPEN);
            assertThat(status.balance()).isEqualTo(credit.total());
        });
    }

    @Test
    void a_tax_code_books_the_tax_of_the_vendor_to_the_cent() {
        ChartOfAccounts chart = ability(ChartOfAccounts.class);
        String code = chart.taxCodes().get(0).code();
        assertThat(chart.taxCodes().get(0).percent()).isEqualByComparingTo("8");
        assertThat(chart.accounts())
                .extracting(ChartOfAccounts.ErpAccount::code)
                .contains("6000", "6100");
        Bill.Line line = new Bill.Line(
                "Paper",
                null,
                new BigDecimal("3"),
                new BigDecimal("33.35"),
                Money.of("100.05", "USD"),
                "6000",
                code,
                null,
                Map.of());
        // 8.004 rounds to 8.00; the vendor rounds up.
        Bill bill = Bill.of(
                        reference,
                        InvoiceType.INVOICE,
                        "TAX-1",
                        tryton.get("vendor"),
                        tryton.today(),
                        Money.of("108.06", "USD"))
                .tax(Money.of("8.01", "USD"))
                .lines(line)
                .build();
        posted(bill);
        assertThat(held().get(0).path("total_amount").path("decimal").asText()).isEqualTo("108.06");
        assertThat(held().get(0).path("tax_amount").path("decimal").asText()).isEqualTo("8.01");
    }

    @Test
    void what_tryton_refuses_leaves_nothing_behind() {
        Bill old = bill("OLD-1").toBuilder()
                .invoiceDate(tryton.today().minusYears(5))
                .build();
        assertThat(ability(BillPosting.class).post(old, key))
                .isInstanceOfSatisfying(PostingOutcome.Refused.class, refused -> {
                    assertThat(refused.erpCode()).isEqualTo("UserError");
                    assertThat(refused.reason()).isNotBlank();
                });
        assertThat(held()).isEmpty();
        Bill unknownAccount = bill("OLD-2").toBuilder()
                .lines(Bill.Line.of("Something", Money.of("659.96", "USD"), "9999"))
                .tax(Money.of("0.00", "USD"))
                .shipping(Money.of("0.00", "USD"))
                .build();
        assertThat(ability(BillPosting.class).post(unknownAccount, key))
                .isInstanceOfSatisfying(
                        PostingOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).contains("9999"));
        assertThat(held()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "model.account.invoice.write, LOSE_NEXT_ANSWER",
        "model.account.invoice.write, FAIL_BEFORE_NEXT",
        "model.account.invoice.post, LOSE_NEXT_ANSWER"
    })
    void the_draft_that_tryton_made_of_an_order_by_itself_becomes_the_bill(String lost, Misbehaviour misbehaviour) {
        method = lost;
        ErpPurchaseOrder own = selfInvoicing();
        BigDecimal before = own.lines().get(0).billed();
        Bill bill = bill("OWN-" + reference).toBuilder()
                .purchaseOrder(own.externalId())
                .lines(line(own.lines().get(0), "2", "100.00"))
                .shipping(Money.of("0.00", "USD"))
                .total(Money.of("110.00", "USD"))
                .build();
        proxy.misbehave(misbehaviour);
        assertThat(ability(BillPosting.class).post(bill, key)).isInstanceOf(PostingOutcome.Unknown.class);
        posted(bill);

        assertThat(held()).hasSize(1);
        assertThat(held().get(0).path("total_amount").path("decimal").asText()).isEqualTo("110.00");
        ErpPurchaseOrder after = selfInvoicing();
        assertThat(after.lines().get(0).billed().subtract(before)).isEqualByComparingTo("2");
        // Tryton drafts the rest anew, so that ordered, billed and drafted add up.
        BigDecimal drafted = BigDecimal.ZERO;
        for (JsonNode line : tryton.call(
                "model.account.invoice.line.search_read",
                "[[\"origin\",\"=\",\"purchase.line,%s\"],[\"invoice.state\",\"=\",\"draft\"]]"
                        .formatted(own.lines().get(0).externalId()),
                "0",
                "null",
                "null",
                "[\"quantity\"]")) {
            drafted = drafted.add(line.path("quantity").decimalValue());
        }
        assertThat(after.lines().get(0).billed().add(drafted)).isEqualByComparingTo("7");
    }

    private ErpPurchaseOrder selfInvoicing() {
        return orders().stream()
                .filter(one -> one.externalId().equals(tryton.get("selfInvoicingOrder")))
                .findFirst()
                .orElseThrow();
    }

    private ErpConnector connector() {
        return connector(Secret.of(tryton.password()));
    }

    private ErpConnector connector(Secret password) {
        ErpConnectorProvider provider = ServiceLoader.load(ErpConnectorProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.id().equals("tryton"))
                .findFirst()
                .orElseThrow();
        Clock clock = Clock.systemUTC();
        ErpConnector connector = provider.create(new TestConnectorContext(
                "tryton-here",
                clock,
                proxy.baseUrl(),
                Map.of(
                        "database",
                        tryton.get("database"),
                        "user",
                        tryton.get("user"),
                        "taxAccount",
                        "id:" + tryton.get("taxAccount"),
                        "shippingAccount",
                        "6100"),
                new TestCredentialVault(clock, Map.of("password", password))));
        open.add(connector);
        return connector;
    }

    private <T> T ability(Class<T> type) {
        return connector().ability(type).orElseThrow();
    }

    private List<ErpVendor> vendors() {
        return all(ability(VendorImport.class)::vendors);
    }

    private List<ErpPurchaseOrder> orders() {
        return all(ability(PurchaseOrderImport.class)::purchaseOrders);
    }

    private ErpPurchaseOrder order() {
        return orders().stream()
                .filter(one -> one.externalId().equals(tryton.get("order")))
                .findFirst()
                .orElseThrow();
    }

    private interface Pages<T> {
        ErpPage<T> page(String cursor, int limit);
    }

    private static <T> List<T> all(Pages<T> pages) {
        List<T> items = new ArrayList<>();
        ErpPage<T> page;
        String cursor = null;
        do {
            page = pages.page(cursor, 100);
            items.addAll(page.items());
            cursor = page.cursor();
        } while (page.more());
        return items;
    }

    private static <T> String lastCursor(Pages<T> pages) {
        String cursor = null;
        ErpPage<T> page;
        do {
            page = pages.page(cursor, 100);
            cursor = page.cursor();
        } while (page.more());
        return cursor;
    }

    /** 4 of the first line of the order, 50.00 of shipping and 10.00 of tax: 659.96 USD. */
    private Bill bill(String number) {
        ErpPurchaseOrder order = order();
        return Bill.of(
                        reference,
                        InvoiceType.INVOICE,
                        number,
                        tryton.get("vendor"),
                        tryton.today(),
                        Money.of("659.96", "USD"))
                .dueDate(tryton.today().plusDays(30))
                .tax(Money.of("10.00", "USD"))
                .shipping(Money.of("50.00", "USD"))
                .purchaseOrder(order.externalId())
                .lines(line(order.lines().get(0), "4", "599.96"))
                .build();
    }

    private static Bill.Line line(ErpPurchaseOrder.Line ordered, String quantity, String amount) {
        return new Bill.Line(
                ordered.description(),
                ordered.sku(),
                new BigDecimal(quantity),
                ordered.unitPrice(),
                Money.of(amount, "USD"),
                null,
                null,
                ordered.externalId(),
                Map.of());
    }

    private String posted(Bill bill) {
        PostingOutcome outcome = ability(BillPosting.class).post(bill, key);
        assertThat(outcome).isInstanceOf(PostingOutcome.Posted.class);
        return ((PostingOutcome.Posted) outcome).billId();
    }

    /** What Tryton itself holds under our reference, drafts included. */
    private JsonNode held() {
        return tryton.call(
                "model.account.invoice.search_read",
                "[[\"comment\",\"like\",\"%%%s%%\"]]".formatted(reference),
                "0",
                "null",
                "null",
                "[\"state\",\"total_amount\",\"tax_amount\",\"reference\",\"payment_term_date\"]");
    }
}
