package com.smartap.sample.cli;

import com.smartap.capture.ColumnMap;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Guesses what the columns of a table hold. */
@Command(name = "columns", description = "Prints what the columns of a CSV or XLSX file hold, for extract --columns.")
final class ColumnsCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The table.")
    private Path file = Path.of("");

    @Option(names = "--out", paramLabel = "MAP.json", description = "Where the map is kept, to be changed by hand.")
    private @Nullable Path out;

    ColumnsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        ColumnMap map = ColumnMap.guess(InputFile.open(file), ReadLimits.DEFAULT);
        if (out != null) {
            OutputFile.write(out, stream -> {
                stream.write((map.toJson() + "\n").getBytes(StandardCharsets.UTF_8));
                return true;
            });
        }
        session.result(Json.MAPPER.readTree(map.toJson()));
        return 0;
    }
}
