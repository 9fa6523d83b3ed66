package com.smartap.payments.nacha;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.testkit.bank.SimulatedBank;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeNachaFileTest {
    private static final int PAYMENTS = 100_000;

    @TempDir
    private Path folder;

    /** The payments of the file would take more than the 16 MB of heap; the file itself has 19 MB. */
    @Test
    void a_hundred_thousand_payments_need_a_heap_of_sixteen_megabytes() throws Exception {
        Path file = folder.resolve("large.ach");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .replace("\n", File.pathSeparator),
                        LargeFileMain.class.getName(),
                        Integer.toString(PAYMENTS),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();

        SimulatedBank bank = SimulatedBank.open(Clock.fixed(Instant.parse("2026-11-21T15:00:00Z"), ZoneOffset.UTC));
        assertThat(bank.submit("large.ach", Files.readAllBytes(file))).isInstanceOf(Delivery.Accepted.class);
        assertThat(bank.payments()).hasSize(PAYMENTS);
    }
}
