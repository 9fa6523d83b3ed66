package com.smartap.testkit.payment;

import com.smartap.spi.Api;
import com.smartap.spi.payment.StatementReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps what a statement reader finds, and insists on the order of its calls. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class StatementRecorder implements StatementReader.Handler {
    private final List<Recorded> statements = new ArrayList<>();
    private final List<StatementReader.Entry> entries = new ArrayList<>();
    private StatementReader.@Nullable Statement open;

    /** A recorder of nothing yet. */
    public StatementRecorder() {}

    /**
     * A whole statement.
     *
     * @param head how it begins
     * @param entries its entries
     * @param balance how it ends
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Recorded(
            StatementReader.Statement head, List<StatementReader.Entry> entries, StatementReader.Balance balance) {
        /** Copies the entries. */
        public Recorded {
            entries = List.copyOf(entries);
        }
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
    }

    @Override
    public void entry(StatementReader.Entry entry) {
        if (open == null) {
            throw new IllegalStateException("an entry comes outside any statement");
        }
        entries.add(entry);
    }

    @Override
    public void end(StatementReader.Balance balance) {
        if (open == null) {
            throw new IllegalStateException("a statement ends that did not begin");
        }
        statements.add(new Recorded(open, entries, balance));
        open = null;
    }
}
