package com.smartap.testkit.bank;

import static java.util.Objects.requireNonNull;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.time.Clock;
import java.time.Duration;

/** Sets up a {@link SimulatedBank}. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class SimulatedBankBuilder {
    final Clock clock;
    BankAccount account = BankAccount.us("SmartAP Demo", "091000019", "123456789");
    Money openingBalance = Money.of("1000000.00", "USD");
    boolean statementAfterEachFile;
    Duration slowness = Duration.ofSeconds(1);

    SimulatedBankBuilder(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /** The account that pays: the one that balanced files must debit, and that statements are about. */
    public SimulatedBankBuilder account(BankAccount value) {
        account = requireNonNull(value, "account");
        return this;
    }

    /** What is on it at first, in USD; it may be overdrawn. */
    public SimulatedBankBuilder openingBalance(Money value) {
        if (!value.currency().getCurrencyCode().equals("USD")) {
            throw new IllegalArgumentException("openingBalance (%s) must be in USD".formatted(value));
        }
        openingBalance = value;
        return this;
    }

    /** Whether each accepted file and each return is followed by a statement; otherwise call for one. */
    public SimulatedBankBuilder statementAfterEachFile(boolean value) {
        statementAfterEachFile = value;
        return this;
    }

    /** How late the bank answers while it is {@link Misbehaviour#SLOW}. */
    public SimulatedBankBuilder slowness(Duration value) {
        slowness = requireNonNull(value, "slowness");
        return this;
    }

    /** The bank. */
    public SimulatedBank build() {
        return new SimulatedBank(this);
    }
}
