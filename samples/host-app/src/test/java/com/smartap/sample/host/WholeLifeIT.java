package com.smartap.sample.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.testkit.bank.BankPayment;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

class WholeLifeIT {
    @TempDir
    static Path folder;

    @Test
    void an_invoice_goes_from_its_pdf_to_the_sealed_archive_by_the_hands_of_five_people() throws IOException {
        Path shots = Path.of("target", "screenshots");
        SampleInvoice sample = large();
        Path pdf = Files.write(folder.resolve(sample.fileName()), sample.pdf());
        try (Host host = Host.start(folder.resolve("data"));
                Browser browser = Browser.open(host.url(), folder.resolve("profile"), 1280, 900)) {
            browser.signIn(DemoUser.CLERK);
            browser.text("No invoices yet");
            browser.picture(shots, "01-empty");
            browser.go("/smartap/invoices");
            browser.driver().findElement(By.id("file")).sendKeys(pdf.toString());
            browser.text("Awaiting approval");
            String invoice = browser.url();
            assertThat(browser.body()).contains(sample.truth().invoiceNumber()).contains("Matched");
            assertThat(browser.body()).doesNotContain("Your decision");
            browser.script("document.querySelector('[data-field=TOTAL]').focus()");
            assertThat(browser.all(By.cssSelector(".sheet rect.on"))).hasSize(1);
            browser.picture(shots, "02-pending");

            browser.signIn(DemoUser.MANAGER);
            browser.go("/smartap/approvals");
            browser.text(sample.vendor().name());
            browser.picture(shots, "03-queue");
            browser.go(invoice);
            browser.text("Your decision");
            browser.script("document.querySelector('[data-field=TOTAL]').focus()");
            browser.picture(shots, "console");
            browser.press("Approve ");
            browser.text("Approved.");
            browser.text("Max Manager");
            assertThat(browser.body()).contains("Awaiting approval");

            browser.signIn(DemoUser.SENIOR);
            browser.go(invoice);
            browser.press("Approve ");
            browser.text("Awaiting signature");
            assertThat(host.world().erp().bills()).isEmpty();
            browser.text("Your signature is asked for");
            browser.picture(shots, "signature-invoice");
            browser.click(By.id("to-sign"));
            browser.picture(shots, "signature-request");
            browser.click(By.id("sign-now"));
            browser.text("What you sign");
            browser.picture(shots, "signature-page");
            browser.type(By.id("name"), DemoUser.SENIOR.person());
            browser.click(By.id("consent"));
            browser.click(By.id("sign"));
            browser.text("This link works no more.");
            browser.picture(shots, "signature-done");
            browser.go(invoice);
            browser.text("Ready to pay");
            browser.text("Signed document, SHA-256");
            browser.picture(shots, "signature-signed");
            assertThat(host.world().erp().bills()).hasSize(1);

            browser.signIn(DemoUser.CLERK);
            browser.go("/smartap/payments");
            browser.click(By.cssSelector("[data-all]"));
            browser.press("Build a batch");
            browser.text("Review and release");
            browser.text("A treasurer who did not build it has to release it.");
            assertThat(browser.all(By.id("release"))).isEmpty();
            String batch = browser.url();

            browser.signIn(DemoUser.TREASURER);
            browser.go(batch);
            browser.picture(shots, "04-batch");
            browser.click(By.id("release"));
            browser.text("Completed");
            assertThat(browser.all(By.id("download"))).hasSize(1);
            assertThat(host.world().bank().payments())
                    .singleElement()
                    .extracting(BankPayment::amount)
                    .isEqualTo(com.smartap.model.Money.of(
                            sample.truth().total(), sample.truth().currency()));
            browser.go(invoice);
            browser.text("Paid and archived");
            browser.picture(shots, "05-archived");

            browser.signIn(DemoUser.AUDITOR);
            browser.go(invoice);
            browser.press("Open and verify");
            browser.click(By.id("verify"));
            browser.text("The document is exactly what was sealed");
            browser.picture(shots, "06-sealed");
            browser.go("/smartap/audit");
            browser.press("Verify the log");
            browser.text("The log is intact");
            browser.go("/smartap/world");
            assertThat(browser.driver().findElement(By.id("bill-count")).getText())
                    .isEqualTo("1");
            browser.picture(shots, "07-world");
        }
        try (Host second = Host.start(folder.resolve("data"));
                Browser browser = Browser.open(second.url(), folder.resolve("profile2"), 1280, 900)) {
            browser.signIn(DemoUser.AUDITOR);
            browser.go("/smartap/invoices");
            browser.text("Paid and archived");
            assertThat(second.world().erp().bills()).hasSize(1);
            assertThat(second.world().bank().payments()).hasSize(1);
            assertThat(second.smartAp()
                            .erp()
                            .sync(
                                    FirstStart.STAGE,
                                    second.smartAp()
                                            .erp()
                                            .connections(FirstStart.STAGE)
                                            .get(0)
                                            .id()))
                    .allSatisfy(result -> assertThat(result.failed()).isZero());
        }
    }

    /** One that two people have to approve. */
    private static SampleInvoice large() {
        return SampleInvoices.all().stream()
                .filter(sample -> sample.scenario() == SampleInvoice.Scenario.MATCHES)
                .filter(sample -> "USD".equals(String.valueOf(sample.truth().currency())))
                .filter(sample -> sample.truth().total().compareTo(new BigDecimal("5000")) > 0
                        && sample.truth().total().compareTo(new BigDecimal("25000")) < 0)
                .findFirst()
                .orElseThrow();
    }
}
