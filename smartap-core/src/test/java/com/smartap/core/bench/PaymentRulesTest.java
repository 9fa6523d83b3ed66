package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

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
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.purchasing.Vendor;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.SegregationOfDutiesException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.PaymentFormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
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
    void what_is_no_statement_is_refused() {
        for (String text : List.of("", "hello", "<?xml version=\"1.0\"?><Document/>", "\u0000\u0001\u0002")) {
            assertThatThrownBy(() -> bench.engine
                            .payments()
                            .importStatement(TREASURER, DocumentSource.of("s", text.getBytes(StandardCharsets.UTF_8))))
                    .isInstanceOf(SmartApException.class);
        }
        assertThat(bench.engine
                        .payments()
                        .entries(TREASURER, false, PageRequest.first(10))
                        .items())
                .isEmpty();
    }
}
