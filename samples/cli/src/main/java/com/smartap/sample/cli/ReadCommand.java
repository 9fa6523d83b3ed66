package com.smartap.sample.cli;

import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a bank file. */
@Command(name = "read", description = "Reads a bank file: a line for each statement, then one for each of its entries.")
final class ReadCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The bank file.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Such as camt.053; auto, the default, looks at the file.")
    private String format = "auto";

    ReadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        DocumentSource source = InputFile.open(file);
        StatementReader reader = Providers.statementReader(format, source);
        Iterator<StatementHead> heads = StatementHead.of(reader, source).iterator();
        StatementHead.read(reader, source, new StatementReader.Handler() {
            @Override
            public void begin(StatementReader.Statement statement) {
                session.result(heads.next().json());
            }

            @Override
            public void entry(StatementReader.Entry entry) {
                session.result(StatementHead.json(entry));
            }

            @Override
            public void end(StatementReader.Balance balance) {}
        });
        return 0;
    }
}
