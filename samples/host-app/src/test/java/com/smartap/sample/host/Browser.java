package com.smartap.sample.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real Chromium without a window, driven as a person would: by what is written on buttons and labels. */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;
    private final String base;

    private Browser(ChromeDriver driver, String base) {
        this.driver = driver;
        this.base = base;
    }

    /** Opens a browser, or skips the test where none is installed. */
    static Browser open(String base, Path profile, int width, int height) {
        assumeTrue(
                Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER),
                "skipped: needs %s and %s, such as from Debian's packages chromium and chromium-driver"
                        .formatted(CHROMIUM, DRIVER));
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile,
                "--window-size=" + width + "," + height);
        options.setExperimentalOption(
                "mobileEmulation",
                java.util.Map.of(
                        "deviceMetrics",
                        java.util.Map.of("width", width, "height", height, "pixelRatio", 1.0, "touch", false)));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), base);
    }

    ChromeDriver driver() {
        return driver;
    }

    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    void signIn(DemoUser user) {
        driver.manage().deleteAllCookies();
        driver.get(base + "/login");
        click(By.id("as-" + user.login()));
        text("Dashboard");
    }

    void go(String path) {
        driver.get(path.startsWith("http") ? path : base + path);
    }

    String url() {
        return driver.getCurrentUrl().replaceFirst("[?#].*$", "");
    }

    /** Clicks what is there and can be clicked, as soon as it is. */
    void click(By what) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            WebElement element = driver.findElement(what);
            ((JavascriptExecutor) driver).executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            element.click();
            return true;
        });
    }

    void press(String button) {
        click(By.xpath(
                "//*[self::button or self::a or self::summary][contains(normalize-space(.), '" + button + "')]"));
    }

    void type(By where, String text) {
        WebElement element = driver.findElement(where);
        element.clear();
        element.sendKeys(text);
    }

    /** Waits until the page says so. */
    void text(String expected) {
        await("\"" + expected + "\" on " + driver.getCurrentUrl())
                .atMost(PATIENCE)
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(() -> assertThat(body()).contains(expected));
    }

    String body() {
        return driver.findElement(By.tagName("body")).getText();
    }

    List<WebElement> all(By what) {
        return driver.findElements(what);
    }

    Object script(String script, Object... arguments) {
        return ((JavascriptExecutor) driver).executeScript(script, arguments);
    }

    /** Keeps a picture of the page, as long as it is high. */
    void picture(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
