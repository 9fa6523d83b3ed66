package com.smartap.benchmarks;

import com.smartap.archive.FileSystemDocumentStore;
import com.smartap.archive.PdfSealer;
import com.smartap.archive.SigningKey;
import com.smartap.core.SmartAp;
import com.smartap.spi.secret.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;

/** Starts the plain library in a fresh JVM, and prints how long that took: once in a new folder, once in a used one. */
public final class StartUp {
    private StartUp() {}

    /** Measures one start; the argument is the folder. */
    public static void main(String[] args) throws Exception {
        Path folder = args.length > 0 ? Path.of(args[0]) : Files.createTempDirectory("smartap-start");
        long started = System.nanoTime();
        try (SmartAp engine = SmartAp.builder()
                .embedded(folder)
                .documentStore(new FileSystemDocumentStore(folder.resolve("documents")))
                .sealer(new PdfSealer(SigningKey.selfSigned(
                        folder.resolve("seal.p12"), Secret.of("start"), "SmartAP start", Clock.systemUTC())))
                .build()) {
            long built = System.nanoTime();
            engine.start();
            System.out.println(String.format(
                    Locale.ROOT,
                    "built %.2f s, started %.2f s, running %s",
                    (built - started) / 1e9,
                    (System.nanoTime() - started) / 1e9,
                    engine.status().running()));
        }
    }
}
