package com.smartap.sample.plain;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainJavaTest {
    @TempDir
    private Path folder;

    @Test
    void a_document_is_read_and_waits_for_a_person() throws Exception {
        SampleInvoice sample = SampleInvoices.all().get(0);
        Path pdf = Files.write(folder.resolve(sample.fileName()), sample.pdf());
        PrintStream console = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            PlainJava.main(new String[] {pdf.toString(), folder.resolve("data").toString()});
        } finally {
            System.setOut(console);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("invoice.uploaded", "invoice.processed", "NEEDS_REVIEW", "is not known")
                .contains(sample.truth().invoiceNumber(), sample.vendor().name());
    }
}
