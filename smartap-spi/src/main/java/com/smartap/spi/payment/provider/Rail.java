package com.smartap.spi.payment.provider;

import com.smartap.spi.Api;

/** The way on which money moves. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum Rail {
    /** As the provider finds best. */
    AUTOMATIC,
    /** Automated Clearing House, United States. */
    ACH,
    /** A wire transfer. */
    WIRE,
    /** A local transfer of another country, such as SEPA. */
    LOCAL,
    /** To an account with the provider itself, found by e-mail address, telephone number or account id. */
    WALLET,
    /** A check that the provider prints and mails. */
    CHECK
}
