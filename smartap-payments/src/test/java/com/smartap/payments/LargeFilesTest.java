package com.smartap.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LargeFilesTest {
    private static final int PAYMENTS = 100_000;

    @TempDir
    private Path folder;

    /** Neither the payments nor the file would have room. */
    @ParameterizedTest
    @CsvSource({"nacha-ccd,19000000", "pain.001.001.09,24000000", "csv,8000000", "json,20000000"})
    void a_hundred_thousand_payments_are_written_and_checked_in_a_heap_of_sixteen_megabytes(String format, long least)
            throws Exception {
        Path file = folder.resolve("large");
        SmallJvm.run(16, folder, LargeFileMain.class, format, Integer.toString(PAYMENTS), file.toString());
        assertThat(Files.size(file)).isGreaterThan(least);
    }
}
