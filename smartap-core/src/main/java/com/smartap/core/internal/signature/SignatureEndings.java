package com.smartap.core.internal.signature;

import com.smartap.core.ApprovalPolicy;
import com.smartap.core.SignatureRequest.Ending;
import com.smartap.core.internal.approval.Routing;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.matching.OrderUse;
import com.smartap.core.internal.persistence.ApprovalRow;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignatureRows;
import com.smartap.core.internal.persistence.SignerRow;
import com.smartap.core.internal.trail.AuditTrail;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.Role;
import com.smartap.model.approval.Decision;
import com.smartap.model.approval.ESignStatus;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.event.EventType;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import jakarta.persistence.LockModeType;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Ends requests, and draws the consequences for the invoice. */
public final class SignatureEndings {
    /** The kind of thing that events about requests themselves are about. */
    public static final String AGGREGATE = "signature";

    private static final Map<Ending, String> EVENTS = Map.of(
            Ending.SIGNED, EventType.ESIGN_COMPLETED.wire(),
            Ending.REJECTED, "esign.rejected",
            Ending.EXPIRED, "esign.expired",
            Ending.CANCELLED, "esign.cancelled",
            Ending.VOIDED, "esign.voided",
            Ending.REFUSED, "esign.refused");

    private SignatureEndings() {}

    /** Notes how a request is to end, once the provider has cancelled it; the first who wants an ending gets it. */
    static void want(Tx tx, SignatureRequestRow request, Ending ending, String reason) {
        if (request.endingWanted == null || ending == Ending.VOIDED) {
            request.endingWanted = ending;
            request.reason = reason;
        }
        request.nextCheckAt = tx.now();
        tx.happened(AGGREGATE, request.id, "esign.ending-wanted", Map.of("ending", ending.name(), "reason", reason));
    }

    /** Ends a request for good. */
    static void end(Tx tx, SignatureRequestRow request, Ending ending, @Nullable String reason) {
        // The invoice first, as everybody does who changes both: two who wait for each other would never end.
        InvoiceRow invoice = tx.invoices().row(new InvoiceId(request.invoiceId));
        tx.em().lock(invoice, LockModeType.PESSIMISTIC_WRITE);
        request.ending = ending;
        request.endingWanted = null;
        request.openKey = null;
        request.reason = reason;
        request.endedAt = tx.now();
        request.nextCheckAt = null;
        request.nextReminderAt = null;
        request.status = switch (ending) {
            case SIGNED -> ESignStatus.FULLY_SIGNED;
            case EXPIRED -> ESignStatus.EXPIRED;
            case REJECTED, CANCELLED, VOIDED, REFUSED -> ESignStatus.REJECTED;
        };
        for (SignerRow signer : new SignatureRows(tx.em(), tx.tenant()).signers(request.id)) {
            signer.linkHash = null;
        }
        Map<String, String> facts = new HashMap<>(Map.of("requestId", request.id.toString()));
        if (reason != null) {
            facts.put("reason", reason);
        }
        if (ending == Ending.SIGNED && request.signedHash != null) {
            facts.put("signedSha256", request.signedHash);
            facts.put("documentId", String.valueOf(request.signedId));
        }
        String event = EVENTS.get(ending);
        tx.happened("invoice", request.invoiceId, event == null ? "esign.ended" : event, facts);
        settle(tx, invoice, request);
    }

    /** What the end of a request means for its invoice, if that waits for it; an invoice on hold is settled when it goes on. */
    static void settle(Tx tx, InvoiceRow invoice, SignatureRequestRow request) {
        if (invoice.state != InvoiceState.AWAITING_SIGNATURE || request.ending == null) {
            return;
        }
        SignatureRequestRow last = last(tx, invoice.id);
        if (last == null || !last.id.equals(request.id)) {
            return;
        }
        String reason = request.reason;
        switch (request.ending) {
            case SIGNED -> signed(tx, invoice, request);
            case REJECTED -> {
                Routing.supersede(tx, invoice);
                OrderUse.giveBack(tx, invoice);
                invoice.duplicateKey = null;
                Lifecycle.apply(tx, invoice, Trigger.SIGNATURE_REFUSED, reason, facts(request));
            }
            case EXPIRED, CANCELLED, REFUSED -> lapse(tx, invoice, request, reason);
            case VOIDED -> {
                // Whatever voided it has brought the invoice elsewhere.
            }
        }
    }

    private static void signed(Tx tx, InvoiceRow invoice, SignatureRequestRow request) {
        if (!SignedContent.unchanged(tx, invoice, request)) {
            request.ending = Ending.VOIDED;
            request.reason = "the invoice is not what was signed";
            lapse(tx, invoice, request, request.reason);
            return;
        }
        int step = nextStep(tx, invoice);
        for (SignerRow signer : new SignatureRows(tx.em(), tx.tenant()).signers(request.id)) {
            ApprovalRow approval = Routing.open(tx, invoice, step++, signer.role);
            approval.decision = Decision.APPROVED;
            approval.decidedBy = signer.person;
            approval.decidedAt = signer.steppedAt == null ? tx.now() : signer.steppedAt;
            approval.invoiceVersion = invoice.version;
            approval.comment = "signed by way of " + request.provider;
            approval.signedHash = request.signedHash;
            approval.signatureId = request.id;
        }
        Lifecycle.apply(tx, invoice, Trigger.SIGNED, null, facts(request));
    }

    /** An approval by hand takes the place of the signature: by the highest role that had to sign. */
    private static void lapse(Tx tx, InvoiceRow invoice, SignatureRequestRow request, @Nullable String reason) {
        Role role = new SignatureRows(tx.em(), tx.tenant())
                .signers(request.id).stream()
                        .map(signer -> signer.role)
                        .max(Comparator.comparing(ApprovalPolicy.LADDER::indexOf))
                        .orElse(Role.CFO);
        invoice.signatureWaived = true;
        ApprovalRow approval = Routing.open(tx, invoice, nextStep(tx, invoice), role);
        Map<String, String> facts = new HashMap<>(facts(request));
        facts.put("approvalId", approval.id.toString());
        facts.put("roles", role.name());
        facts.put("inPlaceOf", AGGREGATE);
        Lifecycle.apply(tx, invoice, Trigger.SIGNATURE_LAPSED, reason, facts);
    }

    /** Behind every approval that was given, so that nothing is asked for after it. */
    private static int nextStep(Tx tx, InvoiceRow invoice) {
        return 1
                + AuditTrail.approvals(tx, invoice).stream()
                        .mapToInt(approval -> approval.step)
                        .max()
                        .orElse(0);
    }

    private static Map<String, String> facts(SignatureRequestRow request) {
        Map<String, String> facts =
                new HashMap<>(Map.of("requestId", request.id.toString(), "ending", String.valueOf(request.ending)));
        if (request.signedHash != null) {
            facts.put("signedSha256", request.signedHash);
        }
        return facts;
    }

    /**
     * Voids whatever was signed or is to be signed about an invoice, since it changes or does not go on. Where the
     * provider may know of a request, it is cancelled there; a signature that comes meanwhile counts for nothing.
     */
    public static void voidAll(Tx tx, InvoiceRow invoice, String reason) {
        invoice.signatureWaived = false;
        SignatureRows rows = new SignatureRows(tx.em(), tx.tenant());
        for (SignatureRequestRow one : rows.of(new InvoiceId(invoice.id))) {
            // Whoever looks after a request meanwhile shall not make somebody's decision about the invoice fail.
            SignatureRequestRow request = rows.locked(new SignatureRequestId(one.id));
            if (request.ending == Ending.SIGNED) {
                request.ending = Ending.VOIDED;
                request.reason = reason;
                tx.audit("esign.voided", "invoice", invoice.id, Map.of("requestId", request.id.toString()));
            } else if (request.ending == null) {
                // Another request may be opened before the provider has cancelled this one.
                request.openKey = null;
                want(tx, request, Ending.VOIDED, reason);
            }
        }
    }

    /** The requests of an invoice in the order in which they were made; the last one is what counts. */
    static @Nullable SignatureRequestRow last(Tx tx, UUID invoice) {
        List<SignatureRequestRow> requests = new SignatureRows(tx.em(), tx.tenant()).of(new InvoiceId(invoice));
        return requests.isEmpty() ? null : requests.get(requests.size() - 1);
    }
}
