package com.smartap.model.approval;

import com.smartap.spi.Api;

/** What was decided about an approval. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public enum Decision {
    /** Nobody decided yet. */
    PENDING,
    /** Approved. */
    APPROVED,
    /** Rejected, with a reason. */
    REJECTED,
    /** Handed to the next higher role. */
    ESCALATED,
    /** No longer needed, since the invoice changed or was withdrawn. */
    SUPERSEDED
}
