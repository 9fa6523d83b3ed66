package com.smartap.benchmarks;

import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.spi.archive.DocumentSealer.SealReport;
import com.smartap.spi.archive.DocumentSealer.SealRequest;
import com.smartap.spi.archive.DocumentSealer.SealVerification;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.samples.SampleInvoices;
import com.sun.management.OperatingSystemMXBean;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * What sealing costs.
 *
 * <p>Arguments: {@code ratio [ROUNDS]}, sealing a one-page invoice at B-B against a bare load, save and RSA signature of
 * the same file with PDFBox, in processor time, taking turns; {@code threads THREADS [DOCUMENTS]}, documents a second;
 * {@code pages [PAGES]}, one document of many pages in a process of its own with 256 MiB.
 */
public final class SealLoad {
    private static final int BLOCK = 20;

    private SealLoad() {}

    /** Runs one load. */
    public static void main(String[] args) throws Exception {
        String number = args.length > 1 ? args[1] : "";
        switch (args.length == 0 ? "" : args[0]) {
            case "ratio" -> ratio(number.isEmpty() ? 15 : Integer.parseInt(number));
            case "threads" ->
                threads(
                        number.isEmpty() ? 2 : Integer.parseInt(number),
                        args.length > 2 ? Integer.parseInt(args[2]) : 400);
            case "pages" -> process(number.isEmpty() ? "1000" : number);
            case "many" -> pages(Integer.parseInt(number));
            default ->
                throw new IllegalArgumentException("ratio [ROUNDS], threads THREADS [DOCUMENTS] or pages [PAGES]");
        }
    }

    private static void ratio(int rounds) throws Exception {
        byte[] invoice = SampleInvoices.all().get(0).pdf();
        SigningKey key = key();
        PdfSealer sealer = new PdfSealer(key);
        double[] ratios = new double[rounds];
        double[] bare = new double[rounds];
        double[] sealed = new double[rounds];
        for (int round = -2; round < rounds; round++) {
            double one = cpu(() -> bare(key, invoice));
            double other = cpu(() -> seal(sealer, "invoice.pdf", invoice));
            if (round >= 0) {
                bare[round] = one;
                sealed[round] = other;
                ratios[round] = other / one;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "one page, %d x %d documents: bare %.2f ms, sealed %.2f ms of processor time each; median ratio %.2f%n",
                rounds,
                BLOCK,
                median(bare),
                median(sealed),
                median(ratios));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** Milliseconds of processor time for each of a block of documents, whatever threads work on it. */
    private static double cpu(Callable<?> work) throws Exception {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long from = system.getProcessCpuTime();
        for (int i = 0; i < BLOCK; i++) {
            work.call();
        }
        return (system.getProcessCpuTime() - from) / 1e6 / BLOCK;
    }

    private static byte[] bare(SigningKey key, byte[] invoice) throws IOException {
        try (PDDocument document = Loader.loadPDF(invoice)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return key.sign(out.toByteArray());
        }
    }

    private static SealReport seal(PdfSealer sealer, String name, byte[] pdf) throws IOException {
        return sealer.seal(request(name, pdf), new ByteArrayOutputStream(pdf.length + 65_536));
    }

    private static SealRequest request(String name, byte[] pdf) {
        return new SealRequest(
                DocumentSource.of(name, pdf),
                "{\"records\":[{\"action\":\"approved\"}]}".getBytes(StandardCharsets.UTF_8),
                List.of("Approved by Carla", "Paid on 2026-11-21"),
                "Invoice",
                Instant.parse("2026-11-21T10:00:00Z"));
    }

    private static void threads(int threads, int documents) throws Exception {
        byte[] invoice = SampleInvoices.all().get(0).pdf();
        PdfSealer sealer = new PdfSealer(key());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 3; round++) {
                long from = System.nanoTime();
                List<Future<SealReport>> all = new ArrayList<>();
                for (int i = 0; i < documents; i++) {
                    all.add(pool.submit(() -> seal(sealer, "invoice.pdf", invoice)));
                }
                for (Future<SealReport> one : all) {
                    one.get();
                }
                double seconds = (System.nanoTime() - from) / 1e9;
                System.out.printf(
                        Locale.ROOT,
                        "%d documents on %d threads in %.1f s: %.0f a second%n",
                        documents,
                        threads,
                        seconds,
                        documents / seconds);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static void process(String pages) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SealLoad.class.getName(),
                        "many",
                        pages)
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process with 256 MiB failed");
        }
    }

    private static void pages(int pages) throws Exception {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            PDType1Font font = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
            for (int i = 1; i <= pages; i++) {
                PDPage page = new PDPage(PDRectangle.A4);
                document.addPage(page);
                try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                    content.beginText();
                    content.setFont(font, 10);
                    content.setLeading(14);
                    content.newLineAtOffset(50, 780);
                    for (int line = 0; line < 50; line++) {
                        content.showText(
                                "Page %d, line %d: copy paper A4, 80 g, box of 5    %d.00".formatted(i, line, line));
                        content.newLine();
                    }
                    content.endText();
                }
            }
            document.save(made);
        }
        PdfSealer sealer =
                new PdfSealer(key(), new ReadLimits(64L * 1024 * 1024, pages + 10, 50_000_000, Duration.ofMinutes(5)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        long from = System.nanoTime();
        SealReport report = sealer.seal(request("long.pdf", made.toByteArray()), out);
        long sealed = System.nanoTime();
        SealVerification found = sealer.verify(DocumentSource.of("long.pdf", out.toByteArray()));
        System.out.printf(
                Locale.ROOT,
                "%d pages, %d KiB, with 256 MiB of heap: sealed (%s) in %.1f s, checked (%s) in %.1f s%n",
                report.pages(),
                out.size() / 1024,
                report.pdfa(),
                (sealed - from) / 1e9,
                found.intact() ? "intact" : "NOT INTACT",
                (System.nanoTime() - sealed) / 1e9);
    }

    /** RSA with 3072 bits, as the bare program of the target signs; the key that an installation makes is faster. */
    private static SigningKey key() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=Load");
        Instant now = Instant.now();
        X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minus(Duration.ofDays(1))),
                        Date.from(now.plus(Duration.ofDays(365))),
                        name,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = "secret".toCharArray();
        store.setKeyEntry("seal", pair.getPrivate(), password, new Certificate[] {
            new JcaX509CertificateConverter().getCertificate(certificate)
        });
        Path file = Files.createTempDirectory("seal-load").resolve("seal.p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password);
        }
        return SigningKey.load(file, password);
    }
}
