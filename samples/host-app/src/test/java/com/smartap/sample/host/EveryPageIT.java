package com.smartap.sample.host;

import static com.smartap.model.invoice.InvoiceState.PENDING_APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.core.Statements;
import com.smartap.core.Submission;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

class EveryPageIT {
    private static final Path SHOTS = Path.of("target", "screenshots");
    static final String UNLABELLED = """
            return Array.from(document.querySelectorAll('input:not([type=hidden]), select, textarea, button, a'))
              .filter(e => e.offsetParent !== null)
              .filter(e => !(e.labels && e.labels.length && Array.from(e.labels).some(l => l.textContent.trim()))
                && !e.getAttribute('aria-label') && !e.textContent.trim())
              .map(e => e.outerHTML.slice(0, 120))
            """;
    static final String OVERFLOWING = """
            const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return [];
            return Array.from(document.querySelectorAll('main *')).filter(e => e.getBoundingClientRect().right > wide + 1)
              .map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right)).slice(0, 5)
              .concat(['page is ' + document.documentElement.scrollWidth]);
            """;

    private static final String STATEMENT = """
            :20:S-1
            :25:091000019/123456789
            :28C:231/1
            :60F:C261119USD1000000,
            :61:2611191119D125,00NCHGFEE-2026-11//BANK-4711
            :86:Account analysis fee for October
            :61:2611201120C599,96NTRFUNKNOWN-REFERENCE//BANK-4712
            :86:Payment returned by Industrial Parts Co, account closed
            :62F:C261120USD1000474,96
            """;

    @TempDir
    static Path folder;

    static Host host;
    static InvoiceId pending;
    static InvoiceId review;
    static InvoiceId second;
    static Submission mail;
    static VendorId taught;

    @BeforeAll
    static void start() {
        host = Host.start(folder.resolve("data"));
        pending = submit(SampleInvoice.Scenario.MATCHES);
        review = submit(SampleInvoice.Scenario.HARD_TO_READ);
        submit(SampleInvoice.Scenario.PRICE_ABOVE_ORDER);
        InvoiceId plain = submit(SampleInvoice.Scenario.NO_ORDER);
        Handed handed = new Handed(host);
        second = handed.second();
        mail = handed.mail(SampleInvoice.Scenario.RESENT, SampleInvoice.Scenario.MATCHES);
        taught = handed.taught(plain);
        host.smartAp()
                .statements()
                .read(
                        DemoUser.CFO.actor(),
                        DocumentSource.of("statement.sta", STATEMENT.getBytes(StandardCharsets.US_ASCII)),
                        Statements.Reading.STRICT);
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        host.smartAp().invoices().get(FirstStart.STAGE, pending).state() == PENDING_APPROVAL);
    }

    @AfterAll
    static void stop() {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void no_page_is_wider_than_a_phone_and_every_control_says_what_it_is() {
        look(390, 844, "phone");
    }

    @Test
    void every_control_says_what_it_is_on_a_desk() {
        look(1280, 900, "desk");
    }

    @Test
    void an_approval_needs_no_mouse() {
        try (Browser browser = Browser.open(host.url(), folder.resolve("keys"), 1280, 900)) {
            browser.signIn(DemoUser.MANAGER);
            browser.go("/smartap/approvals");
            press(browser, "j");
            assertThat(browser.script("return document.activeElement.className"))
                    .isEqualTo("row");
            browser.go("/smartap/invoices");
            press(browser, "/");
            assertThat(browser.script("return document.activeElement.id")).isEqualTo("q");
            browser.go("/smartap/invoices/" + pending);
            press(browser, Keys.TAB);
            assertThat(browser.script("return document.activeElement.className"))
                    .isEqualTo("skip");
            press(browser, Keys.ENTER);
            List<String> reached = new ArrayList<>();
            for (int i = 0; i < 12 && !reached.contains("approve"); i++) {
                press(browser, Keys.TAB);
                reached.add(String.valueOf(browser.script("return document.activeElement.id")));
            }
            assertThat(reached).contains("comment", "approve");
            press(browser, Keys.ENTER);
            browser.text("Approved.");
        }
    }

    @Test
    void what_a_person_types_survives_news_about_the_invoice() {
        try (Browser browser = Browser.open(host.url(), folder.resolve("typing"), 1280, 900)) {
            browser.signIn(DemoUser.CLERK);
            browser.go("/smartap/invoices/" + review);
            browser.press("More actions");
            browser.type(By.id("reason"), "a long reason");
            host.smartAp()
                    .invoices()
                    .hold(
                            FirstStart.STAGE,
                            review,
                            host.smartAp()
                                    .invoices()
                                    .get(FirstStart.STAGE, review)
                                    .version(),
                            "meanwhile");
            browser.text("This invoice changed meanwhile.");
            assertThat(browser.driver().findElement(By.id("reason")).getDomProperty("value"))
                    .isEqualTo("a long reason");
            browser.press("Put on hold");
            browser.text("Changed meanwhile");
            host.smartAp()
                    .invoices()
                    .release(
                            FirstStart.STAGE,
                            review,
                            host.smartAp()
                                    .invoices()
                                    .get(FirstStart.STAGE, review)
                                    .version());
        }
    }

    @Test
    void an_invoice_is_corrected_with_its_own_words_and_the_next_one_comes() {
        Correcting correcting = new Correcting(host);
        InvoiceId first = correcting.copy(1);
        InvoiceId second = correcting.copy(2);
        try (Browser browser = Browser.open(host.url(), folder.resolve("words"), 1280, 900)) {
            correcting.by(browser, first, second, SHOTS);
        }
    }

    @Test
    void an_invoice_that_is_part_of_a_document_shows_its_own_pages_and_the_others_on_demand() {
        try (Browser browser = Browser.open(host.url(), folder.resolve("part"), 1280, 900)) {
            browser.signIn(DemoUser.CLERK);
            browser.go("/smartap/invoices/" + second + "/correct");
            browser.text("Invoice 2 of 2 in one document: page 2 of two-in-one.pdf");
            assertThat(
                            browser.script(
                                    "return Array.from(document.querySelectorAll('.sheet[data-page]')).map(s => s.dataset.page)"))
                    .isEqualTo(List.of("2"));
            assertThat(browser.script("return document.querySelector('.other-sheets').open"))
                    .isEqualTo(false);
            browser.press("Other pages of this document (1)");
            assertThat(browser.script("return document.querySelector('.sheet.dim figcaption').textContent"))
                    .isEqualTo("Page 1");
            browser.picture(SHOTS, "part-others");
            browser.go("/smartap/documents/" + mail.document().id());
            browser.text("1 of 3 taken");
            browser.text("HEIC");
            browser.go("/smartap/documents/" + mail.contents().entries().get(0).documentId());
            browser.press("november.eml/invoice-of-november");
            assertThat(browser.url()).endsWith("/documents/" + mail.document().id());
        }
    }

    private static void look(int width, int height, String name) {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("dashboard", "");
        pages.put("invoices", "/invoices");
        pages.put("approvals", "/approvals");
        pages.put("pending", "/invoices/" + pending);
        pages.put("review", "/invoices/" + review);
        pages.put("correct", "/invoices/" + review + "/correct");
        pages.put("payments", "/payments");
        pages.put("bank", "/bank");
        pages.put("orders", "/purchase-orders");
        pages.put("vendors", "/vendors");
        pages.put("vendor-form", "/vendors/new");
        pages.put("documents", "/documents");
        pages.put("part", "/invoices/" + second);
        pages.put("part-correct", "/invoices/" + second + "/correct");
        pages.put("mail", "/documents/" + mail.document().id());
        pages.put(
                "mail-inside", "/documents/" + mail.contents().entries().get(0).documentId());
        pages.put("learning", "/learning");
        pages.put("taught", "/learning/" + taught);
        pages.put("audit", "/audit");
        pages.put("checkpoints", "/audit/checkpoints");
        pages.put("record", "/audit/records/1");
        pages.put("growth", "/audit/growth?from=1&to=3");
        pages.put("erasure", "/audit/erasure");
        pages.put("signatures", "/signatures");
        pages.put("connections", "/connections");
        pages.put("world", "/world");
        try (Browser browser = Browser.open(host.url(), folder.resolve(name), width, height)) {
            browser.go("/login");
            assertThat((List<?>) browser.script(OVERFLOWING)).as("sign-in").isEmpty();
            browser.picture(SHOTS, name + "-login");
            Map<DemoUser, List<String>> seenBy = Map.of(
                    DemoUser.CLERK,
                            List.of(
                                    "dashboard",
                                    "invoices",
                                    "review",
                                    "correct",
                                    "part",
                                    "part-correct",
                                    "mail",
                                    "mail-inside",
                                    "payments",
                                    "world"),
                    DemoUser.CFO,
                            List.of(
                                    "dashboard",
                                    "approvals",
                                    "signatures",
                                    "pending",
                                    "bank",
                                    "audit",
                                    "checkpoints",
                                    "record",
                                    "growth",
                                    "documents"),
                    DemoUser.ADMIN,
                            List.of(
                                    "orders",
                                    "vendors",
                                    "vendor-form",
                                    "connections",
                                    "erasure",
                                    "learning",
                                    "taught"));
            seenBy.forEach((user, names) -> {
                browser.signIn(user);
                for (String page : names) {
                    browser.go("/smartap" + pages.get(page));
                    browser.picture(SHOTS, name + "-" + page);
                    assertThat((List<?>) browser.script(UNLABELLED)).as(page).isEmpty();
                    assertThat((List<?>) browser.script(OVERFLOWING)).as(page).isEmpty();
                }
            });
        }
    }

    static void press(Browser browser, CharSequence keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    private static InvoiceId submit(SampleInvoice.Scenario scenario) {
        SampleInvoice sample = sample(scenario);
        return host.smartAp()
                .invoices()
                .submit(DemoUser.CLERK.actor(), DocumentSource.of(sample.fileName(), sample.pdf()))
                .id();
    }

    static SampleInvoice sample(SampleInvoice.Scenario scenario) {
        return SampleInvoices.all().stream()
                .filter(candidate -> candidate.scenario() == scenario)
                .findFirst()
                .orElseThrow();
    }
}
