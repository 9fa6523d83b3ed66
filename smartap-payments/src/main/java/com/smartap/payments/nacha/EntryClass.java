package com.smartap.payments.nacha;

import com.smartap.spi.payment.PaymentInstruction;
import java.util.List;

/** The standard entry classes that are written, and what differs between their entries. */
enum EntryClass {
    /** Corporate credit: one addendum at most. */
    CCD(1),
    /** Corporate trade exchange: a whole X12 820 in addenda. */
    CTX(9_999),
    /** Credit to a person: one addendum at most. */
    PPD(1);

    private final int mostAddenda;

    EntryClass(int mostAddenda) {
        this.mostAddenda = mostAddenda;
    }

    int mostAddenda() {
        return mostAddenda;
    }

    /** Whether an entry of no money may carry remittance under a code of its own. */
    boolean allowsZeroDollar() {
        return this != PPD;
    }

    /** The addenda of a payment, each of at most 80 characters. */
    List<String> addenda(PaymentInstruction payment, NachaSettings settings) {
        return this == CTX
                ? X12Advice.slices(payment, settings)
                : Remittance.oneAddendum(payment, settings).stream().toList();
    }

    /** How many addenda a payment has. */
    int countAddenda(PaymentInstruction payment, NachaSettings settings) {
        if (this == CTX) {
            return addenda(payment, settings).size();
        }
        return payment.remittance().isEmpty() ? 0 : 1;
    }

    /** Adds columns 55 to 76 of an entry: who is paid, and what the entry class wants beside the name. */
    void receiver(RecordOut record, String name, int addenda) {
        if (this == CTX) {
            record.number(4, addenda).name(16, name).blanks(2);
        } else {
            record.name(22, name);
        }
    }

    /** How much of a name an entry carries. */
    int nameWidth() {
        return this == CTX ? 16 : 22;
    }
}
