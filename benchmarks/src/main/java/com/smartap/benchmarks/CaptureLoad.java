package com.smartap.benchmarks;

import com.smartap.capture.EInvoiceReader;
import com.smartap.capture.PdfInvoiceReader;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.samples.SampleInvoices;
import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Reads documents that have text, and prints what that costs in processor time.
 *
 * <p>Arguments: {@code pdf [ROUNDS [FOLDER]]} reads one-page PDFs and compares with PDFBox's bare text stripper on the
 * same files in the same run; {@code xml ROUNDS FOLDER} reads electronic invoices; {@code memory [DOCUMENTS]} prints the
 * heap in use after every 1,000 documents; {@code first} reads one document in a fresh JVM. Without a folder the sample
 * invoices of the test kit are read.
 */
public final class CaptureLoad {
    private static final int PASSES = 5;
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private CaptureLoad() {}

    private interface Work {
        void on(byte[] document) throws IOException;
    }

    /** Runs the load. */
    public static void main(String[] args) throws Exception {
        String what = args.length > 0 ? args[0] : "pdf";
        switch (what) {
            case "pdf" -> pdf(number(args, 20), args.length > 2 ? files(args[2], ".pdf") : samples());
            case "xml" -> xml(number(args, 20), files(args[2], ".xml"));
            case "memory" -> memory(number(args, 10_000));
            case "first" -> first();
            default -> throw new IllegalArgumentException("%s is none of pdf, xml, memory, first".formatted(what));
        }
    }

    private static int number(String[] args, int none) {
        return args.length > 1 ? Integer.parseInt(args[1]) : none;
    }

    private static List<byte[]> samples() {
        List<byte[]> all = new ArrayList<>();
        SampleInvoices.all().forEach(sample -> all.add(sample.pdf()));
        return all;
    }

    private static List<byte[]> files(String folder, String ending) throws IOException {
        List<byte[]> all = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(Path.of(folder))) {
            for (Path path : paths.filter(one -> one.toString().endsWith(ending))
                    .sorted()
                    .toList()) {
                all.add(Files.readAllBytes(path));
            }
        }
        return all;
    }

    private static void pdf(int rounds, List<byte[]> documents) throws IOException {
        List<byte[]> single = new ArrayList<>();
        for (byte[] document : documents) {
            try (PDDocument open = Loader.loadPDF(document)) {
                if (open.getNumberOfPages() == 1) {
                    single.add(document);
                }
            }
        }
        PdfInvoiceReader reader = new PdfInvoiceReader();
        double[] bare = new double[PASSES];
        double[] read = new double[PASSES];
        Work strip = CaptureLoad::strip;
        Work invoice = document -> read(reader, document);
        micros(strip, single, rounds);
        micros(invoice, single, rounds);
        for (int pass = 0; pass < PASSES; pass++) {
            bare[pass] = micros(strip, single, rounds);
            read[pass] = micros(invoice, single, rounds);
        }
        Arrays.sort(bare);
        Arrays.sort(read);
        print("%d files of one page, medians of %d passes", single.size(), PASSES);
        print("bare text stripper: %.0f pages a second and core", 1e6 / bare[PASSES / 2]);
        print("invoice read:       %.0f pages a second and core", 1e6 / read[PASSES / 2]);
        print("ratio: %.2f", read[PASSES / 2] / bare[PASSES / 2]);
    }

    private static void xml(int rounds, List<byte[]> documents) throws IOException {
        EInvoiceReader reader = new EInvoiceReader();
        Work invoice = document -> read(reader, document);
        micros(invoice, documents, rounds);
        double took = micros(invoice, documents, rounds);
        print("%d electronic invoices: %.0f a second and core", documents.size(), 1e6 / took);
    }

    private static void memory(int documents) {
        PdfInvoiceReader reader = new PdfInvoiceReader();
        List<byte[]> samples = samples();
        for (int i = 1; i <= documents; i++) {
            read(reader, samples.get(i % samples.size()));
            if (i % 1000 == 0) {
                System.gc();
                long used =
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
                print("%d documents: %.1f MiB in use", i, used / 1048576.0);
            }
        }
    }

    private static void first() {
        byte[] document = samples().get(0);
        long start = System.nanoTime();
        read(new PdfInvoiceReader(), document);
        print("first document: %d ms", (System.nanoTime() - start) / 1_000_000);
        start = System.nanoTime();
        read(new PdfInvoiceReader(), document);
        print("second one:     %d ms", (System.nanoTime() - start) / 1_000_000);
    }

    private static void strip(byte[] document) throws IOException {
        try (PDDocument open = Loader.loadPDF(document)) {
            new PDFTextStripper().getText(open);
        }
    }

    private static void read(InvoiceReader reader, byte[] document) {
        reader.read(DocumentSource.of("invoice", document), ReadLimits.DEFAULT);
    }

    /** Processor time of one document. */
    private static double micros(Work work, List<byte[]> documents, int rounds) throws IOException {
        long before = SYSTEM.getProcessCpuTime();
        for (int round = 0; round < rounds; round++) {
            for (byte[] document : documents) {
                work.on(document);
            }
        }
        return (SYSTEM.getProcessCpuTime() - before) / 1e3 / rounds / documents.size();
    }

    private static void print(String text, Object... values) {
        System.out.println(String.format(Locale.ROOT, text, values));
    }
}
