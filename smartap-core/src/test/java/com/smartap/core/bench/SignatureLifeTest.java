package com.smartap.core.bench;

import static com.smartap.core.bench.Bench.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.smartap.core.AuditEntry;
import com.smartap.core.SignaturePolicy;
import com.smartap.core.SignatureRequest;
import com.smartap.core.SignatureRequest.Ending;
import com.smartap.core.SignatureSettings;
import com.smartap.core.SignerDirectory;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.approval.Approval;
import com.smartap.model.approval.Decision;
import com.smartap.model.approval.ESignStatus;
import com.smartap.model.document.Document;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.esign.Signatory;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.TestClock;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of an invoice that waits for two signatures. */
class SignatureLifeTest {
    private static final TenantId TENANT = TenantId.DEFAULT;
    private static final Actor CFO = person(TENANT, "cfo", Role.CFO);
    private static final Actor SECOND_CFO = person(TENANT, "cfo-2", Role.CFO);
    private static final Actor CLERK = person(TENANT, "clerk", Role.CLERK);
    private static final Signatory SAM = new Signatory("sam", "Sam Senior", "Sam@example.com");
    private static final Signatory CHRIS = new Signatory("chris", "Chris Chief", "chris@example.com");
    private static final SignaturePolicy BOTH_SIGN = new SignaturePolicy(
            Currency.getInstance("USD"),
            List.of(
                    new SignaturePolicy.Tier(new BigDecimal("5000"), false, List.of()),
                    new SignaturePolicy.Tier(null, true, List.of(Role.SENIOR_MANAGER, Role.CFO))),
            0);

    private final TestClock clock = TestClock.at("2026-11-20T09:00:00Z");
    private final JdbcConnectionPool database = Bench.h2();
    private final ScriptedSigner signer = new ScriptedSigner();
    private Bench bench;

    @BeforeEach
    void open(@TempDir Path folder) {
        SignatureSettings settings = SignatureSettings.inHouse(
                        Currency.getInstance("USD"),
                        SignerDirectory.of(Map.of(Role.SENIOR_MANAGER, List.of(SAM), Role.CFO, List.of(CHRIS))))
                .with(BOTH_SIGN)
                .by("scripted", signer)
                .pace(Duration.ofDays(14), Duration.ofDays(3), 2, Duration.ofMinutes(15));
        bench = Bench.open(
                database,
                folder,
                builder -> builder.clock(clock).signatures(settings).signingDocuments(new PaperSigning()));
        bench.erp.vendor("Acme", "USD", true);
        bench.connect(TENANT);
    }

    @AfterEach
    void close() {
        bench.close();
        database.dispose();
    }

    private Invoice awaiting() {
        Invoice invoice =
                bench.submit(TENANT, new Note("L-1", "Acme", "", "USD", "6000.00"), InvoiceState.PENDING_APPROVAL);
        bench.approve(TENANT, invoice.id());
        Invoice waiting = bench.until(TENANT, invoice.id(), InvoiceState.AWAITING_SIGNATURE);
        until(waiting, request -> request.providerId() != null);
        return waiting;
    }

    private SignatureRequest request(Invoice invoice) {
        List<SignatureRequest> requests = bench.engine.signatures().of(CFO, invoice.id());
        return requests.get(requests.size() - 1);
    }

    private SignatureRequest until(Invoice invoice, Predicate<SignatureRequest> condition) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> condition.test(request(invoice)));
        return request(invoice);
    }

    private SignatureRequest look(Invoice invoice) {
        return bench.engine.signatures().refresh(CFO, request(invoice).id());
    }

    private Invoice now(Invoice invoice) {
        return bench.engine.invoices().get(CFO, invoice.id());
    }

    private List<String> timeline(Invoice invoice) {
        return bench.engine.invoices().timeline(CFO, invoice.id()).stream()
                .map(AuditEntry::action)
                .toList();
    }

    @Test
    void both_sign_in_order_and_the_hash_of_what_they_signed_is_part_of_the_approval() {
        Invoice invoice = awaiting();
        assertThat(request(invoice).status()).isEqualTo(ESignStatus.PENDING_SIGNATURE);
        signer.signNext();
        assertThat(look(invoice).status()).isEqualTo(ESignStatus.PARTIALLY_SIGNED);
        assertThat(now(invoice).state()).isEqualTo(InvoiceState.AWAITING_SIGNATURE);
        signer.signNext();
        SignatureRequest signed = look(invoice);
        assertThat(signed.status()).isEqualTo(ESignStatus.FULLY_SIGNED);
        assertThat(signed.ending()).isEqualTo(Ending.SIGNED);
        bench.until(TENANT, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
        Document document = bench.engine.documents().get(CFO, signed.signedId());
        assertThat(document.kind()).isEqualTo(Document.Kind.SIGNED_INVOICE);
        assertThat(document.hash()).isEqualTo(signed.signedHash());
        assertThat(bench.engine.approvals().of(CFO, invoice.id()))
                .filteredOn(approval -> approval.signedHash() != null)
                .extracting(Approval::decidedBy, Approval::decision, Approval::signedHash)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("sam", Decision.APPROVED, signed.signedHash()),
                        org.assertj.core.groups.Tuple.tuple("chris", Decision.APPROVED, signed.signedHash()));
        assertThat(timeline(invoice))
                .contains(
                        "esign.requested", "esign.sent", "esign.signer-signed", "esign.completed", "invoice.approved");
        assertThat(bench.engine.audit().verify(CFO).problems()).isEmpty();
    }

    @Test
    void a_refusal_rejects_the_invoice_with_its_reason() {
        Invoice invoice = awaiting();
        signer.declineNext("this was never delivered");
        assertThat(look(invoice).ending()).isEqualTo(Ending.REJECTED);
        assertThat(now(invoice).state()).isEqualTo(InvoiceState.REJECTED);
        assertThat(now(invoice).reason()).contains("never delivered");
    }

    @Test
    void what_expires_is_cancelled_first_and_then_approved_by_hand_by_somebody_else() {
        Invoice invoice = awaiting();
        signer.signNext();
        clock.advance(Duration.ofDays(14));
        assertThat(look(invoice).ending()).isEqualTo(Ending.EXPIRED);
        assertThat(signer.held().get(0).cancelled).contains("time");
        assertThat(now(invoice).state()).isEqualTo(InvoiceState.PENDING_APPROVAL);
        assertThat(request(invoice).status()).isEqualTo(ESignStatus.EXPIRED);
        assertThatThrownBy(() -> bench.approve(TENANT, invoice.id())).hasMessageContaining("already");
        Approval byHand = bench.task(TENANT, invoice.id()).approval();
        assertThat(byHand.role()).isEqualTo(Role.CFO);
        bench.engine.approvals().approve(SECOND_CFO, byHand.id(), now(invoice).version(), "seen on paper");
        bench.until(TENANT, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
        assertThat(signer.held()).hasSize(1);
    }

    @Test
    void a_cancelled_request_falls_back_and_may_be_asked_for_again() {
        Invoice invoice = awaiting();
        bench.engine.signatures().cancel(CLERK, request(invoice).id(), "Sam is away");
        until(invoice, request -> request.ending() == Ending.CANCELLED);
        assertThat(signer.held().get(0).cancelled).isEqualTo("Sam is away");
        Invoice back = bench.until(TENANT, invoice.id(), InvoiceState.PENDING_APPROVAL);
        bench.engine.signatures().demand(CLERK, back.id(), back.version(), List.of(Role.CFO), "Chris alone will do");
        until(invoice, request -> request.open() && request.providerId() != null);
        assertThat(request(invoice).signers())
                .extracting(SignatureRequest.Signer::person)
                .containsExactly("chris");
        signer.signNext();
        look(invoice);
        bench.until(TENANT, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
    }

    @Test
    void a_last_signature_that_was_quicker_than_the_cancelling_counts() {
        Invoice invoice = awaiting();
        signer.signNext();
        signer.signNext();
        bench.engine.signatures().cancel(CLERK, request(invoice).id(), "too slow");
        until(invoice, request -> request.ending() == Ending.SIGNED);
        bench.until(TENANT, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
    }

    @Test
    void a_correction_voids_what_is_being_signed_and_what_was_signed_for_it_means_nothing() {
        Invoice invoice = awaiting();
        SignatureRequest first = request(invoice);
        Invoice before = now(invoice);
        bench.engine
                .invoices()
                .correct(
                        CLERK,
                        invoice.id(),
                        before.version(),
                        new Note("L-1", "Acme", "", "USD", "7000.00").content(),
                        before.vendorId());
        signer.signIfStillAsked();
        signer.signIfStillAsked();
        until(
                invoice,
                request -> !bench.engine.signatures().get(CFO, first.id()).open());
        assertThat(bench.engine.signatures().get(CFO, first.id()).ending()).isEqualTo(Ending.VOIDED);
        bench.until(TENANT, invoice.id(), InvoiceState.PENDING_APPROVAL);
        assertThat(bench.engine.approvals().of(CFO, invoice.id()))
                .filteredOn(approval -> approval.decision() == Decision.APPROVED)
                .isEmpty();
        bench.engine
                .approvals()
                .approve(
                        CFO,
                        bench.task(TENANT, invoice.id()).approval().id(),
                        now(invoice).version(),
                        "as corrected");
        bench.until(TENANT, invoice.id(), InvoiceState.AWAITING_SIGNATURE);
        assertThat(request(invoice).id()).isNotEqualTo(first.id());
    }

    @Test
    void a_signed_document_that_is_another_one_does_not_count() {
        Invoice invoice = awaiting();
        signer.signNext();
        signer.signNext();
        byte[] other = "another paper\nSIGNED BY sam@example.com\n".getBytes(StandardCharsets.UTF_8);
        signer.handOut(other);
        SignatureRequest refused = look(invoice);
        assertThat(refused.ending()).isEqualTo(Ending.REFUSED);
        assertThat(refused.reason()).contains("does not hold the document");
        assertThat(refused.signedId()).isNull();
        assertThat(now(invoice).state()).isEqualTo(InvoiceState.PENDING_APPROVAL);
        assertThat(bench.engine.invoices().timeline(CFO, invoice.id()))
                .filteredOn(entry -> entry.action().equals("esign.not-counted"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.data())
                        .containsEntry("sha256", ContentHash.of(other).hex()));
    }

    @Test
    void a_forged_webhook_is_refused_and_a_true_one_only_makes_the_engine_ask() {
        Invoice invoice = awaiting();
        byte[] body = String.valueOf(request(invoice).providerId()).getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> bench.engine.signatures().receive(new WebhookRequest(Map.of(), body)))
                .isInstanceOf(WebhookRejectedException.class);
        WebhookRequest signed = new WebhookRequest(Map.of("signed", "yes"), body);
        assertThat(bench.engine.signatures().receive(signed)).isEqualTo(1);
        await().until(() -> bench.engine.status().openDeliveries() == 0);
        assertThat(request(invoice).open()).isTrue();
        assertThat(now(invoice).state()).isEqualTo(InvoiceState.AWAITING_SIGNATURE);
        signer.signNext();
        signer.signNext();
        assertThat(bench.engine.signatures().receive(signed)).isEqualTo(1);
        bench.until(TENANT, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
        assertThat(signer.downloads()).isEqualTo(1);
        assertThat(bench.engine.signatures().receive(signed))
                .as("a request that has ended")
                .isZero();
    }

    @Test
    void an_invoice_on_hold_may_be_signed_and_goes_on_when_it_is_let_go() {
        Invoice invoice = awaiting();
        Invoice held =
                bench.engine.invoices().hold(CFO, invoice.id(), now(invoice).version(), "wait for the goods");
        signer.signNext();
        signer.signNext();
        assertThat(look(invoice).ending()).isEqualTo(Ending.SIGNED);
        assertThat(now(invoice).state()).isEqualTo(InvoiceState.ON_HOLD);
        bench.engine.invoices().release(CFO, invoice.id(), held.version());
        bench.until(TENANT, invoice.id(), InvoiceState.READY_FOR_PAYMENT);
    }

    @Test
    void reminders_come_when_due_and_not_more_often_than_set() {
        Invoice invoice = awaiting();
        look(invoice);
        assertThat(signer.held().get(0).reminders).isZero();
        for (int day = 0; day < 12; day++) {
            clock.advance(Duration.ofDays(1));
            look(invoice);
            look(invoice);
        }
        assertThat(signer.held().get(0).reminders).isEqualTo(2);
        bench.engine.signatures().remind(CLERK, request(invoice).id());
        assertThat(signer.held().get(0).reminders).isEqualTo(3);
        assertThat(request(invoice).reminders()).isEqualTo(3);
        assertThatThrownBy(() -> bench.engine
                        .signatures()
                        .remind(
                                person(TENANT, "auditor", Role.AUDITOR),
                                request(invoice).id()))
                .isInstanceOf(ForbiddenException.class);
    }

    @Test
    void of_many_who_look_at_once_only_one_reminds() throws Exception {
        Invoice invoice = awaiting();
        clock.advance(Duration.ofDays(4));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Object> looking = () -> look(invoice);
            for (Future<Object> one : threads.invokeAll(Collections.nCopies(8, looking))) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(signer.held().get(0).reminders).isEqualTo(1);
        assertThat(request(invoice).reminders()).isEqualTo(1);
    }

    @Test
    void a_request_whose_answer_was_lost_is_found_and_not_sent_again() {
        signer.loseNextAnswer();
        Invoice invoice =
                bench.submit(TENANT, new Note("L-1", "Acme", "", "USD", "6000.00"), InvoiceState.PENDING_APPROVAL);
        bench.approve(TENANT, invoice.id());
        await().until(() ->
                bench.engine.status().unresolvedEffects() == 1 && !signer.held().isEmpty());
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    clock.advance(Duration.ofSeconds(10));
                    return request(invoice).providerId() != null;
                });
        assertThat(signer.held()).hasSize(1);
        assertThat(bench.engine.status().unresolvedEffects()).isZero();
    }

    @Test
    void what_the_provider_refuses_is_approved_by_hand() {
        signer.refuse();
        Invoice invoice =
                bench.submit(TENANT, new Note("L-1", "Acme", "", "USD", "6000.00"), InvoiceState.PENDING_APPROVAL);
        bench.approve(TENANT, invoice.id());
        SignatureRequest refused = until(invoice, request -> request.ending() == Ending.REFUSED);
        assertThat(refused.reason()).contains("no envelopes left");
        assertThat(now(invoice).state()).isEqualTo(InvoiceState.PENDING_APPROVAL);
        assertThatThrownBy(() -> bench.engine.signatures().cancel(CLERK, refused.id(), "late"))
                .isInstanceOf(IllegalLifecycleStateException.class)
                .hasMessageContaining("REFUSED");
    }

    @Test
    void other_tenants_see_nothing_of_it() {
        Invoice invoice = awaiting();
        Actor stranger = person(new TenantId("other"), "cfo", Role.CFO);
        assertThat(bench.engine
                        .signatures()
                        .list(stranger, com.smartap.core.Signatures.Query.ALL, com.smartap.model.PageRequest.first(10))
                        .items())
                .isEmpty();
        assertThatThrownBy(() ->
                        bench.engine.signatures().get(stranger, request(invoice).id()))
                .isInstanceOf(com.smartap.spi.NotFoundException.class);
        assertThatThrownBy(() -> bench.engine
                        .signatures()
                        .cancel(stranger, request(invoice).id(), "mine"))
                .isInstanceOf(com.smartap.spi.NotFoundException.class);
    }
}
