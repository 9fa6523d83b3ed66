package com.smartap.testkit.bank;

import com.smartap.model.Masked;
import com.smartap.model.Money;
import com.smartap.testkit.bank.BankPayment.Status;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment on the bank's register.
 *
 * @param batch the index of its batch
 * @param bankReference the bank's reference
 * @param at when money moved; before that, when it was ordered
 * @param code why it came back or was refused
 * @param words the same in words
 * @param returns how many times its money came back, less how many times it went again
 * @param moves how many bookings it had after the first
 */
record Handled(
        OrderedPayment order,
        int batch,
        String bankReference,
        Instant at,
        Status status,
        @Nullable String code,
        String words,
        int returns,
        int moves) {
    Handled became(Status state, @Nullable String why, String inWords, Instant when) {
        return new Handled(order, batch, bankReference, when, state, why, inWords, returns, moves);
    }

    /** After its money came back, or went again. */
    Handled returned(int times, @Nullable String why) {
        Status state = times > 0 ? Status.RETURNED : Status.PAID;
        return new Handled(order, batch, bankReference, at, state, why, "", times, moves + 1);
    }

    /** After it was called or taken back. */
    Handled reversed() {
        return new Handled(order, batch, bankReference, at, Status.REVERSED, null, "", returns, moves + 1);
    }

    /** The reference of its next booking. */
    String nextReference() {
        return bankReference + "RSTUVWXYZABCDEFGHIJKLMNOQ".charAt(moves % 25);
    }

    BankPayment shown(HandledBatch of, BankFile file) {
        LocalDate day = of.order().date();
        return new BankPayment(
                file.reference(),
                file.fileName(),
                of.order().id(),
                order.payee(),
                Masked.of(order.payeeAccount()),
                order.amount(),
                order.reference(),
                order.remittance(),
                bankReference,
                at,
                day,
                status,
                code,
                netOut());
    }

    private Money netOut() {
        boolean moved = order.movesMoney() && (status == Status.PAID || status == Status.RETURNED);
        Money none = Money.zero(order.amount().currency());
        Money out = moved ? order.amount() : none;
        for (int i = 0; moved && i < returns; i++) {
            out = out.minus(order.amount());
        }
        return out;
    }
}
