package com.smartap.capture;

import com.smartap.spi.DocumentException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Reads a file, or all files of a folder, with whatever reader is for them, and prints a line for each. */
final class ReadEverything {
    private static final List<InvoiceReader> READERS = ServiceLoader.load(InvoiceReader.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    /** A loaded machine may need longer than the usual deadline; memory is what counts here. */
    private static final ReadLimits LIMITS = new ReadLimits(
            ReadLimits.DEFAULT.maxBytes(),
            ReadLimits.DEFAULT.maxPages(),
            ReadLimits.DEFAULT.maxGlyphs(),
            Duration.ofSeconds(100));

    private ReadEverything() {}

    public static void main(String[] arguments) throws IOException {
        Path path = Path.of(arguments[0]);
        try (Stream<Path> files = Files.isDirectory(path) ? Files.list(path).sorted() : Stream.of(path)) {
            files.forEach(file -> System.out.println(file.getFileName() + " " + answer(DocumentSource.of(file))));
        }
    }

    private static String answer(DocumentSource document) {
        AtomicInteger invoices = new AtomicInteger();
        try {
            read(document, invoices);
            return invoices + " invoices";
        } catch (DocumentException refusal) {
            return refusal.code().name();
        } catch (IOException | RuntimeException | Error e) {
            return "FAILED " + e;
        }
    }

    private static void read(DocumentSource document, AtomicInteger invoices) throws IOException {
        byte[] head;
        try (InputStream in = document.open()) {
            head = in.readNBytes(4096);
        }
        if (Containers.isContainer(head)) {
            Containers.each(document, ReadLimits.DEFAULT, inside -> {
                DocumentException refusal = inside.refusal();
                if (refusal != null) {
                    throw refusal;
                }
            });
            return;
        }
        for (InvoiceReader reader : READERS) {
            if (reader.recognise(head).isPresent()) {
                reader.readEach(document, LIMITS, candidate -> invoices.incrementAndGet());
                return;
            }
        }
    }
}
