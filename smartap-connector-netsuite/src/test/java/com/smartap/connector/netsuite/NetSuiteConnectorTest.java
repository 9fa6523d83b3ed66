package com.smartap.connector.netsuite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.ConnectorAuthorizationException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.erp.AttachmentUpload;
import com.smartap.spi.erp.ChartOfAccounts;
import com.smartap.spi.erp.ErpConsent;
import com.smartap.spi.erp.ErpGoodsReceipt;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpPurchaseOrder;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.GoodsReceiptImport;
import com.smartap.spi.erp.PaymentStatusQuery;
import com.smartap.spi.erp.PaymentStatusQuery.Applied;
import com.smartap.spi.erp.PaymentStatusQuery.BillPaymentStatus;
import com.smartap.spi.erp.PurchaseOrderImport;
import com.smartap.spi.erp.VendorImport;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.twin.Misbehaviour;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetSuiteConnectorTest {
    private final AccountFixture account = new AccountFixture();

    @AfterEach
    void close() {
        account.close();
    }

    @Test
    void a_host_is_written_differently_from_a_realm() {
        NetSuiteAccount own = accountOf(Map.of("accountId", "1234567_SB1"), null);
        assertThat(own.realm()).isEqualTo("1234567_SB1");
        assertThat(own.services().uri()).isEqualTo(URI.create("https://1234567-sb1.suitetalk.api.netsuite.com"));
        assertThat(own.restlets().uri()).isEqualTo(URI.create("https://1234567-sb1.restlets.api.netsuite.com"));
        assertThat(own.authorize().uri())
                .isEqualTo(URI.create("https://1234567-sb1.app.netsuite.com/app/login/oauth2/authorize.nl"));
        assertThat(own.token())
                .isEqualTo(URI.create(
                        "https://1234567-sb1.suitetalk.api.netsuite.com/services/rest/auth/oauth2/v1/token"));
        assertThat(accountOf(Map.of("accountId", "1234567-sb1"), null).realm()).isEqualTo("1234567_SB1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/services/rest", "/services/rest/record/v1", "/services/rest/query/v1/suiteql"})
    void a_base_address_may_end_in_netsuites_own_path(String path) {
        assertThat(accountOf(Map.of("accountId", "1"), URI.create("http://127.0.0.1:4911" + path))
                        .services()
                        .uri())
                .isEqualTo(URI.create("http://127.0.0.1:4911"));
    }

    private NetSuiteAccount accountOf(Map<String, String> settings, URI base) {
        com.smartap.connector.support.SettingsReader reader =
                new com.smartap.connector.support.SettingsReader(settings);
        NetSuiteAccount made = NetSuiteAccount.of(
                new TestConnectorContext("books", account.clock, base, settings, account.vault), reader);
        reader.done();
        return made;
    }

    @Test
    void a_restlets_address_gives_script_and_deployment_only() {
        account.with("restletUrl", "https://evil.example/app/site/hosting/restlet.nl?script=12&deploy=3&x=y");
        NetSuiteSettings settings = NetSuiteSettings.of(
                new TestConnectorContext("books", account.clock, null, account.settings, account.vault));
        assertThat(settings.restlet())
                .isEqualTo(
                        URI.create(
                                "https://1234567-sb1.restlets.api.netsuite.com/app/site/hosting/restlet.nl?script=12&deploy=3"));
    }

    @Test
    void wrong_settings_are_all_named_at_once() {
        account.with("timeZone", "Mars")
                .with("defaultExpenseAccount", "Office")
                .with("currencies", "1=Dollar")
                .with("taxMode", "maybe");
        assertThatThrownBy(account::connector)
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("timeZone (Mars)")
                .hasMessageContaining("defaultExpenseAccount (Office)")
                .hasMessageContaining("currencies (1=Dollar)")
                .hasMessageContaining("taxMode (maybe)");
    }

    @Test
    void each_kind_of_credentials_is_recognised_and_opens_the_account() {
        assertThat(account.connector().test().company()).contains("1234567_SB1");
        account.credentials(account.twin.oauth2Credentials());
        assertThat(account.connector().test().detail()).contains("SuiteQL");
        for (String algorithm : List.of("ES256", "PS256")) {
            account.credentials(account.twin.machineCredentials(algorithm));
            account.connector().test();
        }
        account.viaRestlet();
        assertThat(account.connector().test().detail()).contains("RESTlet of account 1234567_SB1");
    }

    @Test
    void a_machine_gets_a_token_once_and_another_when_it_ended() {
        account.credentials(account.twin.machineCredentials("ES256"));
        long before = account.twin.refreshes();
        VendorImport vendors = account.ability(VendorImport.class);
        vendors.vendors(null, 10);
        vendors.vendors(null, 10);
        assertThat(account.twin.refreshes()).isEqualTo(before + 1);
        account.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
        vendors.vendors(null, 10);
        assertThat(account.twin.refreshes()).isEqualTo(before + 2);
        account.twin.misbehave(Misbehaviour.EXPIRE_TOKENS);
        vendors.vendors(null, 10);
        assertThat(account.twin.refreshes()).isEqualTo(before + 3);
    }

    @Test
    void an_assertion_that_is_not_accepted_asks_for_a_person() {
        account.credentials(account.twin.machineCredentials("ES256"));
        account.twin.misbehave(Misbehaviour.REVOKE_TOKENS);
        assertThatThrownBy(() -> account.connector().test())
                .isInstanceOf(ConnectorAuthorizationException.class)
                .hasMessageContaining("certificate");
    }

    @Test
    void refresh_tokens_rotate_and_are_stored() {
        account.credentials(account.twin.oauth2Credentials());
        account.clock.advance(Duration.ofHours(2));
        account.connector().test();
        assertThat(account.vault.history()).hasSize(2);
        assertThat(account.vault.read().require("refreshToken"))
                .isEqualTo(account.twin.oauth2Credentials().get("refreshToken"));
    }

    @Test
    void a_consent_gives_credentials_with_pkce() {
        Map<String, Secret> all = account.twin.oauth2Credentials();
        Map<String, Secret> client = Map.of("clientId", all.get("clientId"), "clientSecret", all.get("clientSecret"));
        TestConnectorContext context = new TestConnectorContext(
                "books",
                account.clock,
                account.twin.baseUrl(),
                account.settings,
                new TestCredentialVault(account.clock, client));
        try (ErpConsent consent =
                AccountFixture.provider(account.clock).consent(context).orElseThrow()) {
            ErpConsent.Begun begun = consent.begin(URI.create("https://host.example/back"));
            Map<String, String> query = new java.util.HashMap<>();
            for (String part : begun.url().getRawQuery().split("&")) {
                query.put(
                        part.split("=")[0],
                        java.net.URLDecoder.decode(part.split("=")[1], java.nio.charset.StandardCharsets.UTF_8));
            }
            assertThat(begun.url().getPath()).isEqualTo("/app/login/oauth2/authorize.nl");
            assertThat(query)
                    .containsEntry("scope", "rest_webservices restlets")
                    .containsEntry("code_challenge_method", "S256");
            String code = account.twin.consent(query.get("code_challenge"));
            ErpConsent.Connected connected = consent.complete(
                    begun, Map.of("state", begun.state().reveal(), "code", code, "company", "1234567_SB1"));
            assertThat(connected.settings()).containsEntry("accountId", "1234567_SB1");
            account.credentials(connected.credentials().values());
            account.connector().test();
        }
    }

    @Test
    void a_clock_that_is_off_is_hinted_at_when_a_signature_is_refused() {
        com.smartap.testkit.TestClock late = com.smartap.testkit.TestClock.at("2026-11-21T10:06:00Z");
        try (com.smartap.spi.erp.ErpConnector connector = AccountFixture.provider(late)
                .create(new TestConnectorContext(
                        "books", late, account.twin.baseUrl(), account.settings, account.vault))) {
            assertThatThrownBy(connector::test)
                    .isInstanceOf(ConnectorAuthorizationException.class)
                    .hasMessageContaining("clock of this machine");
        }
    }

    @Test
    void columns_of_features_that_are_off_are_left_out() {
        for (String column :
                List.of("vendor.currency", "vendor.subsidiary", "transaction.currency", "transactionline.isclosed")) {
            account.twin.hide(column);
        }
        for (String table : List.of("currency", "term", "vendoraddressbook", "deletedrecord")) {
            account.twin.hide(table);
        }
        ErpVendor vendor =
                account.ability(VendorImport.class).vendors(null, 10).items().get(0);
        assertThat(vendor.currency()).isNull();
        assertThat(vendor.paymentTerms()).isEqualTo("2");
        ErpPurchaseOrder order = account.ability(PurchaseOrderImport.class)
                .purchaseOrders(null, 10)
                .items()
                .get(0);
        assertThat(order.total()).isEqualTo(Money.of("590.00", "USD"));
        assertThat(account.posted(account.bill("r")).created()).isTrue();
    }

    @Test
    void orders_are_read_one_by_one_where_the_lines_table_may_not_be_read() {
        account.twin.hide("transactionline");
        ErpPurchaseOrder order = account.ability(PurchaseOrderImport.class)
                .purchaseOrders(null, 10)
                .items()
                .get(0);
        assertThat(order.lines())
                .extracting(
                        line -> line.externalId() + " " + line.sku() + " " + line.quantity() + " " + line.unitPrice())
                .containsExactly("1 B-100 10 50.00", "2 S-200 4 12.50", "3 null 1 40.00");
    }

    @Test
    void receipts_are_read_without_links_where_the_account_does_not_show_them() {
        account.twin.desk().receive(account.order, "1", new BigDecimal("7"));
        account.twin.hide("previoustransactionlinelink");
        assertThat(account.ability(GoodsReceiptImport.class)
                        .goodsReceipts(null, 10)
                        .items()
                        .get(0)
                        .lines())
                .singleElement()
                .satisfies(line -> assertThat(line.purchaseOrderExternalId()).isNull());
    }

    @Test
    void a_page_of_orders_is_two_calls_however_many_there_are() {
        for (int i = 2; i <= 60; i++) {
            account.order(i, "USD");
        }
        PurchaseOrderImport orders = account.ability(PurchaseOrderImport.class);
        orders.purchaseOrders(null, 1);
        long before = account.twin.requests();
        assertThat(orders.purchaseOrders(null, 200).items()).hasSize(60);
        assertThat(account.twin.requests() - before).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void quantities_received_and_billed_are_told_and_receipts_point_at_order_lines(String api) {
        account.with("api", api);
        String receipt = account.twin.desk().receive(account.order, "1", new BigDecimal("7"));
        account.posted(account.orderBill("r"));
        ErpPurchaseOrder order = account.ability(PurchaseOrderImport.class)
                .find(account.vendor, "PO-1")
                .orElseThrow();
        assertThat(order.open()).isTrue();
        assertThat(order.lines().get(0).received()).isEqualByComparingTo("7");
        assertThat(order.lines().get(0).billed()).isEqualByComparingTo("6");
        assertThat(order.lines().get(2).accountCode()).isEqualTo("59");
        assertThat(account.ability(GoodsReceiptImport.class)
                        .goodsReceipts(null, 10)
                        .items())
                .singleElement()
                .satisfies(got -> {
                    assertThat(got.externalId()).isEqualTo(receipt);
                    assertThat(got.receivedOn()).isEqualTo(LocalDate.parse("2026-11-21"));
                    assertThat(got.vendorExternalId()).isEqualTo(account.vendor);
                    assertThat(got.lines())
                            .extracting(
                                    ErpGoodsReceipt.Line::purchaseOrderExternalId,
                                    ErpGoodsReceipt.Line::purchaseOrderLineExternalId,
                                    ErpGoodsReceipt.Line::sku)
                            .containsExactly(org.assertj.core.groups.Tuple.tuple(account.order, "1", "B-100"));
                    assertThat(got.lines().get(0).quantity()).isEqualByComparingTo("7");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void what_was_deleted_is_told_at_the_end_of_the_next_synchronisation(String api) {
        account.with("api", api);
        account.vendor(2, "USD");
        VendorImport vendors = account.ability(VendorImport.class);
        ErpPage<ErpVendor> first = vendors.vendors(null, 10);
        assertThat(first.removed()).isEmpty();
        account.clock.advance(Duration.ofHours(5));
        account.twin.delete(EntityType.VENDOR, account.twin.id(EntityType.VENDOR, 2));
        account.twin.delete(EntityType.PURCHASE_ORDER, account.order);
        assertThat(vendors.vendors(first.cursor(), 10).removed())
                .containsExactly(account.twin.id(EntityType.VENDOR, 2));
        assertThat(account.ability(PurchaseOrderImport.class)
                        .purchaseOrders(
                                "n1;2026-11-21T10:00:00Z;" + first.cursor().split(";", 3)[2], 10)
                        .removed())
                .containsExactly(account.order);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void the_hour_that_comes_twice_is_read_completely(String api) {
        account.with("api", api);
        Instant summerTimeEnds = Instant.parse("2026-11-01T06:00:00Z"); // 2 o'clock becomes 1 o'clock in New York
        Set<String> expected =
                new HashSet<>(account.twin.held(EntityType.VENDOR).keySet());
        for (int i = 0; i < 24; i++) {
            String id = account.twin.id(EntityType.VENDOR, 100 + i);
            account.vendor(100 + i, "USD");
            account.clock.set(summerTimeEnds.minusSeconds(3600).plusSeconds(i * 300L));
            account.twin.touch(EntityType.VENDOR, id);
            expected.add(id);
        }
        account.clock.set(Instant.parse("2026-11-21T10:00:00Z"));
        VendorImport vendors = account.ability(VendorImport.class);
        Set<String> read = new HashSet<>();
        String cursor = null;
        boolean more = true;
        int pages = 0;
        while (more && pages < 60) {
            ErpPage<ErpVendor> page = vendors.vendors(cursor, 3);
            page.items().forEach(vendor -> read.add(vendor.externalId()));
            cursor = page.cursor();
            more = page.more();
            pages++;
        }
        assertThat(more).isFalse();
        assertThat(read).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void moments_are_asked_for_and_read_in_the_accounts_time_zone() {
        account.clock.set(Instant.parse("2026-07-01T03:30:15Z"));
        account.twin.touch(EntityType.VENDOR, account.vendor);
        assertThat(account.ability(VendorImport.class)
                        .vendors(null, 10)
                        .items()
                        .get(0)
                        .modifiedAt())
                .isEqualTo(Instant.parse("2026-07-01T03:30:15Z"));
        VendorImport vendors = account.ability(VendorImport.class);
        assertThat(vendors.vendors(vendors.cursorSince(Instant.parse("2026-07-01T03:30:15Z")), 10)
                        .items())
                .hasSize(1);
        assertThat(vendors.vendors(vendors.cursorSince(Instant.parse("2026-07-01T03:30:16Z")), 10)
                        .items())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void payments_and_credits_make_up_what_is_paid(String api) {
        account.with("api", api);
        String bill = account.posted(account.bill("r")).billId();
        PaymentStatusQuery payments = account.ability(PaymentStatusQuery.class);
        assertThat(payments.paymentStatus(bill))
                .isEqualTo(new BillPaymentStatus(
                        bill,
                        BillPaymentStatus.Status.OPEN,
                        Money.of("599.96", "USD"),
                        Money.of("599.96", "USD"),
                        List.of()));
        String credit = account.posted(account.bill("c").toBuilder()
                        .type(com.smartap.model.invoice.InvoiceType.CREDIT_NOTE)
                        .build())
                .billId();
        String payment = account.twin.desk().pay(bill, new BigDecimal("100.00"), LocalDate.parse("2026-11-20"));
        account.twin.desk().applyCredit(credit, bill, new BigDecimal("99.96"));
        BillPaymentStatus partly = payments.paymentStatus(bill);
        assertThat(partly.status()).isEqualTo(BillPaymentStatus.Status.PARTLY_PAID);
        assertThat(partly.balance()).isEqualTo(Money.of("400.00", "USD"));
        assertThat(partly.payments())
                .extracting(Applied::kind)
                .containsExactly(Applied.Kind.CREDIT, Applied.Kind.PAYMENT);
        assertThat(partly.payments().get(1))
                .isEqualTo(new Applied(
                        payment,
                        Applied.Kind.PAYMENT,
                        Money.of("100.00", "USD"),
                        LocalDate.parse("2026-11-20"),
                        "PAY-" + payment));
        assertThat(payments.paymentStatus(credit).balance()).isEqualTo(Money.of("500.00", "USD"));
        account.twin.desk().pay(bill, new BigDecimal("400.00"), LocalDate.parse("2026-11-21"));
        assertThat(payments.paymentStatus(bill).status()).isEqualTo(BillPaymentStatus.Status.PAID);
        assertThatThrownBy(() -> payments.paymentStatus("424242")).isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void a_voided_bill_is_void(String api) {
        account.with("api", api);
        String bill = account.posted(account.bill("r")).billId();
        account.twin.desk().voidBill(bill);
        assertThat(account.ability(PaymentStatusQuery.class).paymentStatus(bill).status())
                .isEqualTo(BillPaymentStatus.Status.VOID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void accounts_and_tax_codes_are_listed_by_their_ids(String api) {
        account.with("api", api);
        ChartOfAccounts chart = account.ability(ChartOfAccounts.class);
        assertThat(chart.accounts())
                .contains(new ChartOfAccounts.ErpAccount("58", "6000 Office Expenses", "Expense", true));
        assertThat(chart.taxCodes())
                .containsExactly(
                        new ChartOfAccounts.ErpTaxCode("5", "S-GB", new BigDecimal("20"), true),
                        new ChartOfAccounts.ErpTaxCode("6", "UNDEF-GB", new BigDecimal("0"), false));
    }

    @Test
    void attachments_without_a_restlet_say_what_is_missing() {
        account.settings.remove("restletUrl");
        AttachmentUpload attachments = account.ability(AttachmentUpload.class);
        DocumentSource document = DocumentSource.of("a.pdf", new byte[] {1});
        assertThatThrownBy(() -> attachments.attach("1", document, "application/pdf", IdempotencyKey.of("k")))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("restletUrl");
    }

    @Test
    void a_media_type_that_the_file_cabinet_does_not_take_is_refused() {
        AttachmentUpload attachments = account.ability(AttachmentUpload.class);
        DocumentSource document = DocumentSource.of("a.exe", new byte[] {1});
        assertThatThrownBy(() -> attachments.attach("1", document, "application/x-msdownload", IdempotencyKey.of("k")))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void no_more_than_three_calls_are_made_at_once() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch three = new CountDownLatch(3);
        account.twin.beforeEachRequest(() -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            three.countDown();
            try {
                three.await(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            now.decrementAndGet();
        });
        com.smartap.spi.erp.ErpConnector connector = new NetSuiteConnectorProvider()
                .create(new TestConnectorContext(
                        "books", account.clock, account.twin.baseUrl(), account.settings, account.vault));
        ExecutorService threads = Executors.newFixedThreadPool(9);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                all.add(threads.submit(connector::test));
            }
            for (Future<?> one : all) {
                one.get(20, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
            connector.close();
        }
        assertThat(most.get()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rest", "restlet"})
    void too_many_calls_at_once_are_tried_again_whatever_the_status(String api) {
        account.with("api", api);
        account.twin.concurrency(0);
        AtomicInteger calls = new AtomicInteger();
        account.twin.beforeEachRequest(() -> {
            if (calls.incrementAndGet() == 3) {
                account.twin.concurrency(5);
            }
        });
        account.connector().test();
        assertThat(calls.get()).isEqualTo(3);
    }

    @Test
    void a_signed_call_that_is_sent_again_as_it_was_is_refused() throws Exception {
        Map<String, Secret> all = account.twin.credentials();
        OAuth1Signature signature = new OAuth1Signature(
                all.get("consumerKey").reveal(),
                all.get("consumerSecret").reveal(),
                all.get("tokenId").reveal(),
                all.get("tokenSecret").reveal());
        URI uri = URI.create(account.twin.baseUrl() + "/services/rest/record/v1/metadata-catalog?select=a%20b");
        String header = signature.header(
                "1234567_SB1",
                "GET",
                uri,
                String.valueOf(account.clock.instant().getEpochSecond()),
                "0123456789ab");
        java.net.http.HttpRequest request = java.net.http.HttpRequest.newBuilder(uri)
                .header("Authorization", header)
                .build();
        java.net.http.HttpClient http = java.net.http.HttpClient.newHttpClient();
        java.net.http.HttpResponse.BodyHandler<Void> nothing = java.net.http.HttpResponse.BodyHandlers.discarding();
        assertThat(http.send(request, nothing).statusCode()).isEqualTo(200);
        assertThat(http.send(request, nothing).statusCode()).isEqualTo(401);
    }
}
