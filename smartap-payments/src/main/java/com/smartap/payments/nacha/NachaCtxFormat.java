package com.smartap.payments.nacha;

import com.smartap.spi.Api;

/**
 * Corporate trade exchange (CTX) in a NACHA file: each entry carries a whole X12 820 remittance advice in its addenda, which
 * {@link RemittanceAdvice} reads back. Options are listed in {@link NachaOptions}. Source: Nacha Operating Rules, appendices
 * on file exchange specifications.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class NachaCtxFormat extends NachaFormat {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public NachaCtxFormat() {
        super(EntryClass.CTX);
    }
}
