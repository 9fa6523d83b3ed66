package com.smartap.sample.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is handed out, started as its users start it. */
class JarIT {
    private static final Path JAR = Path.of("target", "smartap.jar").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Ended(int exit, List<JsonNode> lines, String err) {}

    @Test
    void the_jar_reads_a_document() throws Exception {
        SampleInvoice sample = SampleInvoices.all().get(0);
        Path file = Files.write(folder.resolve(sample.fileName()), sample.pdf());
        Ended ended = start("extract", file.toString());
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(ended.lines().get(0).path("invoice").path("invoiceNumber").asText())
                .isEqualTo(sample.truth().invoiceNumber());
        assertThat(ended.err()).isEmpty();
        assertThat(start("extract", "absent.pdf").exit()).isEqualTo(1);
        assertThat(start("extract").exit()).isEqualTo(2);
    }

    @Test
    void the_demonstration_ends_well_and_a_second_run_goes_on_from_there() throws Exception {
        Path home = folder.resolve("demo");
        Ended first = start("demo", "--dir", home.toString());
        assertThat(first.exit()).as(first.err()).isZero();
        JsonNode summary = last(first);
        assertThat(summary.path("invoices").asInt()).isEqualTo(20);
        assertThat(summary.path("duplicates").asInt()).isEqualTo(1);
        assertThat(summary.path("needsReview").asInt()).isGreaterThanOrEqualTo(1);
        // What is not in US dollars cannot go over ACH: it waits, and the summary says so.
        assertThat(summary.path("paid").asInt()).isEqualTo(16);
        assertThat(summary.path("archived").asInt()).isEqualTo(16);
        assertThat(summary.path("waitingForPayment").findValuesAsText("currency"))
                .containsExactly("EUR", "GBP", "JPY");
        assertThat(summary.path("sealed").path("intact").asInt()).isEqualTo(16);
        assertThat(summary.path("audit").path("intact").asBoolean()).isTrue();
        assertThat(first.lines())
                .filteredOn(line -> event(line).equals("invoice.archived"))
                .hasSize(16);
        assertThat(files(home.resolve("sealed"))).hasSize(16);
        assertThat(files(home.resolve("payments"))).hasSize(1);
        Path sealed = files(home.resolve("sealed")).get(0);
        assertThat(start("archive", "verify", sealed.toString()).exit()).isZero();
        Path log = home.resolve("log.zip");
        assertThat(start("audit", "export", "--dir", home.toString(), "--out", log.toString())
                        .exit())
                .isZero();
        Ended inLog = start("archive", "verify", sealed.toString(), "--log", log.toString());
        assertThat(inLog.exit()).as(inLog.err() + inLog.lines()).isZero();
        assertThat(inLog.lines().get(0).path("log").path("trailRecords").asInt())
                .isPositive();

        Ended second = start("demo", "--dir", home.toString());
        assertThat(second.exit()).as(second.err()).isZero();
        assertThat(second.lines())
                .filteredOn(line -> event(line).equals("submitted-before"))
                .hasSize(20);
        assertThat(last(second).path("paid")).isEqualTo(summary.path("paid"));
        assertThat(last(second).path("total")).isEqualTo(summary.path("total"));
        assertThat(files(home.resolve("payments"))).hasSize(1);
    }

    @Test
    void a_demonstration_that_was_killed_goes_on_and_pays_nothing_twice() throws Exception {
        String home = folder.resolve("killed").toString();
        Process process = new ProcessBuilder(command("demo", "--dir", home))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.contains("invoice.exported")) {
                line = lines.readLine();
            }
            assertThat(line).isNotNull();
        } finally {
            process.destroyForcibly().waitFor();
        }
        Ended ended = start("demo", "--dir", home);
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(last(ended).path("paid").asInt()).isEqualTo(16);
        assertThat(last(ended).path("total").asText()).isEqualTo("182383.54");
        assertThat(last(ended).path("paymentFiles").asInt()).isEqualTo(1);
    }

    private static String event(JsonNode line) {
        return line.path("event").asText();
    }

    private static JsonNode last(Ended ended) {
        return ended.lines().get(ended.lines().size() - 1).path("summary");
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                JAR.toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private Ended start(String... arguments) throws IOException, InterruptedException {
        Path out = folder.resolve("stdout");
        Path err = folder.resolve("stderr");
        Process process = new ProcessBuilder(command(arguments))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(
                process.exitValue(),
                Files.readString(out).lines().map(Cli::json).toList(),
                Files.readString(err));
    }
}
