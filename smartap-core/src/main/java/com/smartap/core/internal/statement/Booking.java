package com.smartap.core.internal.statement;

import com.smartap.core.internal.persistence.BankStatementRow;
import com.smartap.core.internal.persistence.StatementRows;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.core.internal.statement.EntryBooking.Outcome;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.spi.StaleVersionException;
import com.smartap.spi.payment.ChangeNotice;
import com.smartap.spi.payment.PaymentAnswer;
import com.smartap.spi.payment.ReadProblem;
import com.smartap.spi.payment.StatementReader;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Books a file that was rehearsed, a few records at a time. Everything that was booked is known by its fingerprint, so
 * that a file whose booking broke off is booked to its end when it is read again.
 */
final class Booking implements StatementReader.Handler {
    private static final int CHUNK = 50;

    /** Records of one instant keep their order by a microsecond between them. */
    private static final Duration STEP = Duration.ofNanos(1000);

    private final UnitOfWork units;
    private final Actor actor;
    private final Iterator<Rehearsal.Seen> rehearsed;
    private final Set<String> complete;
    private final SourceFile source;
    private final List<Step> waiting = new ArrayList<>();
    private final Fingerprints fingerprints = new Fingerprints();
    private final Tally tally = new Tally();
    private Current current = Current.NONE;

    /** Something to be done in the next unit of work; done again if that fails. */
    private interface Step {
        void run(Tx tx, Tally counted, Instant at);
    }

    /** The statement that is open. */
    private static final class Current {
        static final Current NONE = new Current(null, true);

        private final Rehearsal.@Nullable Seen seen;
        private final boolean known;
        private final Set<String> spared = new HashSet<>();
        private final List<Step> refusals = new ArrayList<>();
        private UUID row = UUID.randomUUID();

        Current(Rehearsal.@Nullable Seen seen, boolean known) {
            this.seen = seen;
            this.known = known;
        }

        Rehearsal.Seen seen() {
            return Objects.requireNonNull(seen);
        }
    }

    /**
     * Books a file.
     *
     * @param rehearsed its statements, in order
     * @param complete fingerprints of statements that were booked before
     * @param source the file that is kept as evidence
     */
    Booking(
            UnitOfWork units,
            Actor actor,
            Iterator<Rehearsal.Seen> rehearsed,
            Set<String> complete,
            SourceFile source) {
        this.units = units;
        this.actor = actor;
        this.rehearsed = rehearsed;
        this.complete = complete;
        this.source = source;
    }

    @Override
    public void begin(StatementReader.Statement statement) {
        Rehearsal.Seen seen = rehearsed.next();
        boolean known = !complete.add(seen.fingerprint());
        Current begun = new Current(seen, known);
        current = begun;
        fingerprints.clear();
        tally.statements++;
        tally.balanced &= !Boolean.FALSE.equals(seen.foot().balanced());
        if (known) {
            tally.repeated += seen.foot().entries();
        } else {
            add((tx, counted, at) -> begun.row = row(tx, begun.seen()));
        }
    }

    @Override
    public void entry(StatementReader.Entry entry) {
        Current in = current;
        if (in.known || !entry.status().equals("BOOKED")) {
            return;
        }
        String fingerprint = fingerprints.of(in.seen().head(), entry);
        add((tx, counted, at) ->
                counted.add(EntryBooking.book(tx, in.row, in.seen().head().id(), entry, fingerprint, at)));
    }

    @Override
    public void answer(PaymentAnswer answer) {
        Current in = current;
        if (in.known) {
            return;
        }
        String fingerprint = fingerprints.of(in.seen().head(), answer);
        Step step = (tx, counted, at) ->
                counted.failed += BankAnswers.take(tx, in.row, answer, fingerprint, Set.copyOf(in.spared), at);
        if (answer.level() == PaymentAnswer.Level.PAYMENT) {
            if (!BankAnswers.refuses(answer)) {
                Stream.of(answer.endToEndId(), answer.instructionId())
                        .filter(Objects::nonNull)
                        .forEach(reference -> in.spared.add(reference.strip()));
            }
            add(step);
        } else if (BankAnswers.refuses(answer)) {
            // What is refused as a whole is known once the report has told of single payments.
            in.refusals.add(step);
        } else {
            add(step);
        }
    }

    @Override
    public void change(ChangeNotice change) {
        Current in = current;
        if (!in.known) {
            String fingerprint = fingerprints.of(change);
            add((tx, counted, at) -> ChangeNotices.keep(tx, in.row, change, fingerprint, at));
        }
    }

    @Override
    public void end(StatementReader.Balance balance) {
        Current ended = current;
        current = Current.NONE;
        if (!ended.known) {
            ended.refusals.forEach(this::add);
            add((tx, counted, at) -> source.finish(tx, ended.row));
        }
    }

    @Override
    public void problem(ReadProblem problem) {
        // The rehearsal has told of it, and would have ended if it was to refuse the file.
    }

    /** The row of a statement, made once; that of an earlier reading that broke off is taken up. */
    private UUID row(Tx tx, Rehearsal.Seen seen) {
        BankStatementRow row = new StatementRows(tx.em(), tx.tenant())
                .byFingerprint(seen.fingerprint())
                .orElseGet(() -> source.begin(tx, seen));
        return row.id;
    }

    private void add(Step step) {
        waiting.add(step);
        if (waiting.size() >= CHUNK) {
            flush();
        }
    }

    /** Books what waits. */
    void flush() {
        if (waiting.isEmpty()) {
            return;
        }
        Tally counted;
        try {
            counted = book();
        } catch (StaleVersionException e) {
            counted = book();
        } catch (PersistenceException e) {
            if (!Violations.of("smartap_bank_", e)) {
                throw e;
            }
            // Somebody else reads the same statement in the same instant; what they booked is known by now.
            counted = book();
        }
        waiting.clear();
        tally.add(counted);
    }

    private Tally book() {
        return units.call("statement.book", actor, tx -> {
            Tally counted = new Tally();
            Instant at = tx.now();
            for (Step step : waiting) {
                step.run(tx, counted, at);
                at = at.plus(STEP);
            }
            return counted;
        });
    }

    Tally tally() {
        return tally;
    }

    /** What was booked. */
    static final class Tally {
        private int statements;
        private int entries;
        private int repeated;
        private int completed;
        private int failed;
        private int unmatched;
        private boolean balanced = true;

        private void add(Outcome outcome) {
            repeated += outcome == Outcome.REPEATED ? 1 : 0;
            entries += outcome == Outcome.REPEATED ? 0 : 1;
            completed += outcome == Outcome.COMPLETED ? 1 : 0;
            failed += outcome == Outcome.FAILED ? 1 : 0;
            unmatched += outcome == Outcome.UNMATCHED ? 1 : 0;
        }

        private void add(Tally other) {
            entries += other.entries;
            repeated += other.repeated;
            completed += other.completed;
            failed += other.failed;
            unmatched += other.unmatched;
        }

        com.smartap.core.Payments.StatementImport result() {
            return new com.smartap.core.Payments.StatementImport(
                    statements, entries, repeated, completed, failed, unmatched, balanced);
        }
    }
}
