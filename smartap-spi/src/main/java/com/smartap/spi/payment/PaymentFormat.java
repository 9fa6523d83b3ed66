package com.smartap.spi.payment;

import com.smartap.model.Money;
import com.smartap.spi.Api;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
     * Writes an order as {@link #write(PaymentOrder, OutputStream)} does, and tells under which names banks may speak of
     * the file and its payments in what they answer. By default nothing is told.
     */
    default Summary write(PaymentOrder order, OutputStream out, Names names) throws IOException {
        return write(order, out);
    }

    /**
     * The options by which one file of a day differs from the others of the same originator, where the format needs that.
     *
     * @param fileOfDay counts the originator's files of a day from 1
     * @throws com.smartap.spi.SmartApException with {@code ILLEGAL_STATE} if a day has no such file any more
     */
    default Map<String, String> optionsOf(int fileOfDay) {
        return Map.of();
    }

    /** Gets the names that a file gives to itself and to its payments. */
    @Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
    interface Names {
        /** The file's own id, such as the message id of ISO 20022. */
        void file(String fileId);

        /**
         * A payment was written; one that a file splits comes several times.
         *
         * @param paymentId the payment
         * @param batchId the id of its batch in the file; null if batches have none that is unique
         * @param trace the number that the file gives to it; null if there is none
         */
        void payment(String paymentId, @Nullable String batchId, @Nullable String trace);
    }

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
