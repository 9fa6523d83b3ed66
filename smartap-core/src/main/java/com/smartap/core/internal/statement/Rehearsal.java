package com.smartap.core.internal.statement;

import com.smartap.core.Statements;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader;
import com.smartap.spi.payment.StatementReader.Balance;
import com.smartap.spi.payment.StatementReader.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a file to its end before anything is booked, so that one that breaks off changes nothing, and keeps its heads. */
final class Rehearsal implements StatementReader.Handler {
    private static final int MOST_STATEMENTS = 100_000;
    private static final int MOST_TOLD = 1000;

    private final boolean lenient;
    private final List<Seen> statements = new ArrayList<>();
    private final List<ReadProblem> problems = new ArrayList<>();
    private final List<ReadProblem> warnings = new ArrayList<>();
    private String file = "";
    private @Nullable Statement open;

    /** A statement of a file, from head to foot. */
    record Seen(Statement head, Balance foot, String fingerprint) {}

    Rehearsal(Statements.Reading reading) {
        this.lenient = reading.lenient();
    }

    /** The next file begins; its name is part of positions if there are several. */
    void begin(String name) {
        file = name;
    }

    @Override
    public void begin(Statement statement) {
        open = statement;
    }

    @Override
    public void entry(StatementReader.Entry entry) {}

    @Override
    public void end(Balance balance) {
        Statement head = open;
        if (head == null) {
            throw new IllegalStateException("a reader ended a statement that it had not begun");
        }
        if (statements.size() == MOST_STATEMENTS) {
            throw new SmartApException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s holds more than %d statements".formatted(file, MOST_STATEMENTS),
                    false,
                    "statement",
                    null);
        }
        statements.add(new Seen(head, balance, Fingerprints.of(file, statements.size(), head, balance)));
        open = null;
    }

    @Override
    public void problem(ReadProblem problem) {
        if (!lenient) {
            throw problem.exception();
        }
        tell(problems, problem);
    }

    @Override
    public void warning(ReadProblem warning) {
        tell(warnings, warning);
    }

    private static void tell(List<ReadProblem> told, ReadProblem problem) {
        if (told.size() < MOST_TOLD) {
            told.add(problem);
        }
    }

    List<Seen> statements() {
        return statements;
    }

    List<ReadProblem> problems() {
        return problems;
    }

    List<ReadProblem> warnings() {
        return warnings;
    }
}
