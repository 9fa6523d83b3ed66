package com.smartap.sample.host;

import static com.smartap.model.invoice.InvoiceState.NEEDS_REVIEW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.testkit.samples.SampleInvoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.interactions.Actions;

/** A clerk who corrects what was read: with words of the page, with the keyboard, one invoice after another. */
final class Correcting {
    private final Host host;

    Correcting(Host host) {
        this.host = host;
    }

    /** Corrects the first invoice, and skips the second one, which comes next. */
    void by(Browser browser, InvoiceId first, InvoiceId second, Path shots) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> state(first) == NEEDS_REVIEW && state(second) == NEEDS_REVIEW);
        browser.signIn(DemoUser.CLERK);
        browser.go("/smartap/invoices/" + first + "/correct");
        browser.text("Click a word to put it into the field.");
        assertThat(focused(browser)).isEqualTo("invoiceNumber");
        word(browser, "PFL-77391.").click().perform();
        value(browser, "invoiceNumber", "PFL-77391");
        EveryPageIT.press(browser, Keys.ENTER);
        assertThat(focused(browser)).isEqualTo("invoiceDate");
        EveryPageIT.press(browser, "31.02.2026" + Keys.ENTER);
        browser.text("“31.02.2026” is no day of the calendar");
        browser.script("document.getElementById('invoiceDate').focus()");
        word(browser, "November").clickAndHold().perform();
        word(browser, "2026").release().perform();
        value(browser, "invoiceDate", "2026-11-05");
        browser.type(By.id("currency"), "usd");
        browser.type(By.id("shipping"), " ");
        browser.script("document.getElementById('total').focus()");
        EveryPageIT.press(browser, Keys.F9);
        assertThat(browser.script("return document.querySelectorAll('.words .cursor').length"))
                .isEqualTo(1L);
        EveryPageIT.press(browser, Keys.ESCAPE);
        word(browser, "2795.00").click().perform();
        value(browser, "total", "2795.00");
        browser.script("document.querySelector('.grid input').focus()");
        EveryPageIT.press(
                browser, "Runs" + Keys.TAB + Keys.TAB + "7" + Keys.TAB + "365" + Keys.TAB + "2555" + Keys.ENTER);
        EveryPageIT.press(browser, "240");
        browser.text("Lines 2,795.00 = total");
        browser.picture(shots, "correcting");
        new Actions(browser.driver()).keyDown(Keys.CONTROL).sendKeys(Keys.ENTER).perform();
        browser.text("Your corrections are saved.");
        assertThat(browser.url()).endsWith("/invoices/" + second + "/correct");
        var content = host.smartAp().invoices().get(FirstStart.STAGE, first).content();
        assertThat(content.invoiceNumber()).isEqualTo("PFL-77391");
        assertThat(content.total()).isEqualByComparingTo("2795");
        assertThat(content.lines()).hasSize(2);
        new Actions(browser.driver())
                .keyDown(Keys.CONTROL)
                .keyDown(Keys.SHIFT)
                .sendKeys(Keys.ENTER)
                .perform();
        browser.text("You have been through them all");
    }

    private static Actions word(Browser browser, String text) {
        return new Actions(browser.driver())
                .moveToElement(browser.driver().findElement(By.cssSelector(".words [data-text='" + text + "']")));
    }

    private static Object focused(Browser browser) {
        return browser.script("return document.activeElement.id");
    }

    private static void value(Browser browser, String id, String expected) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(browser.driver().findElement(By.id(id)).getDomProperty("value"))
                                .isEqualTo(expected));
    }

    private InvoiceState state(InvoiceId id) {
        return host.smartAp().invoices().get(FirstStart.STAGE, id).state();
    }

    /** The same paper as another file. */
    InvoiceId copy(int number) {
        SampleInvoice sample = EveryPageIT.sample(SampleInvoice.Scenario.HARD_TO_READ);
        byte[] pdf = Arrays.copyOf(sample.pdf(), sample.pdf().length + number);
        Arrays.fill(pdf, sample.pdf().length, pdf.length, (byte) '\n');
        return host.smartAp()
                .invoices()
                .submit(DemoUser.CLERK.actor(), DocumentSource.of(number + ".pdf", pdf))
                .id();
    }
}
