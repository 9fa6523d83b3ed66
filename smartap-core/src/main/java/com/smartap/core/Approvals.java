package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.approval.Approval;
import com.smartap.model.approval.ApprovalId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.Api;
import com.smartap.spi.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Approvals. Nobody approves what they entered or changed, and nobody approves one invoice twice; administrators are
 * no exception. Every decision names the version of the invoice that the person saw.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Approvals {
    /** Invoices that wait for the actor: those that the actor may decide, the oldest first. */
    Page<Task> queue(Actor actor, PageRequest page);

    /** The approvals of an invoice, in order, past ones included. */
    List<Approval> of(Actor actor, InvoiceId invoice);

    /**
     * Approves.
     *
     * @param invoiceVersion the version of the invoice that the person saw
     * @param comment needed where the invoice does not match its purchase order
     * @throws com.smartap.spi.SegregationOfDutiesException if the actor entered, changed or already approved it
     * @throws com.smartap.spi.ForbiddenException if the actor's roles do not reach
     * @throws com.smartap.spi.StaleVersionException if the invoice changed meanwhile
     */
    Approval approve(Actor actor, ApprovalId id, long invoiceVersion, @Nullable String comment);

    /** Rejects the invoice, with a reason. */
    Approval reject(Actor actor, ApprovalId id, long invoiceVersion, String reason);

    /** Hands the decision to the next higher role, with a reason. */
    Approval escalate(Actor actor, ApprovalId id, long invoiceVersion, String reason);

    /** Approves several, each as a decision of its own with its own checks; some may fail and others not. */
    List<BulkOutcome> approveAll(Actor actor, List<Choice> choices, @Nullable String comment);

    /**
     * An approval with its invoice.
     *
     * @param approval the open approval
     * @param invoice the invoice it is about
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Task(Approval approval, Invoice invoice) {}

    /**
     * One choice among several.
     *
     * @param id the approval
     * @param invoiceVersion the version of the invoice that the person saw
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Choice(ApprovalId id, long invoiceVersion) {}

    /**
     * What came of one of several decisions.
     *
     * @param id the approval
     * @param approved whether it was approved
     * @param error why not; null if it was
     * @param message why not, in words; null if it was
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record BulkOutcome(
            ApprovalId id,
            boolean approved,
            @Nullable ErrorCode error,
            @Nullable String message) {}
}
