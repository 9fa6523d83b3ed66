package com.smartap.testkit.payment;

import com.smartap.spi.Api;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a statement reader finds, and insists on the order of its calls. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class StatementRecorder implements StatementReader.Handler {
    private final List<Recorded> statements = new ArrayList<>();
    private final List<StatementReader.Entry> entries = new ArrayList<>();
    private final List<PaymentAnswer> answers = new ArrayList<>();
    private final List<ChangeNotice> changes = new ArrayList<>();
    private final List<ReadProblem> problems = new ArrayList<>();
    private final List<ReadProblem> warnings = new ArrayList<>();
    private final boolean lenient;
    private StatementReader.@Nullable Statement open;

    /** A recorder of nothing yet, which refuses a file with a bad record. */
    public StatementRecorder() {
        this(false);
    }

    private StatementRecorder(boolean lenient) {
        this.lenient = lenient;
    }

    /** A recorder that keeps what is wrong with a file and wants the rest of it. */
    public static StatementRecorder lenient() {
        return new StatementRecorder(true);
    }

    /**
     * A whole statement.
     *
     * @param head how it begins
     * @param entries its entries
     * @param answers its answers to payment orders
     * @param changes its notifications of change
     * @param balance how it ends
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Recorded(
            StatementReader.Statement head,
            List<StatementReader.Entry> entries,
            List<PaymentAnswer> answers,
            List<ChangeNotice> changes,
            StatementReader.Balance balance) {
        /** Copies the lists. */
        public Recorded {
            entries = List.copyOf(entries);
            answers = List.copyOf(answers);
            changes = List.copyOf(changes);
        }
    }

    /** What could not be read and was left out. */
    public List<ReadProblem> problems() {
        return List.copyOf(problems);
    }

    /** What was odd and read nevertheless. */
    public List<ReadProblem> warnings() {
        return List.copyOf(warnings);
    }

    /** The statements that have ended. */
    public List<Recorded> statements() {
        return List.copyOf(statements);
    }

    @Override
    public void begin(StatementReader.Statement statement) {
        if (open != null) {
            throw new IllegalStateException("a statement begins before the last one ended");
        }
        open = statement;
        entries.clear();
        answers.clear();
        changes.clear();
    }

    @Override
    public void entry(StatementReader.Entry entry) {
        within("an entry");
        entries.add(entry);
    }

    @Override
    public void answer(PaymentAnswer answer) {
        within("an answer");
        answers.add(answer);
    }

    @Override
    public void change(ChangeNotice change) {
        within("a change");
        changes.add(change);
    }

    @Override
    public void problem(ReadProblem problem) {
        if (!lenient) {
            throw problem.exception();
        }
        problems.add(problem);
    }

    @Override
    public void warning(ReadProblem warning) {
        warnings.add(warning);
    }

    @Override
    public void end(StatementReader.Balance balance) {
        if (open == null) {
            throw new IllegalStateException("a statement ends that did not begin");
        }
        statements.add(new Recorded(open, entries, answers, changes, balance));
        open = null;
    }

    private void within(String what) {
        if (open == null) {
            throw new IllegalStateException(what + " comes outside any statement");
        }
    }
}
