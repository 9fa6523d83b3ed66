package com.smartap.core.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.core.Approvals;
import com.smartap.core.AuditEntry;
import com.smartap.core.Erp;
import com.smartap.core.LocalKeyProvider;
import com.smartap.core.PaymentSettings;
import com.smartap.core.SignaturePolicy;
import com.smartap.core.SignatureRequest;
import com.smartap.core.SignatureSettings;
import com.smartap.core.SignerDirectory;
import com.smartap.core.SmartAp;
import com.smartap.core.TestEngine;
import com.smartap.core.bench.Bench;
import com.smartap.core.bench.MemoryStore;
import com.smartap.core.bench.Note;
import com.smartap.core.bench.PaperSigning;
import com.smartap.core.bench.ScriptedErp;
import com.smartap.core.bench.ScriptedSigner;
import com.smartap.model.Actor;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.approval.Decision;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.world.SimulatedWorld;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills the engine at every step of having an invoice signed, and finds one request, one signed document, one approval. */
class SignatureCrashTest {
    private static final int MOST_POINTS = 60;
    private static final Currency USD = Currency.getInstance("USD");

    @TempDir
    Path folder;

    private final JdbcConnectionPool database = Bench.h2();
    private final ScriptedErp erp = new ScriptedErp();
    private final MemoryStore store = new MemoryStore();

    @AfterEach
    void closeDatabase() {
        database.dispose();
    }

    @Test
    void whatever_the_instant_of_the_crash_one_request_is_sent_and_one_signature_taken_in() {
        prepare();
        List<String> points = live(0);
        assertThat(points)
                .contains("before call esign.prepare", "after call esign.request", "after call esign.download");
        assertThat(points).hasSizeLessThan(MOST_POINTS);
        int covered = 0;
        for (int point = 1; point <= points.size(); point++) {
            if (points.get(point - 1).contains("sign")) {
                live(point);
                covered++;
            }
        }
        assertThat(covered).isGreaterThan(15);
    }

    /** From the approval until the invoice may be paid, with a crash at a point. */
    private List<String> live(int dieAt) {
        TenantId tenant = tenant(dieAt);
        ScriptedSigner signer = new ScriptedSigner();
        Mortal mortal = new Mortal(dieAt);
        boolean done = run(mortal.seeing(database), tenant, signer, mortal);
        if (dieAt > 0) {
            assertThat(mortal.isDead()).as("the engine died at point %d", dieAt).isTrue();
            assertThat(done).isFalse();
            assertThat(run(database, tenant, signer, new Mortal(0))).isTrue();
        }
        return mortal.points();
    }

    /** An invoice that waits for its approval, for every life. */
    private void prepare() {
        erp.vendor("Acme", "USD", true);
        try (SmartAp engine = engine(database, "preparation", new ScriptedSigner(), new Mortal(0))) {
            engine.start();
            for (int life = 0; life < MOST_POINTS; life++) {
                TenantId tenant = tenant(life);
                Actor admin = Actor.of(tenant, "admin", "Admin", Role.ADMIN);
                var connection = engine.erp()
                        .connect(
                                admin,
                                new Erp.NewConnection(
                                        "ERP", "scripted", null, Map.of(), Map.of("password", Secret.of("a-word"))));
                engine.erp().sync(admin, connection.id());
                engine.invoices()
                        .submit(
                                Actor.of(tenant, "clerk", "Clerk", Role.CLERK),
                                new Note("C-1", "Acme", "", "USD", "6000.00").document());
            }
            await().atMost(Duration.ofSeconds(60)).until(() -> engine.status().openDeliveries() == 0);
        }
    }

    private static TenantId tenant(int life) {
        return new TenantId("sign-crash-" + life);
    }

    private boolean run(DataSource seen, TenantId tenant, ScriptedSigner signer, Mortal mortal) {
        try (SmartAp engine = engine(seen, tenant.value(), signer, mortal)) {
            engine.start();
            await().atMost(Duration.ofSeconds(60))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> mortal.isDead()
                            || (step(engine, tenant, signer)
                                    && engine.status().openDeliveries() == 0
                                    && !mortal.isDoomed()));
            if (!mortal.isDead()) {
                judge(engine, tenant, signer);
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

    /** The approver, the signers and the provider each do what is next. */
    private static boolean step(SmartAp engine, TenantId tenant, ScriptedSigner signer) {
        Actor cfo = Actor.of(tenant, "cfo", "Chief", Role.CFO);
        List<Approvals.Task> tasks =
                engine.approvals().queue(cfo, PageRequest.first(10)).items();
        for (Approvals.Task task : tasks) {
            engine.approvals().approve(cfo, task.approval().id(), task.invoice().version(), "fine");
        }
        Invoice invoice = engine.invoices()
                .list(cfo, com.smartap.core.Invoices.Query.ALL, PageRequest.first(10))
                .items()
                .get(0);
        if (invoice.state() == InvoiceState.AWAITING_SIGNATURE) {
            for (SignatureRequest request : engine.signatures().of(cfo, invoice.id())) {
                if (request.providerId() != null && engine.status().openDeliveries() == 0) {
                    if (signer.unsigned()) {
                        signer.signNext();
                    }
                    engine.signatures()
                            .receive(new WebhookRequest(
                                    Map.of("signed", "yes"),
                                    request.providerId().getBytes(StandardCharsets.UTF_8)));
                }
            }
        }
        return invoice.state() == InvoiceState.READY_FOR_PAYMENT;
    }

    private static void judge(SmartAp engine, TenantId tenant, ScriptedSigner signer) {
        Actor auditor = Actor.of(tenant, "auditor", "Auditor", Role.AUDITOR);
        Invoice invoice = engine.invoices()
                .list(auditor, com.smartap.core.Invoices.Query.ALL, PageRequest.first(10))
                .items()
                .get(0);
        assertThat(signer.held()).as("requests at the provider").hasSize(1);
        assertThat(engine.signatures().of(auditor, invoice.id()))
                .extracting(SignatureRequest::ending)
                .containsExactly(SignatureRequest.Ending.SIGNED);
        for (Document.Kind kind : List.of(Document.Kind.SIGNING_COPY, Document.Kind.SIGNED_INVOICE)) {
            assertThat(engine.documents()
                            .list(auditor, kind, PageRequest.first(10))
                            .items())
                    .as("documents %s", kind)
                    .hasSize(1);
        }
        assertThat(engine.approvals().of(auditor, invoice.id()))
                .filteredOn(approval -> approval.decision() == Decision.APPROVED)
                .extracting(approval -> approval.signedHash() != null)
                .containsExactly(false, true, true);
        assertThat(engine.invoices().timeline(auditor, invoice.id()).stream().map(AuditEntry::action))
                .containsOnlyOnce("esign.requested", "esign.copy-made", "esign.sent", "esign.completed");
        assertThat(engine.audit().verify(auditor).problems()).isEmpty();
        assertThat(engine.status().unresolvedEffects()).isZero();
        assertThat(engine.status().parkedDeliveries()).isZero();
    }

    private SmartAp engine(DataSource seen, String node, ScriptedSigner signer, Mortal mortal) {
        SignatureSettings settings = SignatureSettings.inHouse(
                        USD,
                        SignerDirectory.of(Map.of(
                                Role.SENIOR_MANAGER, List.of(new Signatory("sam", "Sam Senior", "sam@example.com")),
                                Role.CFO, List.of(new Signatory("chris", "Chris Chief", "chris@example.com")))))
                .with(new SignaturePolicy(
                        USD, List.of(new SignaturePolicy.Tier(null, true, List.of(Role.SENIOR_MANAGER, Role.CFO))), 0))
                .by("scripted", signer)
                .pace(Duration.ofDays(14), Duration.ofDays(3), 3, Duration.ofDays(1));
        return TestEngine.reporting(
                        SmartAp.builder()
                                .dataSource(seen)
                                .node(node)
                                .documentStore(store)
                                .sealer(store)
                                .keys(LocalKeyProvider.at(folder.resolve("smartap.keys")))
                                .payments(PaymentSettings.of(SimulatedWorld.originator()))
                                .reader(new Note.Reader())
                                .connector(erp)
                                .signatures(settings)
                                .signingDocuments(new PaperSigning())
                                .pollInterval(Duration.ofMillis(50))
                                .heartbeat(Duration.ofMillis(500))
                                .erpSyncInterval(Duration.ofHours(10)),
                        mortal)
                .build();
    }
}
