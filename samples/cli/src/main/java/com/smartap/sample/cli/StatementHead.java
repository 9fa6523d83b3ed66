package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A statement with its foot. Its line comes before those of its entries but tells how they end, so that files are read
 * once for the heads and once more for the entries; nothing but the heads is held in memory.
 *
 * @param statement the head
 * @param balance the foot
 */
record StatementHead(StatementReader.Statement statement, StatementReader.Balance balance) {
    /**
     * The heads of a file, which is read to its end.
     *
     * @param lenient whether bad records are left out
     */
    static List<StatementHead> of(
            StatementReader reader, DocumentSource file, Map<String, String> options, boolean lenient)
            throws IOException {
        Consumer<ReadProblem> refuse = problem -> {
            throw problem.exception();
        };
        return of(reader, file, options, lenient ? problem -> {} : refuse, warning -> {});
    }

    /**
     * The heads of a file, which is read to its end.
     *
     * @param problems gets records that cannot be read, and may throw
     * @param warnings gets records that are odd
     */
    static List<StatementHead> of(
            StatementReader reader,
            DocumentSource file,
            Map<String, String> options,
            Consumer<ReadProblem> problems,
            Consumer<ReadProblem> warnings)
            throws IOException {
        List<StatementHead> heads = new ArrayList<>();
        List<StatementReader.Statement> open = new ArrayList<>();
        StatementReader.Handler handler = new StatementReader.Handler() {
            @Override
            public void begin(StatementReader.Statement statement) {
                open.add(statement);
            }

            @Override
            public void entry(StatementReader.Entry entry) {}

            @Override
            public void end(StatementReader.Balance balance) {
                heads.add(new StatementHead(open.remove(0), balance));
            }

            @Override
            public void problem(ReadProblem problem) {
                problems.accept(problem);
            }

            @Override
            public void warning(ReadProblem warning) {
                warnings.accept(warning);
            }
        };
        read(reader, file, handler, options);
        return heads;
    }

    static void read(
            StatementReader reader, DocumentSource file, StatementReader.Handler handler, Map<String, String> options)
            throws IOException {
        try (InputStream in = file.open()) {
            reader.read(in, handler, options);
        }
    }

    ObjectNode json() {
        ObjectNode line = Json.object();
        ObjectNode json = line.putObject("statement");
        json.put("format", statement.format()).put("id", statement.id());
        Json.put(json, "sequence", statement.sequence());
        Json.put(json, "copy", statement.copy());
        Json.put(json, "account", statement.account());
        Json.put(json, "currency", statement.currency());
        Json.put(json, "from", statement.from());
        Json.put(json, "to", statement.to() == null ? balance.to() : statement.to());
        Json.put(json, "opening", statement.opening() == null ? balance.opening() : statement.opening());
        Json.put(json, "closing", balance.closing());
        if (balance.balanced() != null) {
            json.put("balanced", balance.balanced());
        }
        json.put("entries", balance.entries());
        if (balance.skipped() > 0) {
            json.put("skipped", balance.skipped());
        }
        if (balance.repeated()) {
            json.put("repeated", true);
        }
        Json.put(json, "fingerprint", balance.fingerprint());
        return line;
    }
}
