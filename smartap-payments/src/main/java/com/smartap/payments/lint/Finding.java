package com.smartap.payments.lint;

import com.smartap.spi.Api;

/**
 * Something about a payment file.
 *
 * @param severity whether a bank would refuse it
 * @param rule a stable name, such as {@code NACHA_ENTRY_HASH}
 * @param position where, such as {@code line 5, columns 4-11}
 * @param message what is wrong, masked where it is an account number, and how to mend it
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Finding(Severity severity, String rule, String position, String message) {
    /** How bad a finding is. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public enum Severity {
        /** A bank refuses the file or a payment of it. */
        ERROR,
        /** A bank may refuse it, or do something that was not meant. */
        WARNING,
        /** Good to know. */
        INFO
    }
}
