package com.smartap.core.internal.signature;

import com.smartap.core.Power;
import com.smartap.core.SignaturePolicy;
import com.smartap.core.SignatureRequest;
import com.smartap.core.SignatureRequest.Ending;
import com.smartap.core.SignatureSettings;
import com.smartap.core.Signatures;
import com.smartap.core.SigningRoom;
import com.smartap.core.internal.approval.Routing;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignatureRows;
import com.smartap.core.internal.persistence.SignerRow;
import com.smartap.core.internal.unit.Reasons;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.Role;
import com.smartap.model.TenantId;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.ESignWebhooks;
import com.smartap.spi.esign.SigningStatus.Step;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people and providers do with signatures. */
final class SignatureService implements Signatures {
    private static final int LINK_BYTES = 32;
    private static final Set<InvoiceState> DEMANDABLE = EnumSet.of(
            InvoiceState.RECEIVED,
            InvoiceState.EXTRACTED,
            InvoiceState.NEEDS_REVIEW,
            InvoiceState.VALIDATED,
            InvoiceState.MATCHED,
            InvoiceState.UNMATCHED,
            InvoiceState.PENDING_APPROVAL);

    private final EntityManagerFactory factory;
    private final UnitOfWork units;
    private final SignatureSettings settings;
    private final SignatureOpening opening;
    private final SignatureDesk desk;
    private final ESignGateway gateway;
    private final SigningRoom room;
    private final SecureRandom random = new SecureRandom();

    SignatureService(
            EntityManagerFactory factory,
            UnitOfWork units,
            SignatureSettings settings,
            SignatureOpening opening,
            SignatureDesk desk,
            ESignGateway gateway,
            SigningRoom room) {
        this.factory = factory;
        this.units = units;
        this.settings = settings;
        this.opening = opening;
        this.desk = desk;
        this.gateway = gateway;
        this.room = room;
    }

    @Override
    public boolean enabled() {
        return true;
    }

    @Override
    public Optional<SignaturePolicy> policy() {
        return Optional.of(settings.policy());
    }

    @Override
    public Page<SignatureRequest> list(Actor actor, Query query, PageRequest page) {
        Power.READ.require(actor);
        return units.read(actor, tx -> rows(tx).list(query, page).map(row -> rows(tx).record(row)));
    }

    @Override
    public List<SignatureRequest> of(Actor actor, InvoiceId invoice) {
        Power.READ.require(actor);
        return units.read(actor, tx -> {
            tx.invoices().row(invoice);
            SignatureRows rows = rows(tx);
            return rows.of(invoice).stream().map(rows::record).toList();
        });
    }

    @Override
    public SignatureRequest get(Actor actor, SignatureRequestId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> rows(tx).record(rows(tx).row(id)));
    }

    @Override
    public void demand(Actor actor, InvoiceId invoice, long version, List<Role> roles, String reason) {
        Power.MANAGE_SIGNATURES.require(actor);
        String said = Reasons.require("reason", reason);
        if (roles.isEmpty() || !com.smartap.core.ApprovalPolicy.LADDER.containsAll(roles)) {
            throw new InvalidRequestException(
                    "roles",
                    "roles (%s) must be one or more of %s".formatted(roles, com.smartap.core.ApprovalPolicy.LADDER));
        }
        units.run("signature.demand", actor, tx -> {
            InvoiceRow row = tx.invoices().row(invoice, version);
            if (!DEMANDABLE.contains(row.state)) {
                throw new IllegalLifecycleStateException(
                        "invoice %s is %s: signatures can be demanded until it is approved, and not while it is signed"
                                .formatted(invoice, row.state));
            }
            row.signaturesDemanded =
                    Json.of(roles.stream().map(Role::name).distinct().toList());
            tx.audit(
                    "esign.demanded",
                    "invoice",
                    row.id,
                    Map.of("roles", String.join(", ", Json.list(row.signaturesDemanded)), "reason", said));
            if (row.signatureWaived && row.state == InvoiceState.PENDING_APPROVAL) {
                row.signatureWaived = false;
                Routing.withdrawOpen(tx, row);
                opening.open(tx, row, roles, said, Map.of());
            }
        });
    }

    @Override
    public SignatureRequest remind(Actor actor, SignatureRequestId id) {
        Power.MANAGE_SIGNATURES.require(actor);
        requireOpen(actor, id);
        desk.remind(actor, id);
        return get(actor, id);
    }

    @Override
    public SignatureRequest cancel(Actor actor, SignatureRequestId id, String reason) {
        Power.MANAGE_SIGNATURES.require(actor);
        String said = Reasons.require("reason", reason);
        return units.call("signature.cancel", actor, tx -> {
            SignatureRequestRow row = rows(tx).row(id);
            if (row.ending != null) {
                throw ended(row.ending);
            }
            SignatureEndings.want(tx, row, Ending.CANCELLED, said);
            tx.audit("esign.cancel", "invoice", row.invoiceId, Map.of("requestId", id.toString(), "reason", said));
            tx.em().flush();
            return rows(tx).record(row);
        });
    }

    @Override
    public SignatureRequest refresh(Actor actor, SignatureRequestId id) {
        Power.MANAGE_SIGNATURES.require(actor);
        get(actor, id);
        try {
            desk.refresh(Actor.system(actor.tenant()), id);
        } catch (IOException e) {
            throw new UncheckedIOException("signature request %s could not be looked at".formatted(id), e);
        }
        return get(actor, id);
    }

    private SignatureRequest requireOpen(Actor actor, SignatureRequestId id) {
        SignatureRequest request = get(actor, id);
        if (request.ending() != null) {
            throw ended(request.ending());
        }
        if (request.providerId() == null || request.endingWanted() != null) {
            throw new IllegalLifecycleStateException(
                    "signature request %s is not with the provider yet, or is being ended. Try again in a moment."
                            .formatted(id));
        }
        return request;
    }

    private static IllegalLifecycleStateException ended(Ending ending) {
        return new IllegalLifecycleStateException("this signature request has ended (%s)".formatted(ending));
    }

    @Override
    public int receive(WebhookRequest request) {
        List<ESignWebhooks.Notice> notices = gateway.ability(ESignWebhooks.class)
                .orElseThrow(() -> WebhookRejectedException.malformed(
                        "provider %s sends nothing on its own".formatted(settings.provider())))
                .receive(request);
        int known = 0;
        for (ESignWebhooks.Notice notice : notices) {
            known += look(notice);
        }
        return known;
    }

    /** Has a request looked at; what the provider says about it is asked for, and not taken from the notice. */
    private int look(ESignWebhooks.Notice notice) {
        Optional<SignatureRequestRow> found = byProviderId(notice.providerId());
        found.ifPresent(request -> note(request, notice));
        return found.isPresent() ? 1 : 0;
    }

    private void note(SignatureRequestRow request, ESignWebhooks.Notice notice) {
        Map<String, String> facts = Map.of("event", notice.eventId(), "type", notice.type());
        try {
            Again.whileStale(() -> units.run(
                    "signature.notice",
                    Actor.system(new TenantId(request.tenant)),
                    tx -> tx.happened(SignatureEndings.AGGREGATE, request.id, SignatureFollowUp.NOTICED, facts)));
        } catch (IOException e) {
            throw new UncheckedIOException("the notice could not be kept", e);
        }
    }

    private Optional<SignatureRequestRow> byProviderId(String providerId) {
        EntityManager em = factory.createEntityManager();
        try {
            return em.createQuery(
                            "select r from SmartApSignatureRequest r where r.providerId = :id and r.provider = :provider"
                                    + " and r.ending is null",
                            SignatureRequestRow.class)
                    .setParameter("id", providerId)
                    .setParameter("provider", settings.provider())
                    .getResultStream()
                    .findFirst();
        } finally {
            em.close();
        }
    }

    @Override
    public Link link(Actor actor, SignatureRequestId id, @Nullable String person) {
        Power.READ.require(actor);
        String whose = person == null ? actor.id() : person;
        if (!whose.equals(actor.id()) && !actor.has(Role.ADMIN)) {
            throw new ForbiddenException("only an administrator may get a link for somebody else");
        }
        if (!settings.provider().equals(SignatureSettings.IN_HOUSE)) {
            throw new IllegalLifecycleStateException("signers get their links from %s".formatted(settings.provider()));
        }
        byte[] bytes = new byte[LINK_BYTES];
        random.nextBytes(bytes);
        Secret token = Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        return units.call("signature.link", actor, tx -> {
            SignatureRequestRow request = rows(tx).row(id);
            if (request.ending != null || request.endingWanted != null) {
                throw ended(request.ending == null ? Ending.CANCELLED : request.ending);
            }
            SignerRow signer = rows(tx).signers(request.id).stream()
                    .filter(one -> one.person.equals(whose))
                    .filter(one -> one.step == Step.ASKED || one.step == Step.VIEWED)
                    .findFirst()
                    .orElseThrow(() -> new ForbiddenException(
                            "%s is not to sign this, or it is not the turn yet".formatted(whose)));
            Instant until = tx.now().plus(settings.linkValidity());
            signer.linkHash = InHouseRoom.hash(token);
            signer.linkExpiresAt = until.isBefore(request.expiresAt) ? until : request.expiresAt;
            tx.audit(
                    "esign.link-made",
                    "invoice",
                    request.invoiceId,
                    Map.of("requestId", id.toString(), "person", whose, "until", signer.linkExpiresAt.toString()));
            return new Link(token, whose, signer.linkExpiresAt);
        });
    }

    @Override
    public SigningRoom room() {
        return room;
    }

    private static SignatureRows rows(Tx tx) {
        return new SignatureRows(tx.em(), tx.tenant());
    }
}
