package com.smartap.model.invoice;

import com.smartap.spi.Api;

/** What kind of document asks for, or gives back, money. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum InvoiceType {
    /** The vendor asks for money. */
    INVOICE,
    /** The vendor gives money back; amounts are positive and mean less to pay. */
    CREDIT_NOTE
}
