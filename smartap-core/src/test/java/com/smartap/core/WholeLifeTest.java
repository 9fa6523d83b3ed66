package com.smartap.core;

import static com.smartap.core.TestEngine.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.model.PageRequest;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.world.SimulatedWorld;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeLifeTest {
    @TempDir
    Path folder;

    @Test
    void an_invoice_goes_from_pdf_to_sealed_archive() {
        try (SimulatedWorld world = SimulatedWorld.open(Clock.systemUTC(), 0);
                SmartAp engine =
                        TestEngine.builder(folder, world).embedded(folder).build()) {
            engine.start();
            TestEngine.connect(engine, world);
            SampleInvoice sample = SampleInvoices.all().stream()
                    .filter(s -> s.scenario() == SampleInvoice.Scenario.MATCHES)
                    .filter(s -> s.truth().currency().getCurrencyCode().equals("USD"))
                    .filter(s -> s.truth().total().intValue() < 5000)
                    .findFirst()
                    .orElseThrow();

            Invoice invoice = engine.invoices().submit(CLERK, DocumentSource.of(sample.fileName(), sample.pdf()));
            Invoice pending = until(engine, invoice.id(), InvoiceState.PENDING_APPROVAL);
            assertThat(pending.content().invoiceNumber())
                    .isEqualTo(sample.truth().invoiceNumber());
            assertThat(pending.match()).isNotNull();
            assertThat(pending.match().matched()).isTrue();

            var task = engine.approvals()
                    .queue(MANAGER, PageRequest.first(10))
                    .items()
                    .get(0);
            engine.approvals()
                    .approve(MANAGER, task.approval().id(), task.invoice().version(), null);
            Invoice ready = until(engine, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
            assertThat(world.quickBooks().bills()).hasSize(1);

            PaymentBatch batch = engine.payments().build(CLERK, List.of(ready.id()), null, null);
            engine.payments().release(TREASURER, batch.id(), batch.version(), batch.contentHash());
            Invoice archived = until(engine, invoice.id(), InvoiceState.ARCHIVED);

            assertThat(world.bank().payments()).hasSize(1);
            assertThat(archived.sealedDocumentId()).isNotNull();
            assertThat(engine.documents()
                            .verify(AUDITOR, archived.sealedDocumentId())
                            .problems())
                    .isEmpty();
            assertThat(engine.audit().verify(AUDITOR).problems()).isEmpty();
            assertThat(engine.invoices().timeline(AUDITOR, invoice.id()))
                    .extracting(AuditEntry::action)
                    .containsSubsequence(
                            "invoice.uploaded",
                            "invoice.processed",
                            "invoice.validated",
                            "invoice.matched",
                            "approval.required",
                            "invoice.approved",
                            "invoice.exported",
                            "invoice.payable",
                            "invoice.scheduled",
                            "payment.completed",
                            "invoice.paid",
                            "invoice.archived");
        }
    }

    static Invoice until(SmartAp engine, InvoiceId id, InvoiceState state) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> {
                    Invoice now = engine.invoices().get(AUDITOR, id);
                    assertThat(now.state())
                            .as(() -> now.reason() + " " + now.problems() + " " + now.warnings())
                            .isEqualTo(state);
                });
        return engine.invoices().get(AUDITOR, id);
    }
}
