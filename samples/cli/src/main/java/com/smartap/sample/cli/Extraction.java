package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.capture.ColumnMap;
import com.smartap.capture.Containers;
import com.smartap.capture.CsvInvoiceReader;
import com.smartap.capture.DocumentFindings;
import com.smartap.capture.XlsxInvoiceReader;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.CandidateOrder;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.OrderReader;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads files for {@code extract}: every invoice of every document, those in containers too. Thread-safe. */
final class Extraction {
    private final List<InvoiceReader> readers;
    private final List<OrderReader> orderReaders;
    private final ReadLimits limits;
    private final boolean boxes;

    Extraction(ReadLimits limits, boolean boxes, @Nullable ColumnMap columns) {
        this.readers = new ArrayList<>();
        if (columns != null) {
            readers.add(new CsvInvoiceReader(columns));
            readers.add(new XlsxInvoiceReader(columns));
        }
        readers.addAll(Providers.all(InvoiceReader.class, InvoiceReader::spiLevel, InvoiceReader::id));
        this.orderReaders = Providers.all(OrderReader.class, OrderReader::spiLevel, OrderReader::id);
        this.limits = limits;
        this.boxes = boxes;
    }

    /** The lines of a file; one bad file, or one bad document in a container, does not keep the others from being read. */
    LineBuffer lines(Path file) {
        LineBuffer lines = new LineBuffer();
        try {
            DocumentSource document = InputFile.open(file);
            if (document.size() > 0 && Containers.isContainer(InputFile.head(document))) {
                container(file, document, lines);
            } else {
                document(file, null, document, lines);
            }
        } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
            lines.add(start(file, null, lines).setAll(Errors.json(e)));
        }
        return lines;
    }

    private void container(Path file, DocumentSource container, LineBuffer lines) {
        List<String> findings = Containers.each(container, limits, inside -> {
            if (inside.refusal() != null) {
                lines.add(start(file, inside.path(), lines).setAll(Errors.json(inside.refusal())));
            }
            inside.taken().ifPresent(document -> {
                try {
                    document(file, inside.path(), document, lines);
                } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
                    lines.add(start(file, inside.path(), lines).setAll(Errors.json(e)));
                }
            });
        });
        if (lines.count() == 0) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_UNSUPPORTED,
                    "%s holds no document%s"
                            .formatted(container.name(), findings.isEmpty() ? "" : ": " + String.join("; ", findings)));
        }
    }

    private void document(Path file, @Nullable String inside, DocumentSource document, LineBuffer lines)
            throws IOException {
        InvoiceReader reader = reader(document);
        List<String> findings = DocumentFindings.of(document).stream()
                .map(finding -> "POLYGLOT: " + finding)
                .toList();
        try {
            int before = lines.count();
            reader.readEach(document, limits, candidate -> {
                ObjectNode line = start(file, inside, lines);
                ExtractedLine.describe(line, candidate, lines.count() == before ? findings : List.of(), boxes);
                lines.add(line);
            });
        } catch (DocumentException e) {
            if (e.code() != ErrorCode.DOCUMENT_UNSUPPORTED || !orders(file, inside, document, lines)) {
                throw e;
            }
        }
    }

    /** Whether a document without invoices held orders, which are printed then. */
    private boolean orders(Path file, @Nullable String inside, DocumentSource document, LineBuffer lines)
            throws IOException {
        byte[] head = InputFile.head(document);
        for (OrderReader reader : orderReaders) {
            if (reader.recognise(head).isPresent()) {
                try {
                    for (CandidateOrder order : reader.readAll(document, limits)) {
                        ObjectNode line = start(file, inside, lines);
                        ExtractedLine.describe(line, order, List.of("this is a purchase order and no invoice"));
                        lines.add(line);
                    }
                    return true;
                } catch (DocumentException e) {
                    // The invoice reader's refusal says more: it names what the document holds.
                    return false;
                }
            }
        }
        return false;
    }

    private InvoiceReader reader(DocumentSource document) throws IOException {
        if (document.size() == 0) {
            throw new DocumentException(ErrorCode.DOCUMENT_EMPTY, "%s is empty".formatted(document.name()));
        }
        byte[] head = InputFile.head(document);
        return readers.stream()
                .filter(reader -> reader.recognise(head).isPresent())
                .findFirst()
                .orElseThrow(() -> new DocumentException(
                        ErrorCode.DOCUMENT_UNSUPPORTED,
                        "%s is %s, which no reader on the class path understands (readers: %s)"
                                .formatted(
                                        document.name(),
                                        DocumentFindings.kind(head),
                                        readers.stream()
                                                .map(InvoiceReader::id)
                                                .distinct()
                                                .toList())));
    }

    /** The second and further lines of a file have their number behind its name, so that none takes another's place. */
    private static ObjectNode start(Path file, @Nullable String inside, LineBuffer lines) {
        String name = lines.count() == 0 ? file.toString() : file + "#" + (lines.count() + 1);
        ObjectNode line = Json.object().put("file", name);
        if (inside != null) {
            line.put("inside", inside);
        }
        return line;
    }
}
