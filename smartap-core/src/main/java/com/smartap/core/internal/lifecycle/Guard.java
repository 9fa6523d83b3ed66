package com.smartap.core.internal.lifecycle;

import com.smartap.core.internal.persistence.InvoiceRow;
import java.util.function.Predicate;

/** A condition that has to hold for a transition, beyond the state. */
public enum Guard {
    /** Nothing more is needed. */
    NONE("", row -> true),
    /** Vendor, number and total are known. */
    COMPLETE("vendor and total are known", row -> row.vendorId != null && row.total != null),
    /** Nothing of it was handed to the bank. */
    NOT_SENT("no payment was handed to the bank", row -> row.sentPaymentId == null),
    /** No payment of it is under way. */
    NOT_ALLOCATED("no payment of it is under way", row -> row.sentPaymentId == null && row.allocated.signum() == 0),
    /** The ERP holds no bill of it. */
    NOT_POSTED("the ERP holds no bill of it", row -> row.billId == null),
    /** It was handed to the bank. */
    SENT("its payment was handed to the bank", row -> row.sentPaymentId != null);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // the conditions hold no state
    private final Predicate<InvoiceRow> test;

    Guard(String words, Predicate<InvoiceRow> test) {
        this.words = words;
        this.test = test;
    }

    /** The condition in words; empty for none. */
    public String words() {
        return words;
    }

    boolean holds(InvoiceRow row) {
        return test.test(row);
    }
}
