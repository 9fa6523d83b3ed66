package com.smartap.testkit.bank;

import static java.util.Objects.requireNonNull;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets up a {@link SimulatedBank}. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SimulatedBankBuilder {
    final Clock clock;
    final Ledger ledger = new Ledger();
    Duration slowness = Duration.ofSeconds(1);
    boolean statementAfterEachFile;
    BankReport statements = BankReport.CAMT_053;

    @Nullable
    Long seed;

    private boolean strict;
    private boolean achAsOne;
    private boolean returnFiles;
    private boolean dailyStatements;
    private boolean addressLines = true;
    private final Set<String> originators = new HashSet<>();
    private @Nullable Map<String, String> payees;

    SimulatedBankBuilder(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /**
     * An account that pays, in the currency of its opening balance; one number may have an account in each currency. ACH
     * files name the account by their bank (or by what a balanced batch debits), messages by IBAN or number. Without any,
     * the bank keeps one of a million dollars, 123456789 at 091000019.
     */
    public SimulatedBankBuilder account(BankAccount account, Money opening) {
        ledger.open(requireNonNull(account, "account"), requireNonNull(opening, "opening"));
        return this;
    }

    /**
     * Goes by the calendar, under the bank's clock: money moves on settlement days, files come before cut-offs and neither
     * too late nor too early, modifiers of ACH files are used once a day, same-day entries have a limit, and nothing is paid
     * that the account does not hold. Returns also come as NACHA files. Otherwise the bank pays at once whatever it can read.
     */
    public SimulatedBankBuilder strict() {
        strict = true;
        returnFiles = true;
        return this;
    }

    /** An identification that the bank assigned to its customer; as soon as there is one, files of others are refused. */
    public SimulatedBankBuilder originator(String id) {
        originators.add(requireNonNull(id, "id"));
        return this;
    }

    /** Whether an ACH batch is one line of the account; otherwise each entry is one. Balanced batches always are. */
    public SimulatedBankBuilder achBatchesAsOneLine(boolean value) {
        achAsOne = value;
        return this;
    }

    /** Whether returns of ACH entries also come as NACHA files. Notifications of change always do. */
    public SimulatedBankBuilder returnFiles(boolean value) {
        returnFiles = value;
        return this;
    }

    /** Whether the bank takes address lines beside a town and a country, as the rules of November 2026 allow it to. */
    public SimulatedBankBuilder addressLines(boolean value) {
        addressLines = value;
        return this;
    }

    /**
     * A payee whom the bank knows. As soon as there is one, the names of all payees of SEPA payments are verified; a batch
     * in which one does not match waits until {@link SimulatedBank#confirm} or {@link SimulatedBank#decline}.
     */
    public SimulatedBankBuilder payee(String iban, String name) {
        payees = payees == null ? new HashMap<>() : payees;
        payees.put(requireNonNull(iban, "iban"), requireNonNull(name, "name"));
        return this;
    }

    /** The form of statements; camt.053 by default. */
    public SimulatedBankBuilder statements(BankReport value) {
        if (!value.isStatement()) {
            throw new IllegalArgumentException("statements (%s) must be a kind that ends a period".formatted(value));
        }
        statements = value;
        return this;
    }

    /** Whether each accepted file and each return is followed by a statement; otherwise call for one. */
    public SimulatedBankBuilder statementAfterEachFile(boolean value) {
        statementAfterEachFile = value;
        return this;
    }

    /** Whether each banking day ends with a statement, at 18:30 in New York. */
    public SimulatedBankBuilder dailyStatements(boolean value) {
        dailyStatements = value;
        return this;
    }

    /**
     * Makes the bank do all kinds of things wrong by itself: it loses answers, takes half of a file, starts anew, refuses
     * payments, returns them late, twice or wrongly, delays, repeats, cuts off and reorders what it sends, and overlaps
     * statements. The same seed and the same calls give the same mischief.
     */
    public SimulatedBankBuilder mischief(long value) {
        seed = value;
        return this;
    }

    /** How late the bank answers while it is {@link Misbehaviour#SLOW}. */
    public SimulatedBankBuilder slowness(Duration value) {
        slowness = requireNonNull(value, "slowness");
        return this;
    }

    /** The bank. */
    public SimulatedBank build() {
        if (ledger.accounts().isEmpty()) {
            account(BankAccount.us("SmartAP Demo", "091000019", "123456789"), Money.of("1000000.00", "USD"));
        }
        return new SimulatedBank(this);
    }

    Terms terms() {
        return new Terms(strict, achAsOne, returnFiles, dailyStatements, addressLines, originators, payees);
    }
}
