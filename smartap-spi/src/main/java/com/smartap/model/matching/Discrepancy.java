package com.smartap.model.matching;

import com.smartap.spi.Api;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One difference between an invoice and its purchase order.
 *
 * @param kind what differs
 * @param blocking whether it is beyond tolerance and unfavourable to the buyer
 * @param invoiceLine the invoice's line, counted from 1; null for the invoice as a whole
 * @param orderLine the order's line number; null where there is none
 * @param expected the order's value
 * @param actual the invoice's value
 * @param message the difference in words, with its values and the tolerance that applied
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Discrepancy(
        Kind kind,
        boolean blocking,
        @Nullable Integer invoiceLine,
        @Nullable Integer orderLine,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal actual,
        String message) {
    /** What differs. */
    public enum Kind {
        /** The invoice names no purchase order. */
        NO_PURCHASE_ORDER,
        /** There is no purchase order of that number. */
        PURCHASE_ORDER_NOT_FOUND,
        /** The purchase order is closed. */
        PURCHASE_ORDER_CLOSED,
        /** The purchase order is another vendor's. */
        OTHER_VENDOR,
        /** The purchase order is in another currency. */
        OTHER_CURRENCY,
        /** No line of the order fits the invoice's line. */
        LINE_NOT_ON_ORDER,
        /** The unit price differs. */
        PRICE,
        /** More is billed than is left on the order. */
        QUANTITY,
        /** Charges that the order does not know. */
        CHARGES
    }
}
