package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads invoices from documents. */
@Command(name = "extract", description = "Reads invoices from documents; one line a file, in order.")
final class ExtractCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 64;

    private final Session session;
    private final List<InvoiceReader> readers =
            Providers.all(InvoiceReader.class, InvoiceReader::spiLevel, InvoiceReader::id);

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The documents.")
    private List<Path> files = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many documents are read at once, 1 to 64. Default: ${DEFAULT-VALUE}.")
    private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

    ExtractCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (spec != null && (threads < 1 || threads > MOST_THREADS)) {
            throw new ParameterException(spec.commandLine(), "--threads (%d) must be 1 to 64".formatted(threads));
        }
        int[] failed = {0};
        Progress progress = new Progress(session, files.size());
        InOrder.each(files, threads, this::line, line -> {
            session.result(line);
            failed[0] += line.has("error") ? 1 : 0;
            progress.step();
        });
        progress.end();
        return failed[0] == 0 ? 0 : Commands.REFUSED;
    }

    /** What a file says, or why it says nothing; one bad file does not keep the others from being read. */
    private ObjectNode line(Path file) {
        ObjectNode line = Json.object().put("file", file.toString());
        try {
            DocumentSource document = InputFile.open(file);
            return describe(line, reader(document).read(document, ReadLimits.DEFAULT));
        } catch (IOException | RuntimeException | StackOverflowError e) {
            return line.setAll(Errors.json(e));
        }
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
                        "%s is of a kind that no reader on the class path understands (readers: %s)"
                                .formatted(
                                        document.name(),
                                        readers.stream().map(InvoiceReader::id).toList())));
    }

    private static ObjectNode describe(ObjectNode line, CandidateInvoice candidate) {
        line.put("format", candidate.format());
        ObjectNode invoice = InvoiceJson.of(candidate.content());
        if (candidate.readings().containsKey(InvoiceField.LINES)) {
            invoice.withArrayProperty("lines"); // a document that is sure to have none
        }
        line.set("invoice", invoice);
        ObjectNode confidence = line.putObject("confidence");
        for (InvoiceField field : InvoiceField.values()) {
            var reading = candidate.readings().get(field);
            if (reading != null) {
                confidence.put(field.wire(), reading.confidence());
            }
        }
        ArrayNode warnings = line.putArray("warnings");
        candidate.warnings().forEach(warnings::add);
        return line;
    }
}
