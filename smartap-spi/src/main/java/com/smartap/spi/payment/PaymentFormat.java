package com.smartap.spi.payment;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Writes payment files of one kind. Found by {@link java.util.ServiceLoader}. Thread-safe. The same order gives the
 * same bytes.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface PaymentFormat {
    /** Stable lower-case name, such as {@code nacha-ccd}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /** The media type of its files. */
    String mediaType();

    /** The usual ending of its files' names, without the dot. */
    String fileExtension();

    /** What the format cannot carry of an order; empty if it can be written. */
    List<PaymentProblem> check(PaymentOrder order);

    /**
     * What the file says otherwise than the order, and what is doubtful about it, so that somebody can look before it is
     * written; at most the first thousand. Meaningful for an order without problems.
     */
    default List<PaymentNote> notes(PaymentOrder order) {
        return List.of();
    }

    /**
     * Writes an order, streaming.
     *
     * @param out gets the file; not closed. Nothing is written if the order has a problem
     * @throws PaymentFormatException if {@link #check} finds a problem
     */
    Summary write(PaymentOrder order, OutputStream out) throws IOException;

    /**
     * What was written.
     *
     * @param payments number of payments
     * @param total their sum; that of the first currency where there are several
     * @param totals the sum of each currency, in order of appearance
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Summary(int payments, Money total, List<Money> totals) {
        /** Copies the totals. */
        public Summary {
            totals = List.copyOf(totals);
        }

        /** Of one currency. */
        public Summary(int payments, Money total) {
            this(payments, total, List.of(total));
        }
    }
}
