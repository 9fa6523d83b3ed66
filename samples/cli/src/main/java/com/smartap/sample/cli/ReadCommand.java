package com.smartap.sample.cli;

import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a bank file. */
@Command(
        name = "read",
        description =
                "Reads a bank file (camt.052/.053/.054, pain.002, MT940, BAI2, OFX, CSV, NACHA): a line for each statement,"
                        + " then one for each of its entries.")
final class ReadCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The bank file.")
    private Path file = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "Such as camt.053; auto, the default, looks at the file.")
    private String format = "auto";

    @Option(
            names = "--option",
            paramLabel = "NAME=VALUE",
            description = "Of the reader, such as dateFormat=dd/MM/yyyy for CSV; may be repeated.")
    private Map<String, String> options = new LinkedHashMap<>();

    @Option(
            names = "--lenient",
            description =
                    "Leaves out records that cannot be read and prints a problem line for each; exit 1 if there is one.")
    private boolean lenient;

    private int problems;

    ReadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        DocumentSource source = InputFile.open(file);
        StatementReader reader = Providers.statementReader(format, source);
        Iterator<StatementHead> heads =
                StatementHead.of(reader, source, options, lenient).iterator();
        StatementHead.read(reader, source, new Printer(heads), options);
        return problems == 0 ? 0 : Commands.REFUSED;
    }

    /** Prints what a reader finds. */
    private final class Printer implements StatementReader.Handler {
        private final Iterator<StatementHead> heads;

        Printer(Iterator<StatementHead> heads) {
            this.heads = heads;
        }

        @Override
        public void begin(StatementReader.Statement statement) {
            session.result(heads.next().json());
        }

        @Override
        public void entry(StatementReader.Entry entry) {
            session.result(StatementJson.of(entry));
        }

        @Override
        public void answer(PaymentAnswer answer) {
            session.result(StatementJson.of(answer));
        }

        @Override
        public void change(ChangeNotice change) {
            session.result(StatementJson.of(change));
        }

        @Override
        public void end(StatementReader.Balance balance) {}

        @Override
        public void problem(ReadProblem problem) {
            if (!lenient) {
                throw problem.exception();
            }
            problems++;
            session.result(StatementJson.of(problem));
        }

        @Override
        public void warning(ReadProblem warning) {
            session.message("warning: " + warning);
        }
    }
}
