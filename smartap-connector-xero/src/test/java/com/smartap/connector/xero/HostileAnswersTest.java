package com.smartap.connector.xero;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.BillPosting;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConnector;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.Applied;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus;
import com.smartap.spi.erp.PostingOutcome;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.TestClock;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.erp.TestBills;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileAnswersTest {
    private static final String UPDATED = "\"UpdatedDateUTC\":\"/Date(1573755038314)/\"";
    private static final String NONE = "{\"Invoices\":[]}";
    private final MockWebServer server = new MockWebServer();
    private final TestClock clock = TestClock.at("2026-11-21T10:00:00Z");
    private ErpConnector connector;

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
        Map<String, Secret> credentials = Map.of(
                "accessToken", Secret.of("access-secret"),
                "refreshToken", Secret.of("refresh-secret"),
                "clientId", Secret.of("id"),
                "clientSecret", Secret.of("client-secret"));
        connector = XeroContractTest.hasty(clock)
                .create(new TestConnectorContext(
                        "books",
                        clock,
                        URI.create("http://127.0.0.1:" + server.getPort()),
                        Map.of("tenantId", "tenant-1", "defaultExpenseAccount", "400"),
                        new TestCredentialVault(clock, credentials)));
    }

    @AfterEach
    void close() {
        connector.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>Sign in</html>",
                "",
                "[]",
                "null",
                "{}",
                "{\"Contacts\":7}",
                "{\"Contacts\":{}}",
                "{\"Contacts\":[{}]}",
                "{\"Contacts\":[{\"ContactID\":\"1\"}]}",
                "{\"Contacts\":[{\"ContactID\":\"1\",\"Name\":\"A\"}]}",
                "{\"Contacts\":[{\"ContactID\":\"1\",\"Name\":\"A\",\"UpdatedDateUTC\":\"x\"}]}",
                "{\"Contacts\":[{\"ContactID\":\"1\",\"Name\":\"A\",\"DefaultCurrency\":\"??\"," + UPDATED + "}]}"
            })
    void vendors_that_make_no_sense_are_not_understood(String body) {
        enqueue(200, body);
        assertThatThrownBy(() -> ability(VendorImport.class).vendors(null, 10))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_vendor_with_odd_but_harmless_fields_is_taken() {
        enqueue(
                200,
                "{\"Contacts\":[{\"ContactID\":\"1\",\"Name\":\"A\",\"ContactStatus\":null,\"EmailAddress\":\"\","
                        + "\"Addresses\":[{\"AddressType\":\"STREET\",\"Country\":\"Ruritania\",\"City\":\"Strelsau\"},"
                        + "{\"AddressType\":\"POBOX\"},7],\"Phones\":null,\"PaymentTerms\":{\"Bills\":{\"Type\":\"OFCURRENTMONTH\"}},"
                        + "\"BankAccountDetails\":\"ask Bob\",\"BatchPayments\":{\"BankAccountNumber\":\"12-3456-789\"},"
                        + UPDATED + "}],\"pagination\":\"none\",\"new\":{}}");
        ErpVendor vendor = ability(VendorImport.class).vendors(null, 10).items().get(0);
        assertThat(vendor.active()).isTrue();
        assertThat(vendor.email()).isNull();
        assertThat(vendor.address()).isNotNull();
        assertThat(vendor.addresses().get(0).town()).isEqualTo("Strelsau");
        assertThat(vendor.addresses())
                .singleElement()
                .satisfies(one -> assertThat(one.country()).isNull());
        assertThat(vendor.paymentTerms()).isEqualTo("OFCURRENTMONTH");
        assertThat(vendor.bankAccounts())
                .singleElement()
                .satisfies(account -> assertThat(account.accountNumber()).isEqualTo("12-3456-789"));
    }

    @Test
    void prices_with_tax_or_discount_in_them_are_made_net() {
        enqueue(
                200,
                "{\"PurchaseOrders\":[{\"PurchaseOrderID\":\"1\",\"PurchaseOrderNumber\":\"PO-1\",\"Contact\":{\"ContactID\":\"5\"},"
                        + "\"Status\":\"AUTHORISED\",\"LineAmountTypes\":\"Inclusive\",\"Total\":120.0,\"CurrencyCode\":\"GBP\",\"LineItems\":["
                        + "{\"LineItemID\":\"a\",\"Quantity\":3,\"UnitAmount\":40.0,\"LineAmount\":120.0,\"TaxAmount\":20.0},"
                        + "{\"Description\":\"only a text\"}]," + UPDATED + "},"
                        + "{\"PurchaseOrderID\":\"2\",\"Contact\":{\"ContactID\":\"5\"},\"Status\":\"SUBMITTED\",\"Total\":\"90.00\","
                        + "\"LineItems\":[{\"Quantity\":10,\"UnitAmount\":10.0,\"DiscountRate\":10,\"LineAmount\":90.0}],"
                        + UPDATED
                        + "}]}");
        ErpPurchaseOrder order = ability(PurchaseOrderImport.class)
                .purchaseOrders(null, 10)
                .items()
                .get(0);
        assertThat(order.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.unitPrice()).isEqualByComparingTo("33.333333"));
        assertThat(order.total()).isEqualTo(Money.of("120.00", "GBP"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "\"12,50\"", "1.005", "null", "{}"})
    void an_order_without_a_sensible_total_is_not_understood(String total) {
        enqueue(
                200,
                "{\"PurchaseOrders\":[{\"PurchaseOrderID\":\"1\",\"Contact\":{\"ContactID\":\"5\"},\"Total\":" + total
                        + "," + UPDATED + "}]}");
        assertThatThrownBy(() -> ability(PurchaseOrderImport.class).purchaseOrders(null, 10))
                .isInstanceOf(ConnectorProtocolException.class)
                .hasMessageContaining("Total");
    }

    @Test
    void an_answer_without_end_is_not_read_to_its_end() {
        enqueue(200, "{\"x\":\"" + "y".repeat(17 * 1024 * 1024));
        assertThatThrownBy(() -> ability(VendorImport.class).vendors(null, 10)).isInstanceOf(ConnectorException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "", "{}", "{\"Invoices\":7}", NONE, "{\"Invoices\":[{}]}"})
    void a_bill_whose_answer_makes_no_sense_is_unknown(String body) {
        enqueue(200, NONE);
        enqueue(200, body);
        assertThat(post()).isInstanceOf(PostingOutcome.Unknown.class);
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void errors_in_an_answer_of_200_are_refusals_with_all_their_messages() {
        enqueue(200, NONE);
        enqueue(
                200,
                "{\"Invoices\":[{\"InvoiceID\":\"00000000-0000-0000-0000-000000000000\",\"StatusAttributeString\":\"ERROR\",\"HasErrors\":true,"
                        + "\"ValidationErrors\":[{\"Message\":\"First.\"},{\"Message\":\"Second.\"}],"
                        + "\"Contact\":{\"ValidationErrors\":[{\"Message\":\"Third.\"}]}}]}");
        assertThat(post()).isEqualTo(new PostingOutcome.Refused("ValidationException", "First.; Second.; Third."));
    }

    @Test
    void validation_errors_anywhere_in_the_elements_are_said() {
        enqueue(200, NONE);
        enqueue(
                400,
                "{\"ErrorNumber\":10,\"Type\":\"ValidationException\",\"Message\":\"A validation exception occurred\",\"Elements\":[{\"ValidationErrors\":[{\"Message\":\"One.\"}],\"LineItems\":[{\"ValidationErrors\":[{\"Message\":\"Two.\"}]}]}]}");
        assertThat(post()).isEqualTo(new PostingOutcome.Refused("10", "A validation exception occurred; One.; Two."));
    }

    @Test
    void a_warning_is_no_refusal() {
        enqueue(200, NONE);
        enqueue(
                200,
                "{\"Invoices\":[{\"InvoiceID\":\"i-1\",\"InvoiceNumber\":\"INV-1\",\"StatusAttributeString\":\"WARNING\",\"Total\":599.96,"
                        + "\"CurrencyCode\":\"USD\",\"HasErrors\":false,\"ValidationErrors\":[],\"Warnings\":[{\"Message\":\"Odd.\"}]}]}");
        assertThat(post()).isEqualTo(new PostingOutcome.Posted("i-1", "INV-1", true));
    }

    @Test
    void every_call_carries_what_xero_wants() throws InterruptedException {
        enqueue(200, NONE);
        enqueue(503, "offline");
        post();
        RecordedRequest look = server.takeRequest();
        assertThat(look.getHeaders().get("xero-tenant-id")).isEqualTo("tenant-1");
        assertThat(look.getHeaders().get("Accept")).isEqualTo("application/json");
        assertThat(look.getUrl().encodedPath()).isEqualTo("/api.xro/2.0/Invoices");
        assertThat(look.getUrl().queryParameter("InvoiceNumbers")).isEqualTo("INV-1");
        assertThat(look.getUrl().queryParameter("ContactIDs")).isEqualTo("vendor-1");
        RecordedRequest write = server.takeRequest();
        assertThat(write.getMethod()).isEqualTo("PUT");
        assertThat(write.getHeaders().get("Content-Type")).isEqualTo("application/json");
        assertThat(write.getHeaders().get("Idempotency-Key")).matches("smartap-[0-9a-f]{64}");
        assertThat(write.getUrl().query()).isEqualTo("unitdp=4");
        assertThat(write.getBody().utf8()).startsWith("{\"Invoices\":[{\"Type\":\"ACCPAY\"");
    }

    @Test
    void a_filter_that_large_books_refuse_is_done_without() {
        enqueue(400, "{\"ErrorNumber\":16,\"Type\":\"HighVolumeException\",\"Message\":\"too many\"}");
        enqueue(200, "{\"CreditNotes\":[]}");
        assertThat(ability(BillPosting.class)
                        .find(
                                TestBills.bill("r", "CN-1", "vendor-1", null).toBuilder()
                                        .type(com.smartap.model.invoice.InvoiceType.CREDIT_NOTE)
                                        .build(),
                                IdempotencyKey.of("k")))
                .isEmpty();
        assertThat(server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void sums_without_their_parts_make_up_the_total_all_the_same() {
        enqueue(
                200,
                "{\"Invoices\":[{\"InvoiceID\":\"i-1\",\"Status\":\"PAID\",\"Total\":100.00,\"CurrencyCode\":\"USD\","
                        + "\"AmountDue\":0,\"AmountPaid\":70.0,\"AmountCredited\":30.0,\"Payments\":[{\"PaymentID\":\"p\",\"Amount\":20.0,"
                        + "\"Date\":\"/Date(1573755038314+0000)/\"},{\"PaymentID\":\"q\",\"Amount\":5.0,\"Status\":\"DELETED\"}],"
                        + "\"Overpayments\":[{\"OverpaymentID\":\"o\",\"AppliedAmount\":10.0}]}]}");
        BillPaymentStatus status = ability(PaymentStatusQuery.class).paymentStatus("i-1");
        assertThat(status.status()).isEqualTo(BillPaymentStatus.Status.PAID);
        assertThat(status.payments())
                .extracting(Applied::amount)
                .containsExactlyInAnyOrder(usd("20.00"), usd("50.00"), usd("10.00"), usd("20.00"));
    }

    @Test
    void accounts_and_rates_that_share_a_code_come_once() {
        enqueue(
                200,
                "{\"TaxRates\":[{\"TaxType\":\"INPUT\",\"Name\":\"Old\",\"Status\":\"DELETED\",\"EffectiveRate\":\"17.5\"},"
                        + "{\"TaxType\":\"INPUT\",\"Name\":\"New\",\"Status\":\"ACTIVE\",\"DisplayTaxRate\":20.0000}]}");
        assertThat(ability(ChartOfAccounts.class).taxCodes()).singleElement().satisfies(code -> {
            assertThat(code.name()).isEqualTo("New");
            assertThat(code.percent()).isEqualByComparingTo("20");
        });
    }

    private static Money usd(String amount) {
        return Money.of(amount, "USD");
    }

    private PostingOutcome post() {
        return ability(BillPosting.class).post(TestBills.bill("r", "INV-1", "vendor-1", null), IdempotencyKey.of("k"));
    }

    private <T> T ability(Class<T> type) {
        return connector.ability(type).orElseThrow();
    }

    private void enqueue(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
    }
}
