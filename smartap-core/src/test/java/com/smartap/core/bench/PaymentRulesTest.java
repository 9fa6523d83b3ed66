package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smartap.core.PaymentSettings;
import com.smartap.core.Payments;
import com.smartap.core.SmartAp;
import com.smartap.core.Vendors;
import com.smartap.model.Actor;
import com.smartap.model.BankAccount;
import com.smartap.model.ContentHash;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.model.purchasing.Vendor;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.InvalidConfigurationException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SegregationOfDutiesException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.testkit.world.SimulatedWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PaymentRulesTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Actor CLERK = person(TENANT, "clerk", Role.CLERK);
    private static final Actor TREASURER = person(TENANT, "treasurer", Role.TREASURER);
    private static final Actor ADMIN = person(TENANT, "admin", Role.ADMIN);

    private final JdbcConnectionPool database = Bench.h2();
    private Bench bench;
    private int counter;

    @BeforeAll
    void open(@TempDir Path folder) {
        bench = Bench.open(database, folder, builder -> builder);
        bench.erp.vendor("Acme", "USD", true);
        bench.erp.vendor("Moved", "USD", true);
        bench.erp.vendor("Euro", "EUR", true);
        bench.erp.vendor("Cashonly", "USD", false);
        bench.connect(TENANT);
    }

    @AfterAll
    void close() {
        bench.close();
        database.dispose();
    }

    private Invoice payable(String vendor, String currency) {
        counter++;
        return bench.payable(TENANT, new Note("P-" + counter, vendor, "", currency, "10." + (10 + counter)));
    }

    private Invoice payable() {
        return payable("Acme", "USD");
    }

    private PaymentBatch build(Invoice... invoices) {
        return bench.engine
                .payments()
                .build(CLERK, List.of(invoices).stream().map(Invoice::id).toList(), null, null);
    }

    private void unchanged(Invoice... invoices) {
        for (Invoice invoice : invoices) {
            assertThat(bench.engine.invoices().get(CLERK, invoice.id()).state())
                    .isEqualTo(InvoiceState.READY_FOR_PAYMENT);
            assertThat(bench.engine.payments().of(CLERK, invoice.id())).isEmpty();
        }
    }

    @Test
    void a_batch_is_built_complete_or_not_at_all() {
        Invoice good = payable();
        Invoice euro = payable("Euro", "EUR");
        Invoice cash = payable("Cashonly", "USD");
        assertThatThrownBy(() -> build()).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> build(good, good)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> build(good, euro)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> build(good, cash)).isInstanceOf(PaymentFormatException.class);
        assertThatThrownBy(() -> bench.engine
                        .payments()
                        .build(CLERK, List.of(good.id(), new InvoiceId(UUID.randomUUID())), null, null))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(
                        () -> bench.engine.payments().build(CLERK, List.of(good.id()), LocalDate.of(2020, 1, 1), null))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> bench.engine.payments().build(CLERK, List.of(good.id()), null, "papyrus"))
                .isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> bench.engine
                        .payments()
                        .build(person(TENANT, "manager", Role.MANAGER), List.of(good.id()), null, null))
                .isInstanceOf(ForbiddenException.class);
        unchanged(good, euro, cash);
    }

    @Test
    void an_invoice_is_in_one_batch_at_a_time() {
        Invoice invoice = payable();
        PaymentBatch batch = build(invoice);
        assertThatThrownBy(() -> build(invoice)).isInstanceOf(IllegalLifecycleStateException.class);
        bench.engine.payments().cancel(CLERK, batch.id(), batch.version(), "not yet");
        PaymentBatch second = build(invoice);
        assertThat(second.number()).isNotEqualTo(batch.number());
        assertThat(bench.engine.payments().of(CLERK, invoice.id())).hasSize(2);
    }

    @Test
    void who_built_a_batch_does_not_release_it() {
        Actor both = Actor.of(TENANT, "both", "Both", Role.values());
        Invoice invoice = payable();
        PaymentBatch batch = bench.engine.payments().build(both, List.of(invoice.id()), null, null);
        assertThatThrownBy(
                        () -> bench.engine.payments().release(both, batch.id(), batch.version(), batch.contentHash()))
                .isInstanceOf(SegregationOfDutiesException.class);
        assertThatThrownBy(
                        () -> bench.engine.payments().release(CLERK, batch.id(), batch.version(), batch.contentHash()))
                .isInstanceOf(ForbiddenException.class);
        assertThat(bench.engine.payments().get(CLERK, batch.id()).state()).isEqualTo(PaymentBatch.State.BUILT);
    }

    @Test
    void a_release_names_what_was_seen() {
        PaymentBatch batch = build(payable());
        ContentHash other = ContentHash.of("other".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> bench.engine.payments().release(TREASURER, batch.id(), batch.version(), other))
                .isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> bench.engine
                        .payments()
                        .release(TREASURER, batch.id(), batch.version() + 1, batch.contentHash()))
                .isInstanceOf(StaleVersionException.class);
        assertThatThrownBy(() -> bench.engine
                        .payments()
                        .release(TREASURER, new PaymentBatchId(UUID.randomUUID()), 0, batch.contentHash()))
                .isInstanceOf(NotFoundException.class);
        bench.engine.payments().release(TREASURER, batch.id(), batch.version(), batch.contentHash());
        assertThatThrownBy(() ->
                        bench.engine.payments().release(TREASURER, batch.id(), batch.version(), batch.contentHash()))
                .isInstanceOf(StaleVersionException.class);
        PaymentBatch now = bench.engine.payments().get(CLERK, batch.id());
        assertThatThrownBy(() -> bench.engine.payments().cancel(CLERK, batch.id(), now.version(), "too late"))
                .isInstanceOfAny(IllegalLifecycleStateException.class, StaleVersionException.class);
    }

    @Test
    void an_account_that_changed_since_stops_the_release() {
        Invoice invoice = payable("Moved", "USD");
        PaymentBatch batch = build(invoice);
        Vendor vendor = bench.engine.vendors().get(ADMIN, invoice.vendorId());
        bench.engine
                .vendors()
                .update(
                        ADMIN,
                        vendor.id(),
                        vendor.version(),
                        new Vendors.Details(
                                vendor.name(),
                                null,
                                null,
                                null,
                                vendor.currency(),
                                null,
                                BankAccount.us("Moved", "021000021", "666"),
                                true));
        assertThatThrownBy(() ->
                        bench.engine.payments().release(TREASURER, batch.id(), batch.version(), batch.contentHash()))
                .isInstanceOf(StaleVersionException.class)
                .hasMessageNotContaining("666");
        bench.engine.payments().cancel(CLERK, batch.id(), batch.version(), "account changed");
        PaymentBatch anew = build(invoice);
        Actor admin = Actor.of(TENANT, "admin", "Admin", Role.ADMIN, Role.TREASURER);
        assertThatThrownBy(() -> bench.engine.payments().release(admin, anew.id(), anew.version(), anew.contentHash()))
                .isInstanceOf(SegregationOfDutiesException.class);
        assertThat(bench.engine
                        .payments()
                        .release(TREASURER, anew.id(), anew.version(), anew.contentHash())
                        .state())
                .isEqualTo(PaymentBatch.State.RELEASED);
    }

    @Test
    void a_batch_sent_by_hand_is_confirmed_once_its_file_was_made() {
        PaymentBatch batch = build(payable());
        assertThatThrownBy(() -> bench.engine.payments().file(CLERK, batch.id()))
                .isInstanceOf(IllegalLifecycleStateException.class);
        bench.engine.payments().release(TREASURER, batch.id(), batch.version(), batch.contentHash());
        await().untilAsserted(() -> assertThat(
                        bench.engine.payments().get(CLERK, batch.id()).fileId())
                .isNotNull());
        PaymentBatch made = bench.engine.payments().get(CLERK, batch.id());
        assertThatThrownBy(() -> bench.engine.payments().confirmHandOver(TREASURER, batch.id(), made.version(), " "))
                .isInstanceOf(InvalidRequestException.class);
        PaymentBatch sent =
                bench.engine.payments().confirmHandOver(TREASURER, batch.id(), made.version(), "by courier");
        assertThat(sent.state()).isEqualTo(PaymentBatch.State.SENT);
        assertThatThrownBy(
                        () -> bench.engine.payments().confirmHandOver(TREASURER, batch.id(), sent.version(), "again"))
                .isInstanceOf(IllegalLifecycleStateException.class);
    }

    @Test
    void a_banks_refusal_fails_the_payment_once_and_what_is_no_money_of_ours_changes_nothing() {
        PaymentBatch batch = build(payable());
        bench.engine.payments().release(TREASURER, batch.id(), batch.version(), batch.contentHash());
        await().untilAsserted(() -> assertThat(
                        bench.engine.payments().get(CLERK, batch.id()).fileId())
                .isNotNull());
        PaymentBatch made = bench.engine.payments().get(CLERK, batch.id());
        bench.engine.payments().confirmHandOver(TREASURER, batch.id(), made.version(), "by courier");
        Payment payment = made.payments().get(0);

        assertThat(imported(nacha(payment, "98C02091000010000001      02100002021000021", 0))
                        .failed())
                .as("a notification of change")
                .isZero();
        assertThat(imported(nacha(payment, "99R69091000010000001      02100002", cents(payment)))
                        .failed())
                .as("a dishonored return")
                .isZero();
        assertThat(imported(refusal(payment, "999999.99")).failed())
                .as("another amount")
                .isZero();
        assertThat(status(batch)).isEqualTo(PaymentStatus.PAYMENT_PROCESSING);

        String amount = payment.amount().amount().toPlainString();
        assertThat(imported(refusal(payment, amount)).failed()).isEqualTo(1);
        assertThat(imported(refusal(payment, amount)).failed()).isZero();
        assertThat(status(batch)).isEqualTo(PaymentStatus.PAYMENT_FAILED);
        assertThat(bench.engine
                        .payments()
                        .get(CLERK, batch.id())
                        .payments()
                        .get(0)
                        .failure())
                .contains("AC04")
                .contains("account is closed");
    }

    private PaymentStatus status(PaymentBatch batch) {
        return bench.engine.payments().get(CLERK, batch.id()).payments().get(0).status();
    }

    private Payments.StatementImport imported(String file) {
        return bench.engine
                .payments()
                .importStatement(TREASURER, DocumentSource.of("s", file.getBytes(StandardCharsets.UTF_8)));
    }

    private static long cents(Payment payment) {
        return payment.amount().amount().movePointRight(2).longValueExact();
    }

    private static String refusal(Payment payment, String amount) {
        return ("<Document><CstmrPmtStsRpt><GrpHdr><MsgId>M</MsgId></GrpHdr><OrgnlPmtInfAndSts><TxInfAndSts><OrgnlEndToEndId>%s"
                        + "</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf><OrgnlTxRef><Amt>"
                        + "<InstdAmt Ccy=\"USD\">%s</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt>"
                        + "</Document>")
                .formatted(payment.reference(), amount);
    }

    private static String nacha(Payment payment, String addenda, long cents) {
        String totals = "%06d0002100002%012d%012d".formatted(2, 0, cents);
        return "%-94s\n".formatted("101 091000019 1234567892611211000A094101")
                + "%-40s1123456789CCD%-16s261124   1021000020000001\n".formatted("5220NORTHWIND", "VENDOR PMT")
                + "621021000021%-17s%010d%-15s%-22s  1021000020000009\n"
                        .formatted("1", cents, payment.reference(), "ACME")
                + "7%-78s021000020000009\n".formatted(addenda)
                + "%-44s1123456789%-25s021000020000001\n".formatted("8220" + totals, "")
                + "%-94s\n".formatted("900000100000100" + totals);
    }

    @Test
    void options_of_formats_are_checked_before_anything_is_paid() {
        assertThatThrownBy(() -> SmartAp.builder()
                        .dataSource(database)
                        .documentStore(bench.store)
                        .sealer(bench.store)
                        .payments(PaymentSettings.of(SimulatedWorld.originator())
                                .options("papyrus", Map.of())
                                .options("nacha-ccd", Map.of("nacha.line-ending", "VT", "nacha.colour", "red"))
                                .options("nacha-ctx", Map.of("balanced", "perhaps")))
                        .build())
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining("payments.formats.papyrus is no payment format")
                .hasMessageContaining("payments.formats.nacha-ccd.nacha.line-ending (VT) must be")
                .hasMessageContaining("payments.formats.nacha-ccd.nacha.colour is not an option")
                .hasMessageContaining("payments.formats.nacha-ctx.balanced (perhaps) must be true or false");
    }

    @Test
    void what_is_no_statement_is_refused() {
        int before = bankEntries();
        for (String text : List.of("", "hello", "<?xml version=\"1.0\"?><Document/>", "\u0000\u0001\u0002")) {
            assertThatThrownBy(() -> bench.engine
                            .payments()
                            .importStatement(TREASURER, DocumentSource.of("s", text.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(SmartApException.class);
        }
        assertThat(bankEntries()).isEqualTo(before);
    }

    private int bankEntries() {
        return bench.engine
                .payments()
                .entries(TREASURER, false, PageRequest.first(10))
                .items()
                .size();
    }
}
