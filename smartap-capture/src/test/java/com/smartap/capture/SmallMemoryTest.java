package com.smartap.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.smartap.capture.ocr.TesseractEngine;
import com.smartap.testkit.samples.HostileDocuments;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes from strangers is read by a JVM of its own with little memory, which has to survive all of it. */
class SmallMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void hostile_files_never_bring_a_small_JVM_down() throws Exception {
        for (Map.Entry<String, byte[]> file : hostile().entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        String answers = run("-Xmx96m", folder.toString());
        assertThat(answers.lines()).hasSize(hostile().size()).noneMatch(line -> line.contains("FAILED"));
        assertThat(answers)
                .contains(
                        "bomb.zip DOCUMENT_TOO_LARGE",
                        "bomb.xlsx DOCUMENT_TOO_LARGE",
                        "endless.edi DOCUMENT_TOO_LARGE");
    }

    @Test
    void hostile_pictures_never_bring_a_small_JVM_down() throws Exception {
        Path program = Files.writeString(
                folder.resolve("tesseract"),
                "#!/bin/sh\ncase \"$1\" in --list-langs) printf 'List:\\neng\\n';; esac\n");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no /bin/sh to stand in for the program");
        assumeTrue(program.toFile().setExecutable(true), "files of the temporary folder cannot be made executable");
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (Map.Entry<String, byte[]> file : HostilePictures.all().entrySet()) {
            Files.write(pictures.resolve(file.getKey()), file.getValue());
        }
        // What reads words is not what is tried here: it sees nothing, and at once.
        String answers = run("-Xmx96m", pictures.toString(), "-D" + TesseractEngine.PROGRAM + "=" + program);
        assertThat(answers.lines())
                .hasSize(HostilePictures.all().size())
                .noneMatch(line -> line.contains("FAILED") || line.contains("UNSUPPORTED"));
        assertThat(answers)
                .contains(
                        "giant.jpg DOCUMENT_TOO_LARGE",
                        "giant.png DOCUMENT_TOO_LARGE",
                        "cut.jpg DOCUMENT_DAMAGED",
                        "cut.tif DOCUMENT_DAMAGED",
                        "unfilled.png DOCUMENT_DAMAGED",
                        "largest.png 1 invoices");
    }

    @Test
    void two_hundred_thousand_rows_are_read_in_flat_memory() throws Exception {
        Path table = folder.resolve("large.csv");
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(table))) {
            out.println("Vendor,Invoice No,Date,Item,Qty,Unit Price,Line Total,Total");
            for (int i = 0; i < 199_999; i++) {
                out.printf("Vendor %d,INV-%d,2026-03-02,Bolts,2,1.50,3.00,6.00%n", i / 2 % 100, i / 2);
            }
        }
        assertThat(run("-Xmx96m", table.toString())).contains("large.csv 100000 invoices");
    }

    private static Map<String, byte[]> hostile() {
        Map<String, byte[]> all = new LinkedHashMap<>(HostileDocuments.all());
        all.put("bomb.zip", ZipFiles.zip("zeros.csv", new byte[64 << 20]));
        all.put("bomb.xlsx", ZipFiles.workbook("<row r=\"1\">" + " ".repeat(64 << 20) + "</row>"));
        all.put(
                "endless.edi",
                (EdiSamples.x12().substring(0, 170) + "REF*".repeat(100_000)).getBytes(StandardCharsets.US_ASCII));
        all.put(
                "segments.edi",
                EdiSamples.x12().replace("TDS", "A~".repeat(1_500_000) + "TDS").getBytes(StandardCharsets.US_ASCII));
        all.put(
                "columns.csv",
                ("Vendor,Invoice,Total" + ",x".repeat(1_000_000) + "\n")
                        .repeat(3)
                        .getBytes(StandardCharsets.US_ASCII));
        all.put(
                "quote.csv",
                ("Vendor,Invoice,Total\nA,1,\"" + "x".repeat(5 << 20)).getBytes(StandardCharsets.US_ASCII));
        all.put(
                "nested.eml",
                ("From: a@b\nMIME-Version: 1.0\nContent-Type: message/rfc822\n\n")
                        .repeat(20_000)
                        .getBytes(StandardCharsets.US_ASCII));
        all.put(
                "header.eml",
                ("From: a@b\nSubject: " + "x".repeat(3 << 20) + "\n\n").getBytes(StandardCharsets.US_ASCII));
        return all;
    }

    private static String run(String memory, String argument, String... options)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                memory,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ReadEverything.class.getName(), argument));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (OutputStream none = process.getOutputStream()) {
            none.flush();
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(out).isZero();
        return out;
    }
}
