package com.smartap.payments.pain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargePainFileTest {
    private static final int PAYMENTS = 100_000;

    @TempDir
    private Path folder;

    /** The file has 40 MB, and so would have its payments. */
    @Test
    void a_hundred_thousand_payments_are_written_and_checked_in_a_heap_of_sixteen_megabytes() throws Exception {
        Path file = folder.resolve("large.xml");
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx16m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                                .replace("\n", File.pathSeparator),
                        LargePainFileMain.class.getName(),
                        Integer.toString(PAYMENTS),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        assertThat(Files.size(file)).isGreaterThan(30_000_000L);
    }
}
