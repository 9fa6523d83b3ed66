package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.core.AuditQuery;
import com.smartap.core.Idempotency;
import com.smartap.core.Invoices;
import com.smartap.core.Schema;
import com.smartap.core.Vendors;
import com.smartap.core.internal.persistence.Database;
import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.Money;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.approval.ApprovalId;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.erp.SyncResult;
import com.smartap.model.erp.SyncStatus;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.purchasing.PurchaseOrder;
import com.smartap.model.purchasing.PurchaseOrderLine;
import com.smartap.spi.DocumentException;
import com.smartap.spi.IdempotencyConflictException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.secret.Secret;
import jakarta.persistence.metamodel.EntityType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What holds on every database: tenants see nothing of each other, and the database refuses what must not be. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RepositoriesContract {
    private static final TenantId OURS = new TenantId("ours");
    private static final TenantId THEIRS = new TenantId("theirs");
    private static final Actor ALICE = Actor.of(OURS, "alice", "Alice", Role.values());
    private static final Actor EVE = Actor.of(THEIRS, "eve", "Eve", Role.values());
    private static final Actor TREASURER = person(OURS, "treasurer", Role.TREASURER);

    private Bench bench;
    private DataSource database;
    private ErpConnection connection;
    private Invoice invoice;
    private PaymentBatch batch;
    private ApprovalId approval;

    /** An empty database, opened once. */
    protected abstract DataSource database();

    /** Another empty database; each time another one. */
    protected abstract DataSource another() throws SQLException;

    /** The name of its dialect. */
    protected abstract String dialect();

    @BeforeAll
    void open(@TempDir Path folder) {
        database = database();
        bench = Bench.open(database, folder, builder -> builder);
        bench.erp.vendor("Acme", "USD", true);
        bench.erp.order("PO-1", "Acme", Money.of("100.00", "USD"));
        connection = bench.connect(OURS);
        invoice = bench.payable(OURS, new Note("N-1", "Acme", "PO-1", "USD", "100.00"));
        approval = bench.engine.approvals().of(ALICE, invoice.id()).get(0).id();
        batch = bench.engine.payments().build(person(OURS, "clerk", Role.CLERK), List.of(invoice.id()), null, null);
    }

    @AfterAll
    void close() {
        bench.close();
    }

    private static void notFound(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(NotFoundException.class);
    }

    @Test
    void an_id_of_another_tenant_is_not_found_by_any_invoice_method() {
        Invoices invoices = bench.engine.invoices();
        notFound(() -> invoices.get(EVE, invoice.id()));
        notFound(() -> invoices.timeline(EVE, invoice.id()));
        notFound(() -> invoices.correct(EVE, invoice.id(), 0, invoice.content(), null));
        notFound(() -> invoices.resubmit(EVE, invoice.id(), 0));
        notFound(() -> invoices.reject(EVE, invoice.id(), 0, "mine"));
        notFound(() -> invoices.hold(EVE, invoice.id(), 0, "mine"));
        notFound(() -> invoices.release(EVE, invoice.id(), 0));
        notFound(() -> invoices.retry(EVE, invoice.id(), 0));
        notFound(() -> invoices.withdraw(EVE, invoice.id(), 0, "mine"));
    }

    @Test
    void an_id_of_another_tenant_is_not_found_by_any_other_method() {
        notFound(() -> bench.engine.vendors().get(EVE, invoice.vendorId()));
        Vendors.Details details = new Vendors.Details("Eve", null, null, null, null, null, null, true);
        notFound(() -> bench.engine.vendors().update(EVE, invoice.vendorId(), 0, details));
        notFound(() -> bench.engine.purchaseOrders().get(EVE, invoice.purchaseOrderId()));
        notFound(() -> bench.engine
                .purchaseOrders()
                .create(EVE, "E-1", invoice.vendorId(), null, Currency.getInstance("USD"), List.of(line(1))));
        notFound(() -> bench.engine.approvals().of(EVE, invoice.id()));
        notFound(() -> bench.engine.approvals().approve(EVE, approval, 0, "mine"));
        notFound(() -> bench.engine.approvals().reject(EVE, approval, 0, "mine"));
        notFound(() -> bench.engine.approvals().escalate(EVE, approval, 0, "mine"));
        notFound(() -> bench.engine.erp().test(EVE, connection.id()));
        notFound(() -> bench.engine.erp().sync(EVE, connection.id()));
        notFound(() -> bench.engine.erp().syncLog(EVE, connection.id(), PageRequest.first(10)));
        notFound(() -> bench.engine.erp().reconnect(EVE, connection.id(), 0, Map.of("password", Secret.of("eve"))));
        notFound(() -> bench.engine.payments().get(EVE, batch.id()));
        notFound(() -> bench.engine.payments().of(EVE, invoice.id()));
        notFound(() -> bench.engine.payments().file(EVE, batch.id()));
        notFound(() -> bench.engine.payments().build(EVE, List.of(invoice.id()), null, null));
        notFound(() -> bench.engine.payments().release(EVE, batch.id(), 0, batch.contentHash()));
        notFound(() -> bench.engine.payments().cancel(EVE, batch.id(), 0, "mine"));
        notFound(() -> bench.engine.payments().confirmHandOver(EVE, batch.id(), 0, "mine"));
        notFound(() -> bench.engine.documents().get(EVE, invoice.documentId()));
        notFound(() -> bench.engine.documents().open(EVE, invoice.documentId()));
        notFound(() -> bench.engine.documents().verify(EVE, invoice.documentId()));
    }

    private static PurchaseOrderLine line(int number) {
        return new PurchaseOrderLine(number, null, "Work", BigDecimal.ONE, null, BigDecimal.ZERO, BigDecimal.TEN, null);
    }

    @Test
    void lists_counts_and_searches_show_nothing_of_another_tenant() {
        TenantId empty = new TenantId("empty");
        Actor nobody = Actor.of(empty, "nobody", "Nobody", Role.values());
        PageRequest first = PageRequest.first(200);
        assertThat(bench.engine
                        .invoices()
                        .list(nobody, Invoices.Query.ALL, first)
                        .items())
                .isEmpty();
        assertThat(bench.engine
                        .invoices()
                        .list(nobody, new Invoices.Query(Set.of(), "n-1", invoice.vendorId()), first)
                        .items())
                .isEmpty();
        assertThat(bench.engine.invoices().countByState(nobody)).isEmpty();
        assertThat(bench.engine.vendors().list(nobody, "acme", first).items()).isEmpty();
        assertThat(bench.engine
                        .purchaseOrders()
                        .list(nobody, "PO", PurchaseOrder.Status.OPEN, first)
                        .items())
                .isEmpty();
        assertThat(bench.engine.purchaseOrders().findByNumber(nobody, "PO-1")).isEmpty();
        assertThat(bench.engine.approvals().queue(nobody, first).items()).isEmpty();
        assertThat(bench.engine.erp().connections(nobody)).isEmpty();
        assertThat(bench.engine.payments().list(nobody, first).items()).isEmpty();
        assertThat(bench.engine.payments().payable(nobody, first).items()).isEmpty();
        assertThat(bench.engine.payments().entries(nobody, false, first).items())
                .isEmpty();
        assertThat(bench.engine.documents().list(nobody, null, first).items()).isEmpty();
        assertThat(bench.engine.events().list(nobody, null, first).items()).isEmpty();
        assertThat(bench.engine
                        .events()
                        .list(nobody, invoice.id().toString(), first)
                        .items())
                .isEmpty();
        assertThat(bench.engine.audit().list(nobody, AuditQuery.ALL, first).items())
                .isEmpty();
        assertThat(bench.engine
                        .audit()
                        .list(nobody, AuditQuery.about(invoice.id().toString()), first)
                        .items())
                .isEmpty();
        // Reading is recorded.
        assertThat(bench.engine.audit().verify(nobody).records()).isEqualTo(2);
        assertThat(bench.engine.events().retryParked(nobody)).isZero();
        assertThat(bench.engine.events().replay(nobody, "lifecycle", Set.of())).isZero();
        // The same calls of the tenant itself do find something.
        assertThat(bench.engine
                        .invoices()
                        .list(ALICE, Invoices.Query.ALL, first)
                        .items())
                .isNotEmpty();
        assertThat(bench.engine
                        .invoices()
                        .list(ALICE, new Invoices.Query(Set.of(), "n-1", invoice.vendorId()), first)
                        .items())
                .isNotEmpty();
        assertThat(bench.engine.vendors().list(ALICE, "acme", first).items()).isNotEmpty();
        assertThat(bench.engine.purchaseOrders().findByNumber(ALICE, "po 1")).isPresent();
        assertThat(bench.engine
                        .events()
                        .list(ALICE, invoice.id().toString(), first)
                        .items())
                .isNotEmpty();
        assertThat(bench.engine
                        .audit()
                        .list(ALICE, AuditQuery.about(invoice.id().toString()), first)
                        .items())
                .isNotEmpty();
    }

    @Test
    void a_search_pattern_is_taken_by_its_letters() {
        for (String text : List.of("%", "_-1", "!", "n%1", "'", "\\", "n-1' or '1'='1")) {
            assertThat(bench.engine
                            .invoices()
                            .list(ALICE, new Invoices.Query(Set.of(), text, null), PageRequest.first(10))
                            .items())
                    .as(text)
                    .isEmpty();
            assertThat(bench.engine
                            .vendors()
                            .list(ALICE, text, PageRequest.first(10))
                            .items())
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void the_same_vendor_number_and_document_in_two_tenants_do_not_clash() {
        TenantId other = new TenantId("twin");
        ErpConnection theirs = bench.connect(other);
        assertThat(theirs.name()).isEqualTo(connection.name());
        Note same = new Note("N-1", "Acme", "PO-1", "USD", "100.00");
        Invoice twin = bench.submit(other, same, InvoiceState.PENDING_APPROVAL);
        assertThat(twin.match().matched()).isTrue();
        assertThat(twin.vendorId()).isNotEqualTo(invoice.vendorId());
        bench.approve(other, twin.id());
        Invoice ready = bench.until(other, twin.id(), InvoiceState.READY_FOR_PAYMENT);
        PaymentBatch theirBatch =
                bench.engine.payments().build(person(other, "clerk", Role.CLERK), List.of(ready.id()), null, null);
        assertThat(theirBatch.number()).as("numbers count for each tenant").isEqualTo(batch.number());
        assertThatThrownBy(() -> bench.submit(other, same)).isInstanceOf(DocumentException.class);
        Invoice again =
                bench.submit(other, new Note("n 1", "ACME Inc.", "PO-1", "USD", "100.00"), InvoiceState.DUPLICATE);
        assertThat(again.reason())
                .contains("N-1".toLowerCase(java.util.Locale.ROOT).charAt(0) + " 1");
    }

    private void refused(String constraint, String sql) {
        assertThatThrownBy(() -> Sql.change(database, sql))
                .as(sql)
                .isInstanceOf(SQLException.class)
                .satisfies(e -> assertThat(e.getMessage().toLowerCase(java.util.Locale.ROOT))
                        .contains(constraint));
    }

    @Test
    void the_database_itself_refuses_what_must_not_be() throws SQLException {
        String where = " where id = '" + invoice.id() + "'";
        String payment =
                "'" + bench.engine.payments().of(ALICE, invoice.id()).get(0).id() + "'";
        refused("smartap_invoice_allocated", "update smartap_invoice set allocated = total + 0.01" + where);
        refused("check", "update smartap_invoice set allocated = -1" + where);
        refused(
                "smartap_invoice_sent",
                "update smartap_invoice set state = 'READY_FOR_PAYMENT', sent_payment_id = " + payment + where);
        refused(
                "smartap_approval_duties",
                "update smartap_approval set entered_by = decided_by where id = '" + approval + "'");
        refused(
                "smartap_payment_batch_duties",
                "update smartap_payment_batch set released_by = created_by where id = '" + batch.id() + "'");
        refused("check", "update smartap_payment set amount = 0 where id = " + payment);
        refused(
                "smartap_payment_failure",
                "update smartap_payment set status = 'payment_failed' where id = " + payment);
        String columns = "tenant, version, batch_id, position, invoice_id, invoice_number, vendor_id, payee, account,"
                + " currency, amount, status";
        refused(
                "smartap_payment_open",
                "insert into smartap_payment (id, open_key, reference, " + columns + ") select"
                        + " cast('00000000-0000-0000-0000-000000000001' as uuid), open_key, 'P1', " + columns
                        + " from smartap_payment where id = " + payment);
        refused(
                "smartap_payment_reference",
                "insert into smartap_payment (id, open_key, reference, " + columns + ") select"
                        + " cast('00000000-0000-0000-0000-000000000001' as uuid), null, reference, " + columns
                        + " from smartap_payment where id = " + payment);
        String mapping =
                "insert into smartap_invoice_mapping (id, tenant, connection_id, invoice_id, bill_id, created_at)"
                        + " select cast('00000000-0000-0000-0000-000000000002' as uuid), tenant, connection_id, ";
        refused(
                "smartap_invoice_mapping_invoice",
                mapping + "invoice_id, 'other', created_at from smartap_invoice_mapping where invoice_id = '"
                        + invoice.id() + "'");
        Invoice second = bench.submit(OURS, new Note("N-MAP", "Acme", "", "USD", "5.00"));
        refused(
                "smartap_invoice_mapping_bill",
                mapping + "cast('" + second.id() + "' as uuid), bill_id, created_at from smartap_invoice_mapping"
                        + " where invoice_id = '" + invoice.id() + "'");
        bench.until(OURS, second.id(), InvoiceState.PENDING_APPROVAL);
        refused(
                "smartap_invoice_duplicate",
                "update smartap_invoice set duplicate_key = (select duplicate_key from smartap_invoice" + where
                        + ") where id = '" + second.id() + "'");
    }

    @Test
    void no_cursor_however_odd_gets_anything_but_a_refusal() {
        for (String cursor : List.of(
                "",
                "x",
                "-1",
                "99999999999999999999",
                "%%%",
                "\u0000",
                "MjAyNi0xMS0yMVQwMDowMDowMFp8",
                cursor("2026-11-21T00:00:00Z|not-an-id"),
                cursor("+1000000000-12-31T23:59:59.999999999Z|00000000-0000-0000-0000-000000000000"),
                cursor("-1000000000-01-01T00:00:00Z|00000000-0000-0000-0000-000000000000"))) {
            PageRequest page = new PageRequest(cursor, 10);
            List<Callable<Page<?>>> lists = List.of(
                    () -> bench.engine.invoices().list(ALICE, Invoices.Query.ALL, page),
                    () -> bench.engine.documents().list(ALICE, null, page),
                    () -> bench.engine.payments().list(ALICE, page),
                    () -> bench.engine.events().list(ALICE, null, page),
                    () -> bench.engine.purchaseOrders().list(ALICE, null, null, page),
                    () -> bench.engine.approvals().queue(TREASURER, page),
                    () -> bench.engine.approvals().queue(ALICE, page),
                    () -> bench.engine.erp().syncLog(ALICE, connection.id(), page),
                    () -> bench.engine.payments().entries(ALICE, true, page),
                    () -> bench.engine.audit().list(ALICE, AuditQuery.ALL, page),
                    () -> bench.engine.vendors().list(ALICE, null, page));
            for (Callable<Page<?>> list : lists) {
                try {
                    assertThat(list.call().items().size()).isLessThanOrEqualTo(10);
                } catch (InvalidRequestException e) {
                    assertThat(e.getMessage()).contains("cursor");
                } catch (Exception e) {
                    throw new AssertionError("list " + lists.indexOf(list) + " with cursor " + cursor, e);
                }
            }
        }
        for (int limit : new int[] {Integer.MIN_VALUE, -1, 0, 201, Integer.MAX_VALUE}) {
            assertThatThrownBy(() -> PageRequest.first(limit)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static String cursor(String text) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void pages_hold_every_item_once() {
        TenantId tenant = new TenantId("pages");
        List<Object> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(bench.submit(tenant, new Note("PG-" + i, "Nobody", "", "USD", "1.00"))
                    .id());
        }
        List<Object> seen = new ArrayList<>();
        PageRequest page = PageRequest.first(2);
        while (true) {
            Page<Invoice> found =
                    bench.engine.invoices().list(person(tenant, "auditor", Role.AUDITOR), Invoices.Query.ALL, page);
            found.items().forEach(item -> seen.add(item.id()));
            if (found.next().isEmpty()) {
                break;
            }
            page = new PageRequest(found.nextCursor(), 2);
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(ids);
    }

    private static <T> List<Future<T>> atOnce(int threads, Callable<T> work) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch go = new CountDownLatch(1);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                futures.add(pool.submit(() -> {
                    go.await();
                    return work.call();
                }));
            }
            go.countDown();
            return futures;
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(60, java.util.concurrent.TimeUnit.SECONDS))
                    .isTrue();
        }
    }

    @Test
    void synchronisations_at_once_bring_every_row_once() throws Exception {
        TenantId tenant = new TenantId("synced");
        ErpConnection fresh = bench.connection(tenant);
        Actor admin = person(tenant, "admin", Role.ADMIN);
        List<Future<List<SyncResult>>> results =
                atOnce(8, () -> bench.engine.erp().sync(admin, fresh.id()));
        int created = 0;
        for (Future<List<SyncResult>> result : results) {
            for (SyncResult one : result.get()) {
                assertThat(one.status()).isEqualTo(SyncStatus.COMPLETED);
                created += one.created();
            }
        }
        assertThat(created).as("a vendor and an order").isEqualTo(2);
        assertThat(bench.engine
                        .vendors()
                        .list(admin, null, PageRequest.first(10))
                        .items())
                .hasSize(1);
    }

    @Test
    void of_twenty_requests_under_one_key_one_is_run() throws Exception {
        AtomicInteger runs = new AtomicInteger();
        IdempotencyKey key = IdempotencyKey.of("request", "twenty");
        List<Future<Idempotency.Answer>> answers = atOnce(
                20,
                () -> bench.engine.idempotency().once(ALICE, key, "print", () -> "answer " + runs.incrementAndGet()));
        for (Future<Idempotency.Answer> answer : answers) {
            try {
                assertThat(answer.get().text()).isEqualTo("answer 1");
            } catch (java.util.concurrent.ExecutionException e) {
                assertThat(e.getCause()).isInstanceOf(IdempotencyConflictException.class);
            }
        }
        assertThat(runs).hasValue(1);
        assertThat(bench.engine.idempotency().once(ALICE, key, "print", () -> "never"))
                .isEqualTo(new Idempotency.Answer("answer 1", true));
        assertThatThrownBy(() -> bench.engine.idempotency().once(ALICE, key, "other", () -> "never"))
                .isInstanceOf(IdempotencyConflictException.class);
        // Neither a colleague nor another tenant shares the key.
        assertThat(bench.engine
                        .idempotency()
                        .once(TREASURER, key, "print", () -> "hers")
                        .text())
                .isEqualTo("hers");
        assertThat(bench.engine
                        .idempotency()
                        .once(Actor.of(THEIRS, "alice", "Alice", Role.CLERK), key, "print", () -> "theirs")
                        .text())
                .isEqualTo("theirs");
    }

    @Test
    void a_request_that_fails_leaves_its_key_free() {
        IdempotencyKey key = IdempotencyKey.of("request", "fails");
        assertThatThrownBy(() -> bench.engine.idempotency().once(ALICE, key, "print", () -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(bench.engine.idempotency().once(ALICE, key, "print", () -> "mended"))
                .isEqualTo(new Idempotency.Answer("mended", false));
    }

    @Test
    void a_host_may_run_the_script_itself() throws Exception {
        DataSource empty = another();
        Sql.change(empty, "create table orders (id int)");
        Sql.change(empty, "insert into orders values (7)");
        for (String statement :
                Schema.script(dialect()).replaceAll("(?m)^\\s*--.*$", "").split(";")) {
            if (!statement.isBlank()) {
                Sql.change(empty, statement);
            }
        }
        try (Database opened = Database.open(empty, false)) {
            everyEntityIsReadable(opened);
        }
        assertThatThrownBy(() -> Sql.count(empty, "select count(*) from " + Schema.HISTORY_TABLE))
                .isInstanceOf(IllegalStateException.class);
        assertThat(Sql.count(empty, "select id from orders")).isEqualTo(7);
    }

    @Test
    void migrating_leaves_the_tables_of_the_host_alone_and_can_be_repeated() throws Exception {
        DataSource hosted = another();
        Sql.change(hosted, "create table flyway_schema_history (mine int)");
        Sql.change(hosted, "create table orders (id int)");
        Sql.change(hosted, "insert into orders values (7)");
        for (int i = 0; i < 2; i++) {
            try (Database opened = Database.open(hosted, true)) {
                everyEntityIsReadable(opened);
            }
        }
        assertThat(Sql.count(hosted, "select id from orders")).isEqualTo(7);
        assertThat(Sql.count(hosted, "select count(*) from flyway_schema_history"))
                .isZero();
        assertThat(Sql.count(hosted, "select count(*) from \"" + Schema.HISTORY_TABLE + "\""))
                .isPositive();
    }

    private static void everyEntityIsReadable(Database opened) {
        try (var em = opened.factory().createEntityManager()) {
            for (EntityType<?> type : opened.factory().getMetamodel().getEntities()) {
                assertThatCode(() -> em.createQuery("select r from " + type.getName() + " r", Object.class)
                                .setMaxResults(1)
                                .getResultList())
                        .as(type.getName())
                        .doesNotThrowAnyException();
            }
            assertThat(opened.factory().getMetamodel().getEntities()).hasSizeGreaterThan(20);
        }
    }

    @Test
    void the_inventory_names_every_document_over_many_pages() throws SQLException {
        Set<String> put = new HashSet<>();
        try (var connection = bench.database.getConnection();
                var insert = connection.prepareStatement(
                        "insert into smartap_document (id, tenant, version, kind, name, media_type, size, hash, state,"
                                + " created_at) values (?, 'inventory', 0, 'INVOICE', 'a', 'text/plain', 1, ?, 'UPLOADED',"
                                + " current_timestamp)")) {
            for (int i = 0; i < 2_001; i++) {
                String hash = "%064x".formatted(i + 1);
                insert.setObject(1, UUID.randomUUID());
                insert.setString(2, hash);
                insert.addBatch();
                put.add(hash);
            }
            insert.executeBatch();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        }
        List<String> found = new ArrayList<>();
        bench.engine.documents().inventory().forEach(hash -> found.add(hash.hex()));
        assertThat(found).containsAll(put);
        assertThat(found.stream().filter(put::contains)).hasSize(put.size());
    }
}
