package com.smartap.spi.payment;

import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;

/**
 * Something in a bank file that is not as it should be.
 *
 * @param position where, such as {@code line 5} or {@code line 5, columns 4-11}
 * @param message what is wrong with its value, masked where it is an account number, and what to do
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record ReadProblem(String position, String message) {
    /** The error that refuses the file. */
    public SmartApException exception() {
        return new SmartApException(ErrorCode.STATEMENT_FORMAT, toString(), false, "document", null);
    }

    /** Message and position. */
    @Override
    public String toString() {
        return position.isEmpty() ? message : "%s (%s)".formatted(message, position);
    }
}
