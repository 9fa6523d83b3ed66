package com.smartap.testkit.bank;

import static java.util.Objects.requireNonNull;

import com.smartap.model.BankAccount;
import com.smartap.model.ContentHash;
import com.smartap.model.Masked;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.payment.BankChannel;
import com.smartap.spi.payment.BankChannel.Delivery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A bank in a box. It reads NACHA files column by column with a parser of its own, refuses malformed and repeated ones,
 * pays, returns payments, and answers with statements ({@code camt.053.001.08}). Files come in through {@link #channel()}
 * or out of a drop folder with {@link #processFolder}. All it knows is in memory. Thread-safe; fit to run for hours.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SimulatedBank {
    private static final DateTimeFormatter OPENED =
            DateTimeFormatter.ofPattern("yyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Clock clock;
    /** Part of every reference, so that a bank that is opened anew does not give old ones again. */
    private final String opened;

    private final BankAccount account;
    private final boolean statementAfterEachFile;
    private final Duration slowness;
    private final Set<Misbehaviour> faults = EnumSet.noneOf(Misbehaviour.class);
    private final Deque<String> returnsToCome = new ArrayDeque<>();
    private final List<BankPayment> payments = new ArrayList<>();
    private final List<BankFile> files = new ArrayList<>();
    private final Intake intake;
    private final List<Booking> unreported = new ArrayList<>();
    private final List<DocumentSource> statements = new ArrayList<>();
    private final DropFolderDesk folders = new DropFolderDesk(this);
    private final SimulatedBankChannel channel = new SimulatedBankChannel(this);
    private Money balance;
    private Money lastClosing;

    SimulatedBank(SimulatedBankBuilder builder) {
        clock = builder.clock;
        account = builder.account;
        intake = new Intake(account);
        statementAfterEachFile = builder.statementAfterEachFile;
        slowness = builder.slowness;
        opened = OPENED.format(clock.instant());
        balance = builder.openingBalance;
        lastClosing = builder.openingBalance;
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
     * {@code refused}; statements that the folder does not have yet go to its {@code inbox}.
     *
     * @return the number of files that were taken or refused
     */
    public int processFolder(Path folder) throws IOException {
        return folders.process(requireNonNull(folder, "folder"));
    }

    /** Takes a file as it is, without any channel and its faults: {@code Accepted} or {@code Refused}. */
    public synchronized Delivery submit(String fileName, byte[] content) {
        ContentHash hash = ContentHash.of(content);
        String reference = "F%s-%06d".formatted(opened, files.size() + 1);
        Intake.Examined examined = faults.remove(Misbehaviour.REFUSE_NEXT)
                ? new Intake.Examined(null, "the file was refused by the bank's staff")
                : intake.examine(content, hash);
        AchFile file = examined.file();
        if (file == null) {
            String reason = String.valueOf(examined.refusal());
            files.add(new BankFile(reference, fileName, hash, clock.instant(), 0, usd(0), reason));
            return new Delivery.Refused(reason);
        }
        intake.accept(hash, file);
        Money total = usd(file.creditCents());
        files.add(new BankFile(
                reference, fileName, hash, clock.instant(), file.credits().size(), total, null));
        file.credits().forEach(entry -> pay(entry, reference, fileName));
        if (statementAfterEachFile) {
            issueStatement();
        }
        return new Delivery.Accepted(reference);
    }

    /** Issues a statement about everything booked since the last one. */
    public synchronized DocumentSource issueStatement() {
        int sequence = statements.size() + 1;
        String id = "STMT-%s-%06d".formatted(opened, sequence);
        byte[] xml = Camt053Writer.write(id, sequence, clock.instant(), account, lastClosing, balance, unreported);
        DocumentSource statement = DocumentSource.of(id + ".xml", xml);
        statements.add(statement);
        unreported.clear();
        lastClosing = balance;
        return statement;
    }

    /**
     * Sends a payment's money back, and issues a statement if that is set to happen after each file.
     *
     * @param reference the payer's reference
     * @param code such as {@code R03}
     * @throws IllegalArgumentException if no paid payment has the reference, or the code is malformed
     */
    public synchronized void returnPayment(String reference, String code) {
        requireCode(code);
        for (int i = payments.size() - 1; i >= 0; i--) {
            BankPayment payment = payments.get(i);
            if (payment.reference().equals(reference) && payment.status() == BankPayment.Status.PAID) {
                giveBack(i, code);
                if (statementAfterEachFile) {
                    issueStatement();
                }
                return;
            }
        }
        throw new IllegalArgumentException("reference (%s) is of no payment that was made".formatted(reference));
    }

    /** Makes the bank do something wrong. */
    public synchronized void misbehave(Misbehaviour fault) {
        faults.add(fault);
    }

    /** The next payment that is made comes back at once, for a reason such as {@code R03}; one more for each call. */
    public synchronized void returnNextPayment(String code) {
        requireCode(code);
        returnsToCome.add(code);
    }

    /** Ends all misbehaviour. */
    public synchronized void behave() {
        faults.clear();
        returnsToCome.clear();
    }

    /** Every payment that was made, oldest first. */
    public synchronized List<BankPayment> payments() {
        return List.copyOf(payments);
    }

    /** Every file that came, refused ones too, oldest first. */
    public synchronized List<BankFile> files() {
        return List.copyOf(files);
    }

    /** Every statement that was issued, oldest first. */
    public synchronized List<DocumentSource> statements() {
        return List.copyOf(statements);
    }

    /** How many bookings no statement has reported yet. */
    public synchronized int unreported() {
        return unreported.size();
    }

    /** All that the bank knows, as JSON. Misbehaviour is no part of it. */
    public String snapshot() {
        synchronized (channel) {
            synchronized (this) {
                BankBooks books = new BankBooks(payments, files, unreported, statements, balance, lastClosing);
                return BankSnapshot.write(books, intake, channel.taken());
            }
        }
    }

    /** Forgets everything and knows what {@link #snapshot} wrote. */
    public void restore(String snapshot) {
        synchronized (channel) {
            synchronized (this) {
                BankBooks books = BankSnapshot.read(snapshot, intake, channel.taken());
                payments.clear();
                payments.addAll(books.payments());
                files.clear();
                files.addAll(books.files());
                unreported.clear();
                unreported.addAll(books.unreported());
                statements.clear();
                statements.addAll(books.statements());
                balance = books.balance();
                lastClosing = books.lastClosing();
            }
        }
    }

    /** Is told after each file that came over the channel, before it is answered; runs while the bank waits. */
    public void onChange(Runnable listener) {
        channel.onChange(listener);
    }

    /** What is on the payer's account. */
    public synchronized Money balance() {
        return balance;
    }

    synchronized boolean takeOnce(Misbehaviour fault) {
        return faults.remove(fault);
    }

    synchronized boolean does(Misbehaviour fault) {
        return faults.contains(fault);
    }

    synchronized boolean hasAccepted(String fileName, ContentHash hash) {
        return files.stream()
                .anyMatch(file -> file.accepted()
                        && file.hash().equals(hash)
                        && file.fileName().equals(fileName));
    }

    Duration slowness() {
        return slowness;
    }

    private void pay(AchEntry entry, String fileReference, String fileName) {
        Instant now = clock.instant();
        BankPayment payment = new BankPayment(
                fileReference,
                fileName,
                entry.name(),
                Masked.of(entry.accountNumber()),
                usd(entry.cents()),
                entry.identification(),
                entry.addendum(),
                "P%s-%08d".formatted(opened, payments.size() + 1),
                now,
                entry.effectiveDate(),
                BankPayment.Status.PAID,
                null);
        payments.add(payment);
        balance = balance.minus(payment.amount());
        unreported.add(new Booking(payment, false, now));
        String code = returnsToCome.poll();
        if (code != null) {
            giveBack(payments.size() - 1, code);
        }
    }

    private void giveBack(int index, String code) {
        BankPayment returned = payments.get(index).returned(code);
        payments.set(index, returned);
        balance = balance.plus(returned.amount());
        unreported.add(new Booking(returned, true, clock.instant()));
    }

    private static void requireCode(String code) {
        if (!code.matches("[A-Z][A-Z0-9]{1,3}")) {
            throw new IllegalArgumentException("return code (%s) must be such as R03 or AC04".formatted(code));
        }
    }

    private static Money usd(long cents) {
        return Money.ofMinor(cents, Money.currency("USD"));
    }
}
