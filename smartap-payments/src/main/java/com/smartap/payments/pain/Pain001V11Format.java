package com.smartap.payments.pain;

import com.smartap.spi.Api;

/**
 * Credit transfers as {@code pain.001.001.11}. Options are listed in {@link PainOptions}. Source: ISO 20022, message
 * definition pain.001.001.11.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Pain001V11Format extends PainFormat {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public Pain001V11Format() {
        super(PainVersion.V11);
    }
}
