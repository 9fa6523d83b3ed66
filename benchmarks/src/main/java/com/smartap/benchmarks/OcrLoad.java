package com.smartap.benchmarks;

import com.smartap.capture.ImageInvoiceReader;
import com.smartap.capture.ocr.TesseractEngine;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.testkit.samples.SampleInvoice;
import com.smartap.testkit.samples.SampleInvoices;
import com.smartap.testkit.samples.SampleScans;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Reads scans of the sample invoices with Tesseract, and prints how many pages a minute that makes.
 *
 * <p>Arguments: {@code [PAGES [THREADS [DPI]]]}; 40 pages, one thread for each processor and 200 dots per inch if left
 * out. Run it with {@code -Xmx256m} to see that it fits.
 */
public final class OcrLoad {
    private OcrLoad() {}

    /** Runs the load. */
    public static void main(String[] args) throws Exception {
        int pages = number(args, 0, 40);
        int threads = number(args, 1, Runtime.getRuntime().availableProcessors());
        int dpi = number(args, 2, 200);
        TesseractEngine engine = new TesseractEngine();
        engine.unavailable().ifPresent(reason -> {
            throw new IllegalStateException(reason);
        });
        List<byte[]> scans = new ArrayList<>();
        for (SampleInvoice sample : SampleInvoices.all().stream().limit(8).toList()) {
            scans.add(SampleScans.of(sample, dpi).png());
        }
        ImageInvoiceReader reader = new ImageInvoiceReader(engine);
        read(reader, scans.get(0));
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Future<Boolean>> reads = new ArrayList<>();
            for (int i = 0; i < pages; i++) {
                byte[] scan = scans.get(i % scans.size());
                reads.add(pool.submit(() -> read(reader, scan)));
            }
            int totals = 0;
            for (Future<Boolean> read : reads) {
                totals += read.get() ? 1 : 0;
            }
            double minutes = (System.nanoTime() - start) / 60e9;
            System.out.println(String.format(
                    Locale.ROOT,
                    "%d pages at %d dpi on %d threads: %.0f pages a minute, %d with a total",
                    pages,
                    dpi,
                    threads,
                    pages / minutes,
                    totals));
        } finally {
            pool.shutdownNow();
        }
    }

    private static boolean read(ImageInvoiceReader reader, byte[] scan) {
        return reader.read(DocumentSource.of("scan.png", scan), ReadLimits.DEFAULT)
                        .content()
                        .total()
                != null;
    }

    private static int number(String[] args, int at, int none) {
        return args.length > at ? Integer.parseInt(args[at]) : none;
    }
}
