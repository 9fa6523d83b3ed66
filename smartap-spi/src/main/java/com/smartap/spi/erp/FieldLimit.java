package com.smartap.spi.erp;

import com.smartap.spi.Api;

/**
 * How much of a field an ERP takes. Nothing is ever cut silently: what is too long is refused before any call, or
 * shortened by a stated rule that keeps different values different, with the whole value kept elsewhere on the bill.
 *
 * @param field a component of {@link Bill}, such as {@code invoiceNumber} or {@code lines[].description}
 * @param erpField the ERP's own name of it, such as {@code DocNumber}
 * @param maxLength in characters
 * @param overflow what happens to longer values
 * @param note one sentence for the person who meets it: the rule of shortening and where the whole value stands
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record FieldLimit(String field, String erpField, int maxLength, Overflow overflow, String note) {
    /** What happens to a value that is too long. */
    public enum Overflow {
        /** The bill is refused before any call. */
        REFUSED,
        /** The value is shortened by a stated rule; two values that shorten alike are told apart or refused. */
        SHORTENED,
        /** A text for people is cut at its end, with an ellipsis that shows it. */
        ELLIPSIS
    }
}
