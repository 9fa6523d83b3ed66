package com.smartap.core.internal.signature;

import com.smartap.core.SigningRoom;
import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignatureRows;
import com.smartap.core.internal.persistence.SignerRow;
import com.smartap.core.internal.unit.Reasons;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.TenantId;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.document.DocumentId;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.ForbiddenException;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.esign.SigningStatus.Step;
import com.smartap.spi.secret.Secret;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets those in who hold a link. Only the hash of a link is kept, so that whoever reads the database can open none. */
final class InHouseRoom implements SigningRoom {
    private final EntityManagerFactory factory;
    private final UnitOfWork units;
    private final SigningCopies copies;

    InHouseRoom(EntityManagerFactory factory, UnitOfWork units, SigningCopies copies) {
        this.factory = factory;
        this.units = units;
        this.copies = copies;
    }

    /** The hash under which a link is kept. */
    static String hash(Secret token) {
        return ContentHash.of(token.reveal().getBytes(StandardCharsets.UTF_8)).hex();
    }

    @Override
    public Visit open(Secret token, Trace trace) {
        return entered(token, "in-house.open", (tx, request, signer) -> {
            if (signer.openedAt == null) {
                signer.openedAt = tx.now();
            }
            if (signer.step == Step.ASKED) {
                signer.step = Step.VIEWED;
                signer.steppedAt = tx.now();
                tx.happened("invoice", request.invoiceId, "esign.signer-viewed", facts(request, signer));
            }
            return visit(tx, request, signer, false);
        });
    }

    @Override
    public InputStream document(Secret token) {
        DocumentSource source = entered(
                token,
                "in-house.document",
                (tx, request, signer) -> copies.source(
                        new DocumentRows(tx.em(), tx.tenant()).row(new DocumentId(required(request.copyId)))));
        try {
            return source.open();
        } catch (IOException e) {
            throw new UncheckedIOException("the document to sign cannot be read", e);
        }
    }

    @Override
    public Visit sign(Secret token, ContentHash seen, String typedName, Trace trace) {
        return entered(token, "in-house.sign", (tx, request, signer) -> {
            requireNobodyElse(signer, trace);
            if (!seen.hex().equals(request.copyHash)) {
                throw new InvalidRequestException(
                        "document",
                        "document (%s) is not what is to be signed (%s). Look at it again."
                                .formatted(seen, request.copyHash));
            }
            if (!folded(typedName).equals(folded(signer.name))) {
                throw new InvalidRequestException(
                        "typedName",
                        "typedName must be the signer's full name, %s, as it stands on the page"
                                .formatted(signer.name));
            }
            Visit visit = visit(tx, request, signer, true);
            act(tx, request, signer, Step.SIGNED, Evidence.act(request, signer, "signed", typedName, trace, tx.now()));
            InHouseGateway.nextTurn(tx, request);
            return visit;
        });
    }

    @Override
    public Visit decline(Secret token, String reason, Trace trace) {
        String said = Reasons.require("reason", reason);
        return entered(token, "in-house.decline", (tx, request, signer) -> {
            requireNobodyElse(signer, trace);
            Visit visit = visit(tx, request, signer, true);
            signer.reason = said;
            act(tx, request, signer, Step.DECLINED, Evidence.act(request, signer, "declined", null, trace, tx.now()));
            return visit;
        });
    }

    /** Whoever is known to be somebody else does not act for a signer, an administrator with the link in hand included. */
    private static void requireNobodyElse(SignerRow signer, Trace trace) {
        if (trace.actor() != null && !trace.actor().equals(signer.person)) {
            throw new ForbiddenException(
                    "this is for %s to decide, and you are signed in as somebody else".formatted(signer.name));
        }
    }

    private static void act(Tx tx, SignatureRequestRow request, SignerRow signer, Step step, String evidence) {
        signer.step = step;
        signer.steppedAt = tx.now();
        signer.evidence = evidence;
        signer.linkHash = null;
        Map<String, String> facts = new java.util.HashMap<>(facts(request, signer));
        facts.put(
                "evidenceSha256",
                ContentHash.of(evidence.getBytes(StandardCharsets.UTF_8)).hex());
        facts.put("document", String.valueOf(request.copyHash));
        if (signer.reason != null) {
            facts.put("reason", signer.reason);
        }
        tx.happened("invoice", request.invoiceId, "esign.signer-" + step.name().toLowerCase(Locale.ROOT), facts);
        // The request is changed with its signer, so that ending and signing it exclude each other.
        request.nextCheckAt = tx.now();
        tx.happened(SignatureEndings.AGGREGATE, request.id, SignatureFollowUp.NOTICED, Map.of());
    }

    private interface Act<T> {
        T run(Tx tx, SignatureRequestRow request, SignerRow signer);
    }

    /** Does something for whoever holds a link that works; all others learn the same nothing. */
    private <T> T entered(Secret token, String name, Act<T> act) {
        Found found = find(hash(token));
        Actor person = new Actor(new TenantId(found.tenant()), found.person(), found.name(), Set.of());
        return units.call(name, person, tx -> {
            SignerRow signer = tx.em().find(SignerRow.class, found.signer());
            if (signer == null
                    || !hash(token).equals(signer.linkHash)
                    || signer.linkExpiresAt == null
                    || !tx.now().isBefore(signer.linkExpiresAt)
                    || (signer.step != Step.ASKED && signer.step != Step.VIEWED)) {
                throw unknown();
            }
            SignatureRequestRow request =
                    new SignatureRows(tx.em(), tx.tenant()).row(new SignatureRequestId(signer.requestId));
            InvoiceRow invoice = tx.invoices().row(new InvoiceId(request.invoiceId));
            if (request.ending != null
                    || request.endingWanted != null
                    || !tx.now().isBefore(request.expiresAt)
                    || !SignedContent.unchanged(tx, invoice, request)) {
                throw unknown();
            }
            return act.run(tx, request, signer);
        });
    }

    private record Found(java.util.UUID signer, String tenant, String person, String name) {}

    private Found find(String hash) {
        EntityManager em = factory.createEntityManager();
        try {
            List<SignerRow> rows = em.createQuery(
                            "select r from SmartApSigner r where r.linkHash = :hash", SignerRow.class)
                    .setParameter("hash", hash)
                    .getResultList();
            if (rows.isEmpty()) {
                throw unknown();
            }
            SignerRow row = rows.get(0);
            return new Found(row.id, row.tenant, row.person, row.name);
        } finally {
            em.close();
        }
    }

    private static NotFoundException unknown() {
        return new NotFoundException(
                "this link works no more. Maybe it was used, replaced or is too old; ask for another.");
    }

    private static Visit visit(Tx tx, SignatureRequestRow request, SignerRow signer, boolean done) {
        InvoiceRow invoice = tx.invoices().row(new InvoiceId(request.invoiceId));
        Money total = InvoiceStore.total(invoice);
        String hash = required(request.copyHash);
        return new Visit(
                signer.name,
                signer.role,
                request.title,
                Json.list(request.facts),
                required(total),
                new ContentHash(hash),
                Evidence.consent(hash, signer.role),
                required(signer.linkExpiresAt),
                done);
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw unknown();
        }
        return value;
    }

    private static Map<String, String> facts(SignatureRequestRow request, SignerRow signer) {
        return Map.of("requestId", request.id.toString(), "person", signer.person, "role", signer.role.name());
    }

    private static String folded(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .strip()
                .replaceAll("\\s+", " ")
                .toLowerCase(Locale.ROOT);
    }
}
