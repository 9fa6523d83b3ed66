package com.smartap.core.internal.signature;

import com.smartap.core.SignaturePolicy;
import com.smartap.core.SignatureRequest;
import com.smartap.core.Signatures;
import com.smartap.core.SigningRoom;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The signatures of an engine that has none. */
public final class NoSignatures implements Signatures {
    @Override
    public boolean enabled() {
        return false;
    }

    @Override
    public Optional<SignaturePolicy> policy() {
        return Optional.empty();
    }

    @Override
    public Page<SignatureRequest> list(Actor actor, Query query, PageRequest page) {
        return Page.single(List.of());
    }

    @Override
    public List<SignatureRequest> of(Actor actor, InvoiceId invoice) {
        return List.of();
    }

    @Override
    public SignatureRequest get(Actor actor, SignatureRequestId id) {
        throw new NotFoundException("there is no signature request %s".formatted(id));
    }

    @Override
    public void demand(Actor actor, InvoiceId invoice, long version, List<Role> roles, String reason) {
        throw off();
    }

    @Override
    public SignatureRequest remind(Actor actor, SignatureRequestId id) {
        throw off();
    }

    @Override
    public SignatureRequest cancel(Actor actor, SignatureRequestId id, String reason) {
        throw off();
    }

    @Override
    public SignatureRequest refresh(Actor actor, SignatureRequestId id) {
        throw off();
    }

    @Override
    public int receive(WebhookRequest request) {
        throw WebhookRejectedException.malformed("nothing is signed here");
    }

    @Override
    public Link link(Actor actor, SignatureRequestId id, @Nullable String person) {
        throw off();
    }

    @Override
    public SigningRoom room() {
        throw off();
    }

    private static IllegalLifecycleStateException off() {
        return new IllegalLifecycleStateException(
                "no invoice is signed here. Maybe give the engine SignatureSettings.");
    }
}
