package com.smartap.benchmarks;

import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.capture.PdfInvoiceReader;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.secret.Secret;
import com.smartap.testkit.samples.SampleInvoices;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Reading and sealing one invoice, the two parts that compute most. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@SuppressWarnings("NullAway.Init")
public class PartsBenchmark {
    private DocumentSource document;
    private PdfInvoiceReader reader;
    private PdfSealer sealer;

    /** Prepares one invoice and a key. */
    @Setup
    public void prepare() throws IOException {
        Path folder = Files.createTempDirectory("smartap-parts");
        document = DocumentSource.of("invoice.pdf", SampleInvoices.all().get(0).pdf());
        reader = new PdfInvoiceReader();
        sealer = new PdfSealer(SigningKey.selfSigned(
                folder.resolve("seal.p12"), Secret.of("parts"), "SmartAP parts", Clock.systemUTC()));
    }

    /** Reads the fields of a PDF. */
    @Benchmark
    public CandidateInvoice read() {
        return reader.read(document, ReadLimits.DEFAULT);
    }

    /** Seals a PDF. */
    @Benchmark
    public int seal() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(300_000);
        sealer.seal(
                new DocumentSealer.SealRequest(
                        document,
                        "{}".getBytes(StandardCharsets.UTF_8),
                        List.of("Sealed by SmartAP"),
                        "Invoice",
                        Instant.EPOCH),
                out);
        return out.size();
    }
}
