package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractCommandTest {
    @TempDir
    private Path folder;

    @Test
    void each_file_gives_a_line_in_order_that_says_what_the_invoice_says() throws IOException {
        List<Object> arguments = new ArrayList<>(List.of("extract", "--threads", "3"));
        for (SampleInvoice sample : SampleInvoices.all()) {
            arguments.add(write(sample));
        }
        Cli.Ran ran = Cli.run(arguments.toArray());

        assertThat(ran.exit()).isZero();
        List<JsonNode> lines = ran.lines();
        assertThat(lines).hasSize(20);
        for (int i = 0; i < 20; i++) {
            SampleInvoice sample = SampleInvoices.all().get(i);
            assertThat(lines.get(i).path("file").asText()).endsWith(sample.fileName());
            assertThat(lines.get(i).path("format").asText()).isEqualTo("PDF_TEXT");
            if (sample.scenario() != SampleInvoice.Scenario.HARD_TO_READ) {
                JsonNode read = lines.get(i).path("invoice");
                JsonNode truth = InvoiceJson.of(sample.truth());
                for (String field :
                        List.of("invoiceNumber", "invoiceDate", "currency", "total", "purchaseOrderNumber")) {
                    assertThat(read.path(field)).as(sample + " " + field).isEqualTo(truth.path(field));
                }
                assertThat(read.path("vendor").path("name"))
                        .isEqualTo(truth.path("vendor").path("name"));
                assertThat(read.path("lines")).hasSameSizeAs(truth.path("lines"));
                assertThat(lines.get(i).path("confidence").path("total").asDouble())
                        .isBetween(0.5, 1.0);
            }
        }
    }

    @Test
    void a_file_that_cannot_be_read_gives_an_error_line_and_the_others_are_still_read() throws IOException {
        Path good = write(SampleInvoices.all().get(0));
        Path text = Files.writeString(folder.resolve("note.txt"), "no invoice");
        Path empty = Files.createFile(folder.resolve("empty.pdf"));
        Path cut = Files.write(folder.resolve("cut.pdf"), java.util.Arrays.copyOf(Files.readAllBytes(good), 300));
        Cli.Ran ran = Cli.run("extract", folder.resolve("absent.pdf"), folder, text, empty, cut, good);

        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines())
                .extracting(line -> line.path("error").path("code").asText())
                .containsExactly(
                        "NOT_FOUND",
                        "INVALID_REQUEST",
                        "DOCUMENT_UNSUPPORTED",
                        "DOCUMENT_EMPTY",
                        "DOCUMENT_DAMAGED",
                        "");
        assertThat(ran.lines().get(1).path("error").path("message").asText()).contains("is a directory");
        assertThat(ran.lines().get(5).path("invoice").path("invoiceNumber").asText())
                .isEqualTo(SampleInvoices.all().get(0).truth().invoiceNumber());
    }

    @Test
    void wrong_usage_exits_with_2_and_prints_no_result() {
        for (Cli.Ran ran : List.of(
                Cli.run("extract"),
                Cli.run("extract", "--threads", "0", "a.pdf"),
                Cli.run("extract", "--threads", "many", "a.pdf"),
                Cli.run("extrakt"))) {
            assertThat(ran.exit()).isEqualTo(2);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err()).isNotBlank();
        }
    }

    @Test
    void every_command_has_help() {
        for (String command : List.of(
                "",
                "extract",
                "payments",
                "payments write",
                "payments read",
                "payments check",
                "archive",
                "archive seal",
                "archive verify",
                "erp",
                "erp describe",
                "erp test",
                "erp vendors",
                "erp purchase-orders",
                "erp export-invoice",
                "erp attach",
                "erp payment-status",
                "erp accounts",
                "erp tax-codes",
                "demo")) {
            Cli.Ran ran = Cli.run((Object[]) (command + " --help").strip().split(" "));
            assertThat(ran.exit()).as(command).isZero();
            assertThat(ran.out()).as(command).contains("Usage: smartap" + (command.isEmpty() ? "" : " " + command));
        }
    }

    private Path write(SampleInvoice sample) throws IOException {
        return Files.write(folder.resolve(sample.fileName()), sample.pdf());
    }
}
