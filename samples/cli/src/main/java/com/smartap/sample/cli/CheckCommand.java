package com.smartap.sample.cli;

import com.smartap.payments.lint.Finding;
import com.smartap.payments.lint.PaymentFileLinter;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Says what is wrong with a bank file: a statement, or a file of payments. */
@Command(name = "check", description = "Checks a bank file: a line for each finding; exit 1 if one is an ERROR.")
final class CheckCommand implements Callable<Integer> {
    private static final Pattern POSITION = Pattern.compile("line [0-9]+(, columns? [0-9]+(-[0-9]+)?)?");

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The bank file.")
    private Path file = Path.of("");

    private int problems;

    CheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        DocumentSource source = InputFile.open(file);
        if (PaymentFileLinter.recognises(InputFile.head(source))) {
            try (InputStream in = source.open()) {
                return PaymentFileLinter.check(in, this::finding).errors() == 0 ? 0 : Commands.REFUSED;
            }
        }
        StatementReader reader = Providers.statementReader("auto", source);
        int errors = 0;
        try {
            List<StatementHead> heads =
                    StatementHead.of(reader, source, Map.of(), this::problem, warning -> told("WARNING", warning));
            for (StatementHead head : heads) {
                errors += judge(head);
            }
        } catch (SmartApException e) {
            if (e.code() != ErrorCode.STATEMENT_FORMAT) {
                throw e;
            }
            String message = String.valueOf(e.getMessage());
            Matcher position = POSITION.matcher(message);
            finding("ERROR", e.code().name(), position.find() ? position.group() : null, message);
            errors++;
        }
        return errors + problems == 0 ? 0 : Commands.REFUSED;
    }

    private void problem(ReadProblem problem) {
        problems++;
        told("ERROR", problem);
    }

    private void told(String severity, ReadProblem problem) {
        String position = problem.position().isEmpty() ? null : problem.position();
        finding(severity, ErrorCode.STATEMENT_FORMAT.name(), position, problem.message());
    }

    private int judge(StatementHead head) {
        String position = "statement " + head.statement().id();
        @Nullable Boolean balanced = head.balance().balanced();
        if (balanced == null) {
            finding(
                    "INFO",
                    "NO_BALANCES",
                    position,
                    "The statement states no balances, so nothing vouches for its entries.");
            return 0;
        }
        if (!balanced) {
            finding(
                    "ERROR",
                    "BALANCE",
                    position,
                    "Opening balance (%s) plus booked entries is not the closing balance (%s). Maybe pages are missing."
                            .formatted(
                                    head.statement().opening(), head.balance().closing()));
            return 1;
        }
        return 0;
    }

    private void finding(Finding finding) {
        finding(finding.severity().name(), finding.rule(), finding.position(), finding.message());
    }

    private void finding(String severity, String rule, @Nullable String position, String message) {
        var line = Json.object().put("severity", severity).put("rule", rule);
        Json.put(line, "position", position);
        session.result(line.put("message", message));
    }
}
