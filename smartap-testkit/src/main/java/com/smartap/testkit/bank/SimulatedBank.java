package com.smartap.testkit.bank;

import static java.util.Objects.requireNonNull;

import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.BankChannel.Delivery;
import com.smartap.testkit.bank.BankPayment.Status;
import com.smartap.testkit.bank.Planned.What;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A bank in a box. It reads NACHA and pain.001 files with parsers of its own, refuses what a bank refuses, moves money on
 * its accounts, and answers with status reports, return files, notifications of change and statements of every kind. Files
 * come in through {@link #channel()} or out of a drop folder with {@link #processFolder}. Time is that of its clock: what is
 * due is done when the bank is next called. All it knows is in memory. Thread-safe; fit to run for hours.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SimulatedBank {
    private final Clock clock;
    private final boolean statementAfterEachFile;
    private final Duration slowness;
    private final Mischief mischief;
    private final Office office;
    private final Intake intake;
    private final Set<Misbehaviour> faults = EnumSet.noneOf(Misbehaviour.class);
    private final DropFolderDesk folders = new DropFolderDesk(this);
    private final SimulatedBankChannel channel;

    SimulatedBank(SimulatedBankBuilder builder) {
        clock = builder.clock;
        statementAfterEachFile = builder.statementAfterEachFile;
        slowness = builder.slowness;
        mischief = new Mischief(builder.seed);
        Terms terms = builder.terms();
        office = new Office(terms, new References(clock.instant()), mischief, builder.ledger, builder.statements);
        intake = new Intake(office);
        channel = new SimulatedBankChannel(this, mischief);
        if (terms.dailyStatements()) {
            office.statements().planDaily(clock.instant());
        }
    }

    /** A bank with everything at its default. */
    public static SimulatedBank open(Clock clock) {
        return builder(clock).build();
    }

    /** A bank to be set up. */
    public static SimulatedBankBuilder builder(Clock clock) {
        return new SimulatedBankBuilder(clock);
    }

    /** The bank's own channel, in this process; always the same. */
    public BankChannel channel() {
        return channel;
    }

    /**
     * Takes what lies in a drop folder's {@code outbox}: executed files go to {@code taken}, others with a reason to
     * {@code refused}; what the bank has for its customer and the folder does not have yet goes to its {@code inbox}.
     *
     * @return the number of files that were taken or refused
     */
    public int processFolder(Path folder) throws IOException {
        return folders.process(requireNonNull(folder, "folder"));
    }

    /** Takes a file as it is, without any channel and its faults: {@code Accepted} or {@code Refused}. */
    public synchronized Delivery submit(String fileName, byte[] content) {
        Instant now = work();
        boolean refused = faults.remove(Misbehaviour.REFUSE_NEXT);
        Delivery answer = intake.take(fileName, content, refused, now);
        work();
        if (statementAfterEachFile && answer instanceof Delivery.Accepted) {
            issueStatement();
        }
        return answer;
    }

    /** Issues a statement about everything booked since the last one, on all accounts, in the bank's usual form. */
    public synchronized DocumentSource issueStatement() {
        return office.statements().issue(work());
    }

    /** Issues a statement, a report or an advice. */
    public synchronized DocumentSource issue(BankReport kind) {
        return office.statements().issue(kind, work());
    }

    /**
     * Issues a statement once more, marked as a copy where its form has a mark for it.
     *
     * @param number 1 for the first statement
     * @param kind its form, which may be another than before
     */
    public synchronized DocumentSource copyOfStatement(int number, BankReport kind) {
        return office.statements().copy(number, kind, work());
    }

    /**
     * Sends a payment's money back, and issues a statement if that is set to happen after each file.
     *
     * @param reference the payer's reference
     * @param code such as {@code R03} or {@code AC04}
     * @throws IllegalArgumentException if no paid payment has the reference, or the code is malformed
     */
    public synchronized void returnPayment(String reference, String code) {
        happens(reference, Status.PAID, What.RETURN, code);
    }

    /** The originating bank refuses a payment's return, so that the money goes again; a code such as {@code R69}. */
    public synchronized void dishonorReturn(String reference, String code) {
        happens(reference, Status.RETURNED, What.DISHONOR, code);
    }

    /** The receiver's bank insists on a return that was dishonored; a code such as {@code R76}. */
    public synchronized void contestDishonor(String reference, String code) {
        happens(reference, Status.PAID, What.CONTEST, code);
    }

    /**
     * The receiver's bank asks to correct the data of a payment over the clearing house, which was made nevertheless.
     *
     * @param code such as {@code C01}
     * @param corrected the correction as its record has it, up to 29 characters
     */
    public synchronized void notifyChange(String reference, String code, String corrected) {
        happens(reference, Status.PAID, What.CHANGE, code + corrected);
    }

    /** The bank takes its own booking of a payment back. */
    public synchronized void reversePayment(String reference) {
        Instant now = work();
        office.returns().reverse(office.returns().find(reference, Status.PAID), now);
        statementIfWanted();
    }

    /** The next payment that is made comes back at once, for a reason such as {@code R03}; one more for each call. */
    public synchronized void returnNextPayment(String code) {
        office.returns().returnNext(code);
    }

    /** Every later payment to an account (its number or IBAN) comes back, for a reason such as {@code R02}. */
    public synchronized void returnPaymentsTo(String account, String code) {
        office.returns().close(account, code);
    }

    /** Lets the batches of a message go on that wait since a payee's name did not match; returns how many they were. */
    public synchronized int confirm(String messageId) {
        int decided = office.verification().decide(messageId, true, work());
        work();
        return decided;
    }

    /** Refuses the batches of a message that wait since a payee's name did not match; returns how many they were. */
    public synchronized int decline(String messageId) {
        return office.verification().decide(messageId, false, work());
    }

    /** Makes the bank do something wrong. */
    public synchronized void misbehave(Misbehaviour fault) {
        faults.add(fault);
    }

    /** Ends all misbehaviour. What was already decided, such as a late return, still happens; what is held back is sent. */
    public synchronized void behave() {
        work();
        faults.clear();
        office.returns().behave();
        mischief.behave();
        office.outbox().releaseAll();
    }

    /** What went wrong by the seed of {@link SimulatedBankBuilder#mischief}, oldest first; the first thousand. */
    public synchronized List<String> mischief() {
        return mischief.log();
    }

    /** Every payment that files ordered, oldest first. */
    public synchronized List<BankPayment> payments() {
        work();
        return office.register().shown();
    }

    /** Every file that came, refused ones too, oldest first. */
    public synchronized List<BankFile> files() {
        return List.copyOf(office.register().files);
    }

    /** Every statement that was issued, oldest first. */
    public synchronized List<DocumentSource> statements() {
        work();
        return office.outbox().statements();
    }

    /** Everything that the bank has for its customer, in the order in which it made it available. */
    public synchronized List<DocumentSource> answers() {
        work();
        return office.outbox().documents();
    }

    /** How many bookings no statement has reported yet. */
    public synchronized int unreported() {
        work();
        return office.statements().unreported();
    }

    /** What is on the first account. */
    public synchronized Money balance() {
        return balances().get(0);
    }

    /** What is on each account, in the order in which they were set up. */
    public synchronized List<Money> balances() {
        work();
        return office.ledger().accounts().values().stream()
                .map(LedgerAccount::balance)
                .toList();
    }

    /** All that the bank knows, as JSON. Misbehaviour is no part of it. */
    public String snapshot() {
        synchronized (channel) {
            synchronized (this) {
                return BankSnapshot.write(OfficeState.of(office, channel.taken()));
            }
        }
    }

    /** Forgets everything and knows what {@link #snapshot} wrote; the accounts are those that were set up. */
    public void restore(String snapshot) {
        synchronized (channel) {
            synchronized (this) {
                OfficeState.restore(BankSnapshot.read(snapshot), office, channel.taken());
            }
        }
    }

    /** Is told after each file that came over the channel, before it is answered; runs while the bank waits. */
    public void onChange(Runnable listener) {
        channel.onChange(listener);
    }

    synchronized boolean takeOnce(Misbehaviour fault) {
        return faults.remove(fault);
    }

    synchronized boolean does(Misbehaviour fault) {
        return faults.contains(fault);
    }

    synchronized boolean hasAccepted(String fileName, ContentHash hash) {
        return office.register().hasAccepted(fileName, hash);
    }

    /** How many files the bank has for its customer. */
    synchronized int available() {
        work();
        return office.outbox().size();
    }

    synchronized List<DocumentSource> available(int from, int to) {
        return office.outbox().documents(from, to);
    }

    Duration slowness() {
        return slowness;
    }

    private Instant work() {
        Instant now = clock.instant();
        office.work(now);
        return now;
    }

    private void happens(String reference, Status status, What what, String code) {
        Instant now = work();
        office.returns().happens(reference, status, what, code, now);
        work();
        statementIfWanted();
    }

    private void statementIfWanted() {
        if (statementAfterEachFile) {
            issueStatement();
        }
    }
}
