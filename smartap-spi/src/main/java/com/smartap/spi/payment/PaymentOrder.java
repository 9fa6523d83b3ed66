package com.smartap.spi.payment;

import com.smartap.spi.Api;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A batch as a payment format is to write it.
 *
 * @param id the batch's name, such as {@code PB-2026-0001}
 * @param createdAt the moment of creation that the file states
 * @param executionDate the day on which the bank is asked to execute it
 * @param sameDay whether same-day settlement is asked for
 * @param balanced whether the file also debits the originator's account
 * @param originator who pays
 * @param payments the payments; iterated more than once, never held in memory by the format
 * @param options format options, documented by each format
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record PaymentOrder(
        String id,
        Instant createdAt,
        LocalDate executionDate,
        boolean sameDay,
        boolean balanced,
        Originator originator,
        Iterable<PaymentInstruction> payments,
        Map<String, String> options) {
    /** Copies the options. */
    public PaymentOrder {
        options = Map.copyOf(options);
    }
}
