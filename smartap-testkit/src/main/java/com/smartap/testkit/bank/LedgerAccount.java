package com.smartap.testkit.bank;

import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An account in one currency, with all that was ever booked on it. */
final class LedgerAccount {
    private final BankAccount account;
    private final Money opening;
    private final List<Booking> bookings = new ArrayList<>();
    private int reported;
    private int notified;

    LedgerAccount(BankAccount account, Money opening) {
        this.account = account;
        this.opening = opening;
    }

    BankAccount account() {
        return account;
    }

    Money balance() {
        return balanceBefore(bookings.size());
    }

    /** What was on the account before its booking of an index. */
    Money balanceBefore(int index) {
        return index == 0 ? opening : bookings.get(index - 1).after();
    }

    List<Booking> bookings() {
        return Collections.unmodifiableList(bookings);
    }

    void book(Booking booking) {
        bookings.add(booking);
    }

    /** How many bookings statements have reported. */
    int reported() {
        return reported;
    }

    void reported(int count) {
        reported = count;
    }

    /** How many bookings advices have told of. */
    int notified() {
        return notified;
    }

    void notified(int count) {
        notified = count;
    }

    /** Forgets everything and takes over what was kept. */
    void restore(List<Booking> kept, int keptReported, int keptNotified) {
        bookings.clear();
        bookings.addAll(kept);
        reported = keptReported;
        notified = keptNotified;
    }
}
