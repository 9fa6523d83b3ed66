package com.smartap.sample.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.core.SignatureRequest;
import com.smartap.model.Actor;
import com.smartap.model.approval.Approval;
import com.smartap.model.approval.Decision;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

class SigningIT {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    static Path folder;

    static Host host;
    static List<SampleInvoice> large;

    @BeforeAll
    static void start() {
        host = Host.start(folder.resolve("data"));
        large = SampleInvoices.all().stream()
                .filter(sample -> sample.scenario() == SampleInvoice.Scenario.MATCHES)
                .filter(sample -> "USD".equals(String.valueOf(sample.truth().currency())))
                .filter(sample -> sample.truth().total().compareTo(new BigDecimal("5000")) > 0)
                .toList();
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void whoever_is_handed_a_link_signs_without_signing_in_and_only_once() {
        SignatureRequest request = awaiting(large.get(0));
        SignatureRequest.Signer signer = request.signers().get(0);
        try (Browser browser = Browser.open(host.url(), folder.resolve("link"), 390, 844)) {
            browser.signIn(DemoUser.ADMIN);
            browser.go("/smartap/signatures/" + request.id());
            browser.press("Link to hand over");
            browser.text("shown this once");
            assertThat((List<?>) browser.script(EveryPageIT.OVERFLOWING)).isEmpty();
            assertThat((List<?>) browser.script(EveryPageIT.UNLABELLED)).isEmpty();
            browser.picture(SHOTS, "phone-request");
            String link =
                    browser.driver().findElement(By.cssSelector("#link code")).getText();
            browser.driver().manage().deleteAllCookies();
            browser.go("/smartap/signatures");
            assertThat(browser.url()).endsWith("/login");

            browser.go(link);
            browser.text("What you sign");
            assertThat(browser.body()).contains(String.valueOf(request.copyHash()));
            assertThat((List<?>) browser.script(EveryPageIT.OVERFLOWING)).isEmpty();
            assertThat((List<?>) browser.script(EveryPageIT.UNLABELLED)).isEmpty();
            await().atMost(PATIENCE)
                    .until(
                            () -> Boolean.TRUE.equals(
                                    browser.script(
                                            "const i = document.querySelector('.sheet img'); i.scrollIntoView(); return i.naturalWidth > 500")));
            browser.script("window.scrollTo(0, 0)");
            browser.picture(SHOTS, "phone-sign");
            browser.type(By.id("name"), "Somebody Else");
            browser.click(By.id("consent"));
            browser.click(By.id("sign"));
            browser.text("Type your full name as it stands here");
            assertThat(state(request)).isEqualTo(InvoiceState.AWAITING_SIGNATURE);

            browser.type(By.id("name"), signer.name());
            browser.click(By.id("consent"));
            browser.click(By.id("sign"));
            browser.text("This link works no more.");
            browser.go(link);
            browser.text("Not found");
            assertThat(browser.body()).doesNotContain("What you sign");
        }
        await().atMost(PATIENCE).until(() -> state(request) == InvoiceState.READY_FOR_PAYMENT);
        SignatureRequest ended = host.smartAp().signatures().get(DemoUser.AUDITOR.actor(), request.id());
        assertThat(ended.ending()).isEqualTo(SignatureRequest.Ending.SIGNED);
        assertThat(host.smartAp().approvals().of(DemoUser.AUDITOR.actor(), request.invoiceId()))
                .filteredOn(approval -> approval.signedHash() != null)
                .singleElement()
                .satisfies(approval -> {
                    assertThat(approval.signedHash()).isEqualTo(ended.signedHash());
                    assertThat(approval.decidedBy()).isEqualTo(signer.person());
                });
    }

    @Test
    void a_refusal_to_sign_rejects_the_invoice_and_keeps_its_reason() {
        SignatureRequest request = awaiting(large.get(1));
        DemoUser signer = DemoUser.of(request.signers().get(0).person()).orElseThrow();
        try (Browser browser = Browser.open(host.url(), folder.resolve("refusal"), 1280, 900)) {
            browser.signIn(signer);
            browser.text("Waiting for your signature");
            browser.go("/smartap/signatures/" + request.id());
            browser.click(By.id("sign-now"));
            browser.text("What you sign");
            browser.press("I do not sign");
            browser.type(By.id("reason"), "the amount was agreed otherwise");
            browser.click(By.id("decline"));
            browser.text("You did not sign");
            browser.press("Go to the signatures");
            browser.go("/smartap/signatures/" + request.id());
            browser.text("the invoice is rejected");
            browser.picture(SHOTS, "signature-refused");
            browser.go("/smartap/invoices/" + request.invoiceId());
            browser.text("Rejected");
            assertThat(browser.body()).contains("the amount was agreed otherwise");
        }
        assertThat(state(request)).isEqualTo(InvoiceState.REJECTED);
    }

    @Test
    void a_forged_link_shows_nothing_and_signs_nothing() {
        SignatureRequest request = awaiting(large.get(2));
        Actor admin = DemoUser.ADMIN.actor();
        String person = request.signers().get(0).person();
        String token = host.smartAp()
                .signatures()
                .link(admin, request.id(), person)
                .token()
                .reveal();
        String forged = (token.charAt(0) == 'A' ? 'B' : 'A') + token.substring(1);
        String replaced = token;
        host.smartAp().signatures().link(admin, request.id(), person);
        try (Browser browser = Browser.open(host.url(), folder.resolve("forged"), 1280, 900)) {
            for (String bad : List.of(forged, replaced, "x", "..%2F..%2Finvoices")) {
                browser.go("/smartap/sign/" + bad);
                assertThat(browser.body())
                        .doesNotContain(
                                "What you sign", request.signers().get(0).name());
                browser.go("/smartap/sign/" + bad + "/pages/1");
                assertThat(browser.all(By.cssSelector("img[src*=sign]"))).isEmpty();
            }
            browser.go("/smartap/sign/" + forged);
            browser.text("Not found");
            browser.picture(SHOTS, "signature-forged");
        }
        assertThat(state(request)).isEqualTo(InvoiceState.AWAITING_SIGNATURE);
    }

    /** An invoice that waits for its signature, approved as its amount asks for. */
    private static SignatureRequest awaiting(SampleInvoice sample) {
        InvoiceId id = host.smartAp()
                .invoices()
                .submit(DemoUser.CLERK.actor(), DocumentSource.of(sample.fileName(), sample.pdf()))
                .id();
        Set<InvoiceState> working =
                Set.of(InvoiceState.RECEIVED, InvoiceState.EXTRACTED, InvoiceState.VALIDATED, InvoiceState.MATCHED);
        for (DemoUser approver : List.of(DemoUser.MANAGER, DemoUser.SENIOR, DemoUser.CFO)) {
            await().atMost(PATIENCE).until(() -> !working.contains(invoice(id).state()));
            Invoice invoice = invoice(id);
            host.smartAp().approvals().of(DemoUser.AUDITOR.actor(), id).stream()
                    .filter(approval -> approval.decision() == Decision.PENDING)
                    .map(Approval::id)
                    .findFirst()
                    .ifPresent(open -> host.smartAp()
                            .approvals()
                            .approve(approver.actor(), open, invoice.version(), "as ordered"));
        }
        return await().atMost(PATIENCE)
                .until(
                        () -> host.smartAp().signatures().of(DemoUser.AUDITOR.actor(), id).stream()
                                .filter(request -> request.providerId() != null)
                                .findFirst()
                                .orElse(null),
                        java.util.Objects::nonNull);
    }

    private static InvoiceState state(SignatureRequest request) {
        return invoice(request.invoiceId()).state();
    }

    private static Invoice invoice(InvoiceId id) {
        return host.smartAp().invoices().get(DemoUser.AUDITOR.actor(), id);
    }
}
