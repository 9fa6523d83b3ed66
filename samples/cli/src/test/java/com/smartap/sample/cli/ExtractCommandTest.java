package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
    void a_pdf_that_is_an_archive_as_well_says_so_once() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(SampleInvoices.all().get(0).pdf());
        try (ZipOutputStream zip = new ZipOutputStream(both)) {
            zip.putNextEntry(new ZipEntry("other.txt"));
            zip.write(new byte[] {1, 2, 3});
        }
        Path file = Files.write(folder.resolve("both.pdf"), both.toByteArray());
        List<String> warnings = new ArrayList<>();
        Cli.run("extract", file).lines().get(0).path("warnings").forEach(warning -> warnings.add(warning.asText()));
        assertThat(warnings)
                .filteredOn(warning -> warning.contains("a ZIP archive at once"))
                .singleElement()
                .asString()
                .startsWith("POLYGLOT: ");
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
    void every_invoice_of_a_file_gives_a_line_of_its_own_with_its_part_and_places() throws IOException {
        Path list = Files.writeString(
                folder.resolve("list.csv"), "Vendor,Invoice No,Total\nAcme,A-1,10.00\nBeta,B-2,-20.00\nC,C-3,x\n");
        Path good = write(SampleInvoices.all().get(0));
        Cli.Ran ran = Cli.run("extract", "--boxes", "--threads", "2", list, good);
        assertThat(ran.exit()).isZero();
        List<JsonNode> lines = ran.lines();
        assertThat(lines).hasSize(4);
        assertThat(lines)
                .extracting(line -> line.path("file").asText())
                .containsExactly(list.toString(), list + "#2", list + "#3", good.toString());
        assertThat(lines.get(1).path("part").toString()).isEqualTo("{\"number\":2,\"of\":3,\"where\":\"row 3\"}");
        assertThat(lines.get(1).path("invoice").path("type").asText()).isEqualTo("CREDIT_NOTE");
        assertThat(lines.get(0).path("boxes").path("total").path("source").asText())
                .isEqualTo("C2");
        JsonNode box = lines.get(3).path("boxes").path("total");
        assertThat(box.path("page").asInt()).isPositive();
        assertThat(box.path("width").asDouble()).isBetween(0.0, 1.0);
    }

    @Test
    void containers_are_opened_and_one_bad_document_in_them_does_not_stop_the_others() throws IOException {
        byte[] pdf = SampleInvoices.all().get(0).pdf();
        Path zip = folder.resolve("a.zip");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
            for (String name : List.of("bad.pdf", "b.pdf")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(pdf, 0, name.equals("bad.pdf") ? 300 : pdf.length);
                out.closeEntry();
            }
        }
        Cli.Ran ran = Cli.run("extract", zip);
        assertThat(ran.exit()).isEqualTo(1);
        assertThat(ran.lines())
                .extracting(line -> line.path("inside").asText())
                .containsExactly("a.zip/bad.pdf", "a.zip/b.pdf");
        assertThat(ran.lines().get(0).path("error").path("code").asText()).isEqualTo("DOCUMENT_DAMAGED");
        assertThat(ran.lines().get(1).path("invoice").path("invoiceNumber").asText())
                .isEqualTo(SampleInvoices.all().get(0).truth().invoiceNumber());
    }

    @Test
    void orders_are_printed_as_what_they_are_and_interchanges_are_answered() throws IOException {
        Path order = Files.writeString(
                folder.resolve("order.edi"),
                "UNB+UNOC:3+S:14+R:14+260302:1200+5'UNH+1+ORDERS:D:96A:UN'BGM+220+PO-1+9'DTM+137:20260302:102'"
                        + "LIN+1++A:IN'QTY+21:2'PRI+AAA:3'UNS+S'UNT+8+1'UNZ+1+5'");
        JsonNode line = Cli.run("extract", order).line();
        assertThat(line.path("format").asText()).isEqualTo("EDIFACT_ORDERS");
        assertThat(line.path("invoice").path("type").asText()).isEqualTo("PURCHASE_ORDER");
        assertThat(line.path("invoice").has("total")).isFalse();
        assertThat(Cli.run("edi", "order", order)
                        .line()
                        .path("order")
                        .path("purchaseOrderNumber")
                        .asText())
                .isEqualTo("PO-1");
        Path answer = folder.resolve("answer.edi");
        JsonNode said = Cli.run("edi", "acknowledge", order, "--out", answer).line();
        assertThat(said.path("accepted").asInt()).isEqualTo(1);
        assertThat(Files.readString(answer)).contains("UCI+5+S:14+R:14+7'");
        assertThat(Cli.run("edi", "acknowledge", answer, "--out", folder.resolve("again.edi"))
                        .line()
                        .path("acknowledged")
                        .asInt())
                .isZero();
        assertThat(folder.resolve("again.edi")).doesNotExist();
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
                "columns",
                "edi",
                "edi acknowledge",
                "edi order",
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
