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
     * @param total their sum
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Summary(int payments, Money total) {}
}
