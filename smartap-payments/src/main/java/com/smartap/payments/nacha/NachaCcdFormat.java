package com.smartap.payments.nacha;

import com.smartap.spi.Api;
import com.smartap.spi.payment.PaymentInstruction;
import java.util.List;

/**
 * Corporate credits (CCD) in a NACHA file, each with one addendum that names the invoices it pays. Options are listed in
 * {@link NachaOptions}. Source: Nacha Operating Rules, appendices on file exchange specifications.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class NachaCcdFormat extends NachaFormat {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public NachaCcdFormat() {}

    @Override
    public String id() {
        return "nacha-ccd";
    }

    @Override
    String entryClass() {
        return "CCD";
    }

    @Override
    List<String> addenda(PaymentInstruction payment, NachaSettings settings) {
        return Remittance.oneAddendum(payment, settings).stream().toList();
    }

    @Override
    void receiver(FixedRecord record, String name, int addenda) {
        record.name(22, name);
    }
}
