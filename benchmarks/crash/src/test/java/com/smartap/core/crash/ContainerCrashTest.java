package com.smartap.core.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.capture.ArchivesAndMails;
import com.smartap.core.AuditEntry;
import com.smartap.core.Documents;
import com.smartap.core.Invoices;
import com.smartap.core.LearningSettings;
import com.smartap.core.LocalKeyProvider;
import com.smartap.core.PaymentSettings;
import com.smartap.core.SmartAp;
import com.smartap.core.Submission;
import com.smartap.core.TestEngine;
import com.smartap.core.bench.Bench;
import com.smartap.core.bench.Containers;
import com.smartap.core.bench.MemoryStore;
import com.smartap.core.bench.Paper;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.capture.DocumentSource;
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
 * Kills the engine while a mail with two documents is taken in and while they are read. The sender, who got no answer,
 * sends it again, and finds one container, two documents and three invoices.
 */
class ContainerCrashTest {
    private static final DocumentSource MAIL = Containers.mail(
            "m.eml",
            "See attached.",
            Paper.of("one.txt", Paper.page("C-1", "Acme", "10.00")),
            Paper.of("two.txt", Paper.page("C-2", "Acme", "20.00"), Paper.page("C-3", "Acme", "30.00")));

    @TempDir
    Path folder;

    private final JdbcConnectionPool database = Bench.h2();
    private final MemoryStore store = new MemoryStore();

    @AfterEach
    void closeDatabase() {
        database.dispose();
    }

    @Test
    void whatever_the_instant_of_the_crash_each_document_of_a_mail_is_there_once() {
        List<String> points = live(0);
        assertThat(points).contains("before commit document.unpack", "after commit document.unpack");
        for (String name : List.of(
                "before commit document.unpack", "after commit document.unpack", "before commit invoice.read")) {
            live(points.indexOf(name) + 1);
        }
    }

    private List<String> live(int dieAt) {
        TenantId tenant = new TenantId("container-crash-" + dieAt);
        Mortal mortal = new Mortal(dieAt);
        boolean done = run(mortal.seeing(database), tenant, mortal);
        if (dieAt > 0) {
            assertThat(mortal.isDead()).as("the engine died at point %d", dieAt).isTrue();
            assertThat(done).isFalse();
            assertThat(run(database, tenant, new Mortal(0))).isTrue();
        }
        return mortal.points();
    }

    private boolean run(DataSource seen, TenantId tenant, Mortal mortal) {
        try (SmartAp engine = engine(seen, tenant.value(), mortal)) {
            engine.start();
            Submission sent = engine.invoices().submitAll(Actor.of(tenant, "clerk", "Clerk", Role.CLERK), MAIL);
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> mortal.isDead()
                            || (read(engine, tenant) && engine.status().openDeliveries() == 0 && !mortal.isDoomed()));
            if (!mortal.isDead()) {
                judge(engine, tenant, sent);
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

    private static List<Invoice> invoices(SmartAp engine, TenantId tenant) {
        return engine.invoices()
                .list(Actor.of(tenant, "auditor", "A", Role.AUDITOR), Invoices.Query.ALL, PageRequest.first(50))
                .items();
    }

    private static boolean read(SmartAp engine, TenantId tenant) {
        List<Invoice> all = invoices(engine, tenant);
        return all.size() >= 3 && all.stream().allMatch(invoice -> invoice.state() == InvoiceState.NEEDS_REVIEW);
    }

    private static void judge(SmartAp engine, TenantId tenant, Submission sent) {
        Actor auditor = Actor.of(tenant, "auditor", "Auditor", Role.AUDITOR);
        assertThat(invoices(engine, tenant))
                .extracting(invoice -> invoice.content().invoiceNumber())
                .containsExactlyInAnyOrder("C-1", "C-2", "C-3");
        List<Document> documents =
                engine.documents().list(auditor, null, PageRequest.first(50)).items();
        assertThat(documents)
                .extracting(Document::kind)
                .containsExactlyInAnyOrder(Document.Kind.CONTAINER, Document.Kind.INVOICE, Document.Kind.INVOICE);
        assertThat(sent.contents().entries()).hasSize(2).allMatch(Documents.Entry::taken);
        assertThat(engine.documents().contents(auditor, sent.document().id())).isEqualTo(sent.contents());
        for (Documents.Entry entry : sent.contents().entries()) {
            assertThat(engine.invoices().timeline(auditor, entry.invoiceId()).stream()
                            .map(AuditEntry::action))
                    .containsOnlyOnce("invoice.uploaded", "invoice.processed");
        }
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
                                .container(new ArchivesAndMails())
                                .learning(LearningSettings.NONE)
                                .pollInterval(Duration.ofMillis(50))
                                .heartbeat(Duration.ofMillis(500))
                                .erpSyncInterval(Duration.ofHours(10)),
                        mortal)
                .build();
    }
}
