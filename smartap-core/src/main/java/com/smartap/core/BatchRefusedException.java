package com.smartap.core;

import com.smartap.spi.Api;
import com.smartap.spi.payment.PaymentFormatException;
import com.smartap.spi.payment.PaymentProblem;
import java.util.List;

/** A batch was not built, since its format cannot carry it; its problems name invoices, which the caller knows. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class BatchRefusedException extends PaymentFormatException {
    private static final long serialVersionUID = 1L;

    private final transient List<Payments.Finding> findings;

    /** Names every problem in the message. */
    public BatchRefusedException(List<Payments.Finding> findings) {
        super(findings.stream()
                .map(finding -> new PaymentProblem(finding.invoiceNumber(), finding.field(), finding.message()))
                .toList());
        this.findings = List.copyOf(findings);
    }

    /** All problems. */
    public List<Payments.Finding> findings() {
        return findings;
    }
}
