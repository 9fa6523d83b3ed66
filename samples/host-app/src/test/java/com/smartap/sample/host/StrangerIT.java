package com.smartap.sample.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

class StrangerIT {
    private static final Path SHARED = Path.of(System.getProperty("smartap.shared", "../shared"));
    private static final Path INVOICE = SHARED.resolve("samples/smartap-reference/clean_12_INVOICE-2025-2592.pdf");

    @TempDir
    Path folder;

    @Test
    void an_invoice_of_an_unknown_vendor_goes_on_once_vendor_and_order_are_entered_in_the_erp() {
        assumeTrue(Files.exists(INVOICE), "skipped: %s is not there".formatted(INVOICE));
        try (Host host = Host.start(folder.resolve("data"));
                Browser browser = Browser.open(host.url(), folder.resolve("profile"), 1280, 900)) {
            browser.signIn(DemoUser.CLERK);
            browser.go("/smartap/invoices");
            browser.driver()
                    .findElement(By.id("file"))
                    .sendKeys(INVOICE.toAbsolutePath().normalize().toString());
            browser.text("Needs review");
            String invoice = browser.url();
            browser.go("/smartap/world");
            browser.picture(Path.of("target", "screenshots"), "stranger-world");
            browser.press("Create them in the ERP");
            browser.text("Awaiting approval");
            assertThat(browser.url()).isEqualTo(invoice);
            assertThat(browser.body()).contains("Matched").doesNotContain("Not matched");
            browser.picture(Path.of("target", "screenshots"), "stranger-matched");
            browser.go("/smartap/world");
            assertThat(browser.body()).doesNotContain("Unknown to the ERP");
        }
    }

    @Test
    void a_lost_answer_of_the_erp_leaves_one_bill() {
        try (Host host = Host.start(folder.resolve("data"));
                Browser browser = Browser.open(host.url(), folder.resolve("profile"), 1280, 900)) {
            browser.signIn(DemoUser.CLERK);
            browser.go("/smartap");
            browser.click(By.cssSelector(".samples form button"));
            browser.text("Awaiting approval");
            String invoice = browser.url();
            browser.signIn(DemoUser.MANAGER);
            browser.go("/smartap/world");
            browser.click(By.id("erp-lose"));
            browser.text("its answer gets lost");
            browser.go(invoice);
            browser.press("Approve ");
            browser.text("Ready to pay");
            assertThat(host.world().erp().bills()).hasSize(1);
        }
    }
}
