package com.smartap.core.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.core.Approvals;
import com.smartap.core.Erp;
import com.smartap.core.LocalKeyProvider;
import com.smartap.core.PaymentSettings;
import com.smartap.core.SmartAp;
import com.smartap.core.SmartApBuilder;
import com.smartap.model.Actor;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.erp.ErpConnection;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.world.SimulatedWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;

/** An engine that reads notes and posts to a scripted ERP. */
public final class Bench implements AutoCloseable {
    public final SmartAp engine;
    public final ScriptedErp erp;
    public final MemoryStore store;
    public final DataSource database;

    private Bench(SmartAp engine, ScriptedErp erp, MemoryStore store, DataSource database) {
        this.engine = engine;
        this.erp = erp;
        this.store = store;
        this.database = database;
    }

    /** Starts an engine. */
    public static Bench open(DataSource database, Path folder, UnaryOperator<SmartApBuilder> more) {
        ScriptedErp erp = new ScriptedErp();
        MemoryStore store = new MemoryStore();
        SmartAp engine = more.apply(SmartAp.builder()
                        .dataSource(database)
                        .node("bench")
                        .documentStore(store)
                        .sealer(store)
                        .keys(LocalKeyProvider.at(folder.resolve("smartap.keys")))
                        .payments(PaymentSettings.of(SimulatedWorld.originator()))
                        .reader(new Note.Reader())
                        .connector(erp)
                        .pollInterval(Duration.ofMillis(50))
                        .heartbeat(Duration.ofMillis(500))
                        .erpSyncInterval(Duration.ofHours(10)))
                .build();
        engine.start();
        return new Bench(engine, erp, store, database);
    }

    /** An empty database in memory. */
    public static JdbcConnectionPool h2() {
        JdbcConnectionPool pool =
                JdbcConnectionPool.create("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1", "sa", "");
        pool.setMaxConnections(60);
        return pool;
    }

    /** A person. */
    public static Actor person(TenantId tenant, String id, Role... roles) {
        return Actor.of(tenant, id, id, roles);
    }

    /** Connects a tenant to the ERP, and imports what is there. */
    public ErpConnection connect(TenantId tenant) {
        ErpConnection connection = connection(tenant);
        engine.erp().sync(person(tenant, "admin", Role.ADMIN), connection.id());
        return connection;
    }

    /** Connects a tenant to the ERP. */
    public ErpConnection connection(TenantId tenant) {
        return engine.erp()
                .connect(
                        person(tenant, "admin", Role.ADMIN),
                        new Erp.NewConnection(
                                "ERP", "scripted", null, Map.of(), Map.of("password", Secret.of("topsecret-phrase"))));
    }

    /** Takes a note in. */
    public Invoice submit(TenantId tenant, Note note) {
        return engine.invoices().submit(person(tenant, "clerk", Role.CLERK), note.document());
    }

    /** Takes a note in, and waits until it comes to a state. */
    public Invoice submit(TenantId tenant, Note note, InvoiceState state) {
        return until(tenant, submit(tenant, note).id(), state);
    }

    /** Waits until an invoice comes to a state. */
    public Invoice until(TenantId tenant, InvoiceId id, InvoiceState state) {
        Actor auditor = person(tenant, "auditor", Role.AUDITOR);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> {
                    Invoice now = engine.invoices().get(auditor, id);
                    assertThat(now.state())
                            .as(() -> now.reason() + " " + now.problems())
                            .isEqualTo(state);
                });
        return engine.invoices().get(auditor, id);
    }

    /** The open approval of an invoice, with the invoice as it is now. */
    public Approvals.Task task(TenantId tenant, InvoiceId id) {
        Actor auditor = person(tenant, "auditor", Role.AUDITOR);
        return engine.approvals().of(auditor, id).stream()
                .filter(approval -> approval.decision() == com.smartap.model.approval.Decision.PENDING)
                .map(approval -> new Approvals.Task(approval, engine.invoices().get(auditor, id)))
                .findFirst()
                .orElseThrow();
    }

    /** Approves an invoice as the CFO. */
    public void approve(TenantId tenant, InvoiceId id) {
        Approvals.Task task = task(tenant, id);
        engine.approvals()
                .approve(
                        person(tenant, "cfo", Role.CFO),
                        task.approval().id(),
                        task.invoice().version(),
                        "fine");
    }

    /** An invoice that can be paid. */
    public Invoice payable(TenantId tenant, Note note) {
        Invoice invoice = submit(tenant, note, InvoiceState.PENDING_APPROVAL);
        approve(tenant, invoice.id());
        return until(tenant, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
    }

    @Override
    public void close() {
        engine.close();
    }
}
