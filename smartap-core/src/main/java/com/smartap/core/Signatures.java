package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.Api;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signatures on invoices. Which invoices need them says the {@link SignaturePolicy}; they are asked for when the last
 * approval is given, and the invoice waits. A signature counts only when the fetched PDF holds our document and a valid
 * signature. Whoever entered or changed an invoice does not sign it.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Signatures {
    /** Whether invoices are signed at all: whether there are {@link SignatureSettings}. */
    boolean enabled();

    /** Which invoices have to be signed; empty if none are. */
    Optional<SignaturePolicy> policy();

    /** Requests, the newest first. */
    Page<SignatureRequest> list(Actor actor, Query query, PageRequest page);

    /** The requests of an invoice, in order. */
    List<SignatureRequest> of(Actor actor, InvoiceId invoice);

    /**
     * A request.
     *
     * @throws com.smartap.spi.NotFoundException if there is none
     */
    SignatureRequest get(Actor actor, SignatureRequestId id);

    /**
     * Demands signatures beyond the policy. Before the last approval they are asked for after it; where an invoice waits
     * for an approval in place of a signature, they are asked for at once, and that approval is withdrawn.
     *
     * @param version the version of the invoice that the person saw
     * @param roles who has to sign, one after the other
     * @throws com.smartap.spi.IllegalLifecycleStateException if the invoice was approved already, or is being signed
     */
    void demand(Actor actor, InvoiceId invoice, long version, List<Role> roles, String reason);

    /** Reminds those whose turn it is, now. */
    SignatureRequest remind(Actor actor, SignatureRequestId id);

    /**
     * Ends a request; the invoice then waits for an approval by hand, unless the last signature was quicker. The
     * provider is told first, so that nobody signs a dead request.
     */
    SignatureRequest cancel(Actor actor, SignatureRequestId id, String reason);

    /** Asks the provider about a request now, instead of at the next time. */
    SignatureRequest refresh(Actor actor, SignatureRequestId id);

    /**
     * Takes what the provider sent on its own. It is verified, and makes the engine ask the provider; it decides nothing.
     *
     * @return how many requests will be looked at
     * @throws com.smartap.spi.webhook.WebhookRejectedException with the status to answer
     */
    int receive(WebhookRequest request);

    /**
     * A fresh link to the in-house signature page; an older one of the same signer works no more. People get links for
     * themselves; an administrator may get one to hand over to a signer.
     *
     * @param person the id of the signer; null for the actor
     * @throws com.smartap.spi.ForbiddenException if it is not the signer's turn, or for somebody else without being an
     *     administrator
     */
    Link link(Actor actor, SignatureRequestId id, @Nullable String person);

    /** Where those sign who come by a link. */
    SigningRoom room();

    /**
     * Which requests.
     *
     * @param open only open or only ended ones; null for both
     * @param person only those in which this person is to sign now; null for all
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Query(@Nullable Boolean open, @Nullable String person) {
        /** All requests. */
        public static final Query ALL = new Query(null, null);
    }

    /**
     * A link to the in-house signature page, good for one signature.
     *
     * @param token what the page is opened with; kept nowhere but in this link
     * @param person whose link it is
     * @param expiresAt until when it works
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Link(Secret token, String person, Instant expiresAt) {}
}
