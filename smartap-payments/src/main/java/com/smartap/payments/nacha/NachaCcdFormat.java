package com.smartap.payments.nacha;

import com.smartap.spi.Api;

/**
 * Corporate credits (CCD) in a NACHA file, each with one addendum that names the invoices it pays. Options are listed in
 * {@link NachaOptions}. Source: Nacha Operating Rules, appendices on file exchange specifications.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class NachaCcdFormat extends NachaFormat {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public NachaCcdFormat() {
        super(EntryClass.CCD);
    }
}
