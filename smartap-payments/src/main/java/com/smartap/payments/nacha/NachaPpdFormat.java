package com.smartap.payments.nacha;

import com.smartap.spi.Api;

/**
 * Credits to persons (PPD) in a NACHA file, such as sole traders and employees, each with one addendum at most. Options
 * are listed in {@link NachaOptions}. Source: Nacha Operating Rules, appendices on file exchange specifications.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class NachaPpdFormat extends NachaFormat {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public NachaPpdFormat() {
        super(EntryClass.PPD);
    }
}
