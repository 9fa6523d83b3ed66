package com.smartap.model.approval;

import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.Role;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.Api;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One approval that an invoice needs, or got.
 *
 * @param id its id
 * @param version counts its changes
 * @param invoiceId the invoice
 * @param invoiceVersion the invoice's version that the approver saw; set when decided
 * @param step the place in the order of approvals, counted from 1; step 2 opens when step 1 is approved
 * @param role the least role that may decide
 * @param amount the invoice's total
 * @param decision what was decided
 * @param decidedBy the id of who decided
 * @param comment the reason given
 * @param requestedAt since when it is open
 * @param decidedAt when it was decided
 * @param signedHash the SHA-256 of the signed PDF, where the approval is a signature; else null
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record Approval(
        ApprovalId id,
        long version,
        InvoiceId invoiceId,
        @Nullable Long invoiceVersion,
        int step,
        Role role,
        Money amount,
        Decision decision,
        @Nullable String decidedBy,
        @Nullable String comment,
        Instant requestedAt,
        @Nullable Instant decidedAt,
        @Nullable ContentHash signedHash) {}
