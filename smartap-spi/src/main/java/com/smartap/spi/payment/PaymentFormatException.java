package com.smartap.spi.payment;

import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SmartApException;
import java.util.List;
import java.util.stream.Collectors;

/** A payment file was not written, since the format cannot carry what the order holds. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public class PaymentFormatException extends SmartApException {
    private static final long serialVersionUID = 1L;

    private final transient List<PaymentProblem> problems;

    /** Names every problem in the message. */
    public PaymentFormatException(List<PaymentProblem> problems) {
        super(
                ErrorCode.PAYMENT_FORMAT,
                problems.stream().map(PaymentProblem::toString).collect(Collectors.joining("; ")),
                false,
                problems.isEmpty() ? null : problems.get(0).field(),
                null);
        this.problems = List.copyOf(problems);
    }

    /** All problems. */
    public List<PaymentProblem> problems() {
        return problems;
    }
}
