package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a statement says, whatever the form in which it is written.
 *
 * @param copy {@code DUPL} if it was sent before; empty otherwise
 */
record StatementText(String id, int number, Instant at, String copy, List<Account> accounts) {
    /** An account with its lines between two balances. */
    record Account(BankAccount account, Money opening, Money closing, LocalDate from, List<Line> lines) {
        Account {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line.
     *
     * @param booked whether it was booked; false if it is only pending
     * @param payments the payments that it is about
     * @param batch their batch
     * @param message the payer's id of their message, or the bank's of an ACH file
     */
    record Line(Booking booking, boolean booked, List<Handled> payments, OrderedBatch batch, String message) {
        Line {
            payments = List.copyOf(payments);
        }

        LocalDate day() {
            return booking.at().atZone(ZoneOffset.UTC).toLocalDate();
        }

        boolean isOut() {
            return booking.amount().isNegative();
        }

        /** The only payment; of a batch the first, which stands for the others. */
        Handled first() {
            return payments.get(0);
        }

        boolean isBatch() {
            return payments.size() > 1;
        }

        /** The payer's reference; that of the batch where there are several. */
        String reference() {
            return isBatch() ? batch.id() : first().order().reference();
        }

        Rail rail() {
            return first().order().rail();
        }
    }

    StatementText {
        accounts = List.copyOf(accounts);
    }

    LocalDate day() {
        return at.atZone(ZoneOffset.UTC).toLocalDate();
    }
}
