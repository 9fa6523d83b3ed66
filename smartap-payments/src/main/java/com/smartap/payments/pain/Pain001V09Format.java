package com.smartap.payments.pain;

import com.smartap.spi.Api;

/**
 * Credit transfers as {@code pain.001.001.09}. Options are listed in {@link PainOptions}. Source: ISO 20022, message
 * definition pain.001.001.09.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class Pain001V09Format extends PainFormat {
    /** Does nothing; for {@link java.util.ServiceLoader}. */
    public Pain001V09Format() {
        super(PainVersion.V09);
    }
}
