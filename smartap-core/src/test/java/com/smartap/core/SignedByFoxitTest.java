package com.smartap.core;

import static com.smartap.core.TestEngine.AUDITOR;
import static com.smartap.core.TestEngine.CFO;
import static com.smartap.core.TestEngine.CLERK;
import static com.smartap.core.TestEngine.MANAGER;
import static com.smartap.core.TestEngine.SENIOR;
import static com.smartap.core.TestEngine.TREASURER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smartap.archive.PdfSigningDocuments;
import com.smartap.connector.foxit.FoxitESignProvider;
import com.smartap.core.SignatureRequest.Ending;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.approval.ESignStatus;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.connector.TestConnectorContext;
import com.smartap.testkit.connector.TestCredentialVault;
import com.smartap.testkit.foxit.FoxitTwin;
import com.smartap.testkit.foxit.WrongDocument;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.world.SimulatedWorld;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An invoice of more than 5,000 on its way through a simulated Foxit, with real PDFs and real signatures. */
class SignedByFoxitTest {
    private static final SampleInvoice SAMPLE = SampleInvoices.all().stream()
            .filter(sample -> sample.scenario() == SampleInvoice.Scenario.MATCHES)
            .filter(sample -> "USD".equals(String.valueOf(sample.truth().currency())))
            .filter(sample -> sample.truth().total().intValue() > 6000
                    && sample.truth().total().intValue() < 24_000)
            .findFirst()
            .orElseThrow();

    @TempDir
    Path folder;

    private final FoxitTwin foxit = new FoxitTwin(Clock.systemUTC()).start(0);
    private SimulatedWorld world;
    private SmartAp engine;

    @BeforeEach
    void open() {
        world = SimulatedWorld.open(Clock.systemUTC(), 0);
        ESignGateway gateway = new FoxitESignProvider()
                .create(new TestConnectorContext(
                        "foxit",
                        Clock.systemUTC(),
                        foxit.baseUrl(),
                        // Nothing that another process sent may be on its way in a test.
                        Map.of("surface", "classic", "settleSeconds", "0"),
                        new TestCredentialVault(Clock.systemUTC(), foxit.credentials())));
        SignerDirectory signers = SignerDirectory.of(
                Map.of(Role.SENIOR_MANAGER, List.of(new Signatory("senior", "Sam Senior", "sam@example.com"))));
        Currency usd = Currency.getInstance("USD");
        engine = TestEngine.builder(folder, world)
                .embedded(folder)
                .approvalPolicy(ApprovalPolicy.climbing(usd))
                .signatures(SignatureSettings.inHouse(usd, signers)
                        .by("foxit", gateway)
                        .pace(Duration.ofDays(7), Duration.ofDays(3), 3, Duration.ofHours(12)))
                .signingDocuments(PdfSigningDocuments.builder()
                        .trusting(List.of(foxit.pki().root()))
                        .build())
                .build();
        engine.start();
        TestEngine.connect(engine, world);
    }

    @AfterEach
    void close() throws Exception {
        engine.close();
        foxit.close();
        world.close();
    }

    private Invoice awaiting() {
        Invoice invoice = engine.invoices().submit(CLERK, DocumentSource.of(SAMPLE.fileName(), SAMPLE.pdf()));
        WholeLifeTest.until(engine, invoice.id(), InvoiceState.PENDING_APPROVAL);
        for (var approver : List.of(MANAGER, SENIOR)) {
            Approvals.Task task = engine.approvals()
                    .queue(approver, PageRequest.first(10))
                    .items()
                    .get(0);
            engine.approvals()
                    .approve(approver, task.approval().id(), task.invoice().version(), null);
        }
        Invoice waiting = WholeLifeTest.until(engine, invoice.id(), InvoiceState.AWAITING_SIGNATURE);
        await().atMost(Duration.ofSeconds(30)).until(() -> request(waiting).providerId() != null);
        return waiting;
    }

    private SignatureRequest request(Invoice invoice) {
        return engine.signatures().of(CFO, invoice.id()).get(0);
    }

    @Test
    void a_signed_invoice_is_paid_and_archived_and_its_trail_tells_of_the_signature() {
        Invoice invoice = awaiting();
        String folderId = String.valueOf(request(invoice).providerId());
        WebhookRequest forged = new WebhookRequest(
                Map.of(),
                "signature=" + "A".repeat(43) + "%3D",
                ("{\"event_name\":\"folder_executed\",\"event_date\":1,\"data\":{\"folder\":{\"folderId\":" + folderId
                                + ",\"folderStatus\":\"EXECUTED\"}}}")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(() -> engine.signatures().receive(forged)).isInstanceOf(WebhookRejectedException.class);
        assertThat(engine.signatures().refresh(CFO, request(invoice).id()).status())
                .isEqualTo(ESignStatus.PENDING_SIGNATURE);

        foxit.sign(folderId, "sam@example.com");
        foxit.webhooks().forEach(webhook -> engine.signatures().receive(webhook));
        Invoice ready = WholeLifeTest.until(engine, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
        SignatureRequest signed = request(ready);
        assertThat(signed.ending()).isEqualTo(Ending.SIGNED);
        assertThat(signed.signedHash()).isNotNull().isNotEqualTo(signed.copyHash());

        PaymentBatch batch = engine.payments().build(CLERK, List.of(ready.id()), null, null);
        engine.payments().release(TREASURER, batch.id(), batch.version(), batch.contentHash());
        Invoice archived = WholeLifeTest.until(engine, invoice.id(), InvoiceState.ARCHIVED);
        Documents.Verification seal = engine.documents().verify(AUDITOR, archived.sealedDocumentId());
        assertThat(seal.problems()).isEmpty();
        assertThat(new String(seal.seal().auditJson(), java.nio.charset.StandardCharsets.UTF_8))
                .contains(signed.signedHash().hex());
        assertThat(foxit.heldRequests()).hasSize(1);
        assertThat(foxit.violations()).isEmpty();
    }

    @Test
    void a_properly_signed_pdf_without_our_document_lets_nothing_through() {
        Invoice invoice = awaiting();
        String folderId = String.valueOf(request(invoice).providerId());
        foxit.handOut(folderId, WrongDocument.OTHER_PDF);
        foxit.sign(folderId, "sam@example.com");
        SignatureRequest refused =
                engine.signatures().refresh(CFO, request(invoice).id());
        assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
        assertThat(engine.invoices().get(CFO, invoice.id()).state()).isEqualTo(InvoiceState.PENDING_APPROVAL);
    }
}
