package com.smartap.core.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.core.AuditEntry;
import com.smartap.core.Invoices;
import com.smartap.core.LearningSettings;
import com.smartap.core.LocalKeyProvider;
import com.smartap.core.PaymentSettings;
import com.smartap.core.SmartAp;
import com.smartap.core.TestEngine;
import com.smartap.core.Vendors;
import com.smartap.core.bench.Bench;
import com.smartap.core.bench.LabelLearner;
import com.smartap.core.bench.MemoryStore;
import com.smartap.core.bench.Paper;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.testkit.world.SimulatedWorld;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the engine while a document with three invoices is read and while it learns from a correction of one of them, and
 * finds three invoices, one example and one learned version.
 */
class SplitCrashTest {
    @TempDir
    Path folder;

    private final JdbcConnectionPool database = Bench.h2();
    private final MemoryStore store = new MemoryStore();

    @AfterEach
    void closeDatabase() {
        database.dispose();
    }

    @Test
    void whatever_the_instant_of_the_crash_each_invoice_of_a_document_is_there_once_and_taught_once() {
        List<String> points = live(0);
        assertThat(points)
                .contains("before commit invoice.read", "after commit lesson.keep", "before commit layout.learn");
        int covered = 0;
        for (int point = 1; point <= points.size(); point++) {
            String name = points.get(point - 1);
            if (name.contains("invoice.read") || name.contains("lesson.keep") || name.contains("layout.learn")) {
                live(point);
                covered++;
            }
        }
        assertThat(covered).isEqualTo(6);
    }

    private List<String> live(int dieAt) {
        TenantId tenant = new TenantId("split-crash-" + dieAt);
        prepare(tenant);
        Mortal mortal = new Mortal(dieAt);
        boolean done = run(mortal.seeing(database), tenant, mortal);
        if (dieAt > 0) {
            assertThat(mortal.isDead()).as("the engine died at point %d", dieAt).isTrue();
            assertThat(done).isFalse();
            assertThat(run(database, tenant, new Mortal(0))).isTrue();
        }
        return mortal.points();
    }

    private void prepare(TenantId tenant) {
        try (SmartAp engine = engine(database, tenant.value(), new Mortal(0))) {
            engine.vendors()
                    .create(
                            Actor.of(tenant, "admin", "Admin", Role.ADMIN),
                            new Vendors.Details("Acme", null, null, null, null, null, null, true));
            engine.invoices()
                    .submit(
                            clerk(tenant),
                            Paper.of(
                                    "three.txt",
                                    Paper.page("C-1", "Acme", "10.00"),
                                    Paper.odd("C-2", "Acme", "20.00"),
                                    Paper.page("C-3", "Acme", "30.00")));
        }
    }

    private static Actor clerk(TenantId tenant) {
        return Actor.of(tenant, "clerk", "Clerk", Role.CLERK);
    }

    private boolean run(DataSource seen, TenantId tenant, Mortal mortal) {
        try (SmartAp engine = engine(seen, tenant.value(), mortal)) {
            engine.start();
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> mortal.isDead()
                            || (step(engine, tenant) && engine.status().openDeliveries() == 0 && !mortal.isDoomed()));
            if (!mortal.isDead()) {
                judge(engine, tenant);
            }
            return !mortal.isDead();
        } catch (Mortal.Death death) {
            return false;
        } catch (RuntimeException e) {
            if (mortal.isDead()) {
                return false;
            }
            throw e;
        }
    }

    /** The clerk corrects what needs review. */
    private static boolean step(SmartAp engine, TenantId tenant) {
        Actor clerk = clerk(tenant);
        List<Invoice> all = engine.invoices()
                .list(clerk, Invoices.Query.ALL, PageRequest.first(50))
                .items();
        for (Invoice invoice : all) {
            if (invoice.state() == InvoiceState.NEEDS_REVIEW) {
                engine.invoices()
                        .correct(
                                clerk,
                                invoice.id(),
                                invoice.version(),
                                invoice.content().toBuilder()
                                        .invoiceNumber("C-2")
                                        .build(),
                                null);
            }
        }
        return all.size() >= 3 && all.stream().allMatch(invoice -> invoice.state() == InvoiceState.PENDING_APPROVAL);
    }

    private static void judge(SmartAp engine, TenantId tenant) {
        Actor auditor = Actor.of(tenant, "auditor", "Auditor", Role.AUDITOR);
        List<Invoice> all = engine.invoices()
                .list(auditor, Invoices.Query.ALL, PageRequest.first(50))
                .items();
        assertThat(all)
                .extracting(invoice -> invoice.content().invoiceNumber())
                .containsExactlyInAnyOrder("C-1", "C-2", "C-3");
        assertThat(all).extracting(invoice -> invoice.part().number()).containsExactlyInAnyOrder(1, 2, 3);
        for (Invoice invoice : all) {
            assertThat(engine.invoices().timeline(auditor, invoice.id()).stream()
                            .map(AuditEntry::action))
                    .containsOnlyOnce("invoice.processed");
        }
        assertThat(engine.learning().list(auditor, PageRequest.first(10)).items())
                .singleElement()
                .satisfies(lessons -> {
                    assertThat(lessons.examples()).hasSize(1);
                    assertThat(lessons.versions()).hasSize(1);
                });
        assertThat(engine.audit().verify(auditor).problems()).isEmpty();
        assertThat(engine.status().parkedDeliveries()).isZero();
    }

    private SmartAp engine(DataSource seen, String node, Mortal mortal) {
        return TestEngine.reporting(
                        SmartAp.builder()
                                .dataSource(seen)
                                .node(node)
                                .documentStore(store)
                                .sealer(store)
                                .keys(LocalKeyProvider.at(folder.resolve("smartap.keys")))
                                .payments(PaymentSettings.of(SimulatedWorld.originator()))
                                .reader(new Paper.Reader())
                                .learning(LearningSettings.NONE.with(new LabelLearner()))
                                .pollInterval(Duration.ofMillis(50))
                                .heartbeat(Duration.ofMillis(500))
                                .erpSyncInterval(Duration.ofHours(10)),
                        mortal)
                .build();
    }
}
