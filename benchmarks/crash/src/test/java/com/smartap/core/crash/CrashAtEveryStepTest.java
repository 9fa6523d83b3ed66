package com.smartap.core.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.AuditEntry;
import com.smartap.core.Erp;
import com.smartap.core.SmartAp;
import com.smartap.core.TestEngine;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.world.SimulatedWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the engine before and after every commit and every outside call on an invoice's way, restarts it, and finds one
 * bill, one payment, one sealed document, a complete audit chain and the same history as without any crash.
 */
class CrashAtEveryStepTest {
    private static final SampleInvoice SAMPLE = SampleInvoices.all().stream()
            .filter(sample -> sample.scenario() == SampleInvoice.Scenario.MATCHES)
            .filter(sample -> "USD".equals(String.valueOf(sample.truth().currency())))
            .filter(sample -> sample.truth().total().intValue() > 6000
                    && sample.truth().total().intValue() < 24_000)
            .findFirst()
            .orElseThrow();

    @TempDir
    Path folder;

    private final JdbcConnectionPool database =
            JdbcConnectionPool.create("jdbc:h2:mem:crash;DB_CLOSE_DELAY=-1", "sa", "");

    @AfterEach
    void closeDatabase() {
        database.dispose();
    }

    @BeforeEach
    void widenPool() {
        database.setMaxConnections(40);
    }

    @Test
    void whatever_the_instant_of_the_crash_everything_is_there_exactly_once() throws IOException {
        Life undisturbed = live(0);
        int covered = 0;
        for (int point = 1; point <= undisturbed.points().size(); point++) {
            Life life = live(point);
            assertThat(life.history())
                    .as(
                            "history after a crash at point %d (%s)",
                            point, undisturbed.points().get(point - 1))
                    .isEqualTo(undisturbed.history());
            covered++;
        }
        System.out.printf(
                "crash points covered: %d (%s … %s)%n",
                covered, undisturbed.points().get(0), undisturbed.points().get(covered - 1));
        assertThat(covered).isGreaterThan(40);
    }

    @Test
    void lost_answers_of_erp_and_bank_leave_one_bill_and_one_payment() throws IOException {
        TenantId tenant = new TenantId("lost-answers");
        Path place = Files.createDirectories(folder.resolve(tenant.value()));
        try (SimulatedWorld world = SimulatedWorld.open(Clock.systemUTC(), 0)) {
            connect(tenant, place, world);
            world.quickBooks().misbehave(com.smartap.testkit.twin.Misbehaviour.LOSE_NEXT_ANSWER);
            world.bank().misbehave(com.smartap.testkit.bank.Misbehaviour.LOSE_NEXT_ANSWER);
            assertThat(run(place, tenant, world, new Mortal(0), new Robot(tenant, SAMPLE)))
                    .isTrue();
            assertThat(judge(place, tenant, world)).contains("invoice.archived");
        }
    }

    @Test
    void calls_that_fail_before_they_take_effect_are_made_again() throws IOException {
        TenantId tenant = new TenantId("failed-calls");
        Path place = Files.createDirectories(folder.resolve(tenant.value()));
        try (SimulatedWorld world = SimulatedWorld.open(Clock.systemUTC(), 0)) {
            connect(tenant, place, world);
            world.quickBooks().misbehave(com.smartap.testkit.twin.Misbehaviour.FAIL_BEFORE_NEXT);
            world.bank().misbehave(com.smartap.testkit.bank.Misbehaviour.FAIL_BEFORE);
            assertThat(run(place, tenant, world, new Mortal(0), new Robot(tenant, SAMPLE)))
                    .isTrue();
            assertThat(judge(place, tenant, world)).contains("invoice.archived");
        }
    }

    private record Life(List<String> points, List<String> history) {}

    /** One whole life of an invoice in a tenant and a world of its own, with a crash at a point. */
    private Life live(int dieAt) throws IOException {
        TenantId tenant = new TenantId("crash-" + dieAt);
        Path place = Files.createDirectories(folder.resolve(tenant.value()));
        try (SimulatedWorld world = SimulatedWorld.open(Clock.systemUTC(), 0)) {
            connect(tenant, place, world);
            Mortal mortal = new Mortal(dieAt);
            Robot robot = new Robot(tenant, SAMPLE);
            boolean done = run(place, tenant, world, mortal, robot);
            if (dieAt > 0) {
                assertThat(mortal.isDead())
                        .as("the engine died at point %d", dieAt)
                        .isTrue();
                assertThat(done).isFalse();
                Mortal immortal = new Mortal(0);
                assertThat(run(place, tenant, world, immortal, robot)).isTrue();
            }
            return new Life(mortal.points(), judge(place, tenant, world));
        }
    }

    private void connect(TenantId tenant, Path place, SimulatedWorld world) {
        Actor admin = Actor.of(tenant, "admin", "Admin", Role.ADMIN);
        try (SmartAp engine = engine(place, tenant, world, database, new Mortal(0))) {
            var connection = engine.erp()
                    .connect(
                            admin,
                            new Erp.NewConnection(
                                    "QuickBooks",
                                    "quickbooks",
                                    world.quickBooks().baseUrl().toString(),
                                    world.settings(),
                                    world.credentials()));
            engine.erp().sync(admin, connection.id());
        }
    }

    private boolean run(Path place, TenantId tenant, SimulatedWorld world, Mortal mortal, Robot robot) {
        try (SmartAp engine = engine(place, tenant, world, mortal.seeing(database), mortal)) {
            engine.start();
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> mortal.isDead() || (robot.step(engine) && settled(engine) && !mortal.isDoomed()));
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

    private static boolean settled(SmartAp engine) {
        return engine.status().openDeliveries() == 0;
    }

    private SmartAp engine(Path place, TenantId tenant, SimulatedWorld world, DataSource seen, Mortal mortal) {
        return TestEngine.reporting(
                        TestEngine.builder(place, world)
                                .dataSource(seen)
                                .node("node-of-" + tenant)
                                .payments(TestEngine.payments(world)
                                        .over(world.bank().channel(), tenant)
                                        .every(Duration.ofMillis(50)))
                                .erpSyncInterval(Duration.ofHours(10))
                                .approvalPolicy(ApprovalPolicy.climbing(Currency.getInstance("USD"))),
                        mortal)
                .build();
    }

    private List<String> judge(Path place, TenantId tenant, SimulatedWorld world) throws IOException {
        Actor auditor = Actor.of(tenant, "auditor", "Auditor", Role.AUDITOR);
        try (SmartAp engine = engine(place, tenant, world, database, new Mortal(0))) {
            Invoice invoice = engine.invoices()
                    .list(auditor, com.smartap.core.Invoices.Query.ALL, PageRequest.first(10))
                    .items()
                    .get(0);
            assertThat(invoice.state()).isEqualTo(InvoiceState.ARCHIVED);
            assertThat(engine.payments().list(auditor, PageRequest.first(10)).items())
                    .extracting(PaymentBatch::state)
                    .containsExactly(PaymentBatch.State.COMPLETED);
            assertThat(world.quickBooks().bills()).as("bills in the ERP").hasSize(1);
            assertThat(world.quickBooks().attachments())
                    .as("documents in the ERP")
                    .singleElement()
                    .satisfies(attachment -> assertThat(attachment.entityId()).isEqualTo(invoice.billId()));
            assertThat(world.bank().payments()).as("payments at the bank").hasSize(1);
            assertThat(world.bank().files()).as("files at the bank").hasSize(1);
            assertThat(engine.documents()
                            .list(auditor, Document.Kind.SEALED_INVOICE, PageRequest.first(10))
                            .items())
                    .as("sealed documents")
                    .hasSize(1);
            assertThat(stored(place))
                    .as("stored objects: invoice, payment file, statement, sealed invoice")
                    .isEqualTo(4);
            assertThat(engine.documents()
                            .verify(auditor, invoice.sealedDocumentId())
                            .problems())
                    .isEmpty();
            assertThat(engine.audit().verify(auditor).problems()).isEmpty();
            assertThat(engine.status().unresolvedEffects()).isZero();
            assertThat(engine.status().parkedDeliveries()).isZero();
            assertThat(engine.status().openDeliveries()).isZero();
            return engine.invoices().timeline(auditor, invoice.id()).stream()
                    .map(AuditEntry::action)
                    .toList();
        }
    }

    private static long stored(Path place) throws IOException {
        try (Stream<Path> files = Files.walk(place.resolve("documents"))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().matches("[0-9a-f]{60,64}"))
                    .count();
        }
    }
}
