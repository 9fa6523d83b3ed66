package com.smartap.sample.cli;

import com.smartap.capture.ColumnMap;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
@Command(name = "extract", description = "Reads invoices from documents; a line an invoice, in the order of the files.")
final class ExtractCommand implements Callable<Integer> {
    private static final int MOST_THREADS = 64;
    private static final int MOST_SECONDS = 3600;

    private final Session session;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "The documents; ZIP archives and e-mails are opened.")
    private List<Path> files = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many documents are read at once, 1 to 64. Default: ${DEFAULT-VALUE}.")
    private int threads = Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors());

    @Option(names = "--boxes", description = "Adds where each value stands, and what else it might be.")
    private boolean boxes;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "How long one document may take, 1 to 3600. Default: ${DEFAULT-VALUE}.")
    private int deadline = (int) ReadLimits.DEFAULT.maxTime().toSeconds();

    @Option(
            names = "--columns",
            paramLabel = "MAP.json",
            description = "What the columns of tables hold, as printed by the command columns.")
    private @Nullable Path columns;

    ExtractCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        check(threads, MOST_THREADS, "--threads");
        check(deadline, MOST_SECONDS, "--deadline");
        ReadLimits usual = ReadLimits.DEFAULT;
        Extraction extraction = new Extraction(
                new ReadLimits(usual.maxBytes(), usual.maxPages(), usual.maxGlyphs(), Duration.ofSeconds(deadline)),
                boxes,
                columnMap());
        int[] failed = {0};
        Progress progress = new Progress(session, files.size());
        InOrder.each(files, threads, extraction::lines, lines -> {
            try (lines) {
                lines.each(session::result);
                failed[0] += lines.errors();
            }
            progress.step();
        });
        progress.end();
        return failed[0] == 0 ? 0 : Commands.REFUSED;
    }

    private void check(int value, int most, String name) {
        if (spec != null && (value < 1 || value > most)) {
            throw new ParameterException(spec.commandLine(), "%s (%d) must be 1 to %d".formatted(name, value, most));
        }
    }

    private @Nullable ColumnMap columnMap() throws IOException {
        if (columns == null) {
            return null;
        }
        InputFile.require(columns, "columns");
        try {
            return ColumnMap.fromJson(Files.readString(columns));
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("columns", "%s: %s".formatted(columns, e.getMessage()));
        }
    }
}
