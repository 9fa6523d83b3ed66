package com.smartap.core.internal.persistence;

import com.smartap.core.SignatureRequest;
import com.smartap.core.Signatures;
import com.smartap.model.ContentHash;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.TenantId;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.document.DocumentId;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.esign.SigningStatus;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The requests for signatures of one tenant. */
public final class SignatureRows {
    private final EntityManager em;
    private final TenantId tenant;

    public SignatureRows(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** The row of an id. */
    public SignatureRequestRow row(SignatureRequestId id) {
        SignatureRequestRow row = em.find(SignatureRequestRow.class, id.value());
        if (row == null || !row.tenant.equals(tenant.value())) {
            throw new NotFoundException("there is no signature request %s".formatted(id));
        }
        return row;
    }

    /** The row of an id as it is now; nobody else changes it until the transaction ends. */
    public SignatureRequestRow locked(SignatureRequestId id) {
        SignatureRequestRow row = row(id);
        em.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return row;
    }

    /** The open request of an invoice. */
    public Optional<SignatureRequestRow> open(UUID invoice) {
        return em.createQuery(
                        "select r from SmartApSignatureRequest r where r.tenant = :tenant and r.openKey = :key",
                        SignatureRequestRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("key", invoice.toString())
                .getResultStream()
                .findFirst();
    }

    /** The requests of an invoice, in order. */
    public List<SignatureRequestRow> of(InvoiceId invoice) {
        return em.createQuery(
                        "select r from SmartApSignatureRequest r where r.tenant = :tenant and r.invoiceId = :id"
                                + " order by r.attempt",
                        SignatureRequestRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("id", invoice.value())
                .getResultList();
    }

    /** Those who sign, in order. */
    public List<SignerRow> signers(UUID request) {
        return em.createQuery(
                        "select r from SmartApSigner r where r.tenant = :tenant and r.requestId = :request"
                                + " order by r.position",
                        SignerRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("request", request)
                .getResultList();
    }

    /** Requests, the newest first. */
    public Page<SignatureRequestRow> list(Signatures.Query query, PageRequest page) {
        StringBuilder where = new StringBuilder("r.tenant = :tenant");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("tenant", tenant.value());
        if (query.open() != null) {
            where.append(query.open() ? " and r.ending is null" : " and r.ending is not null");
        }
        if (query.person() != null) {
            where.append(" and r.ending is null and exists (select 1 from SmartApSigner s where s.requestId = r.id"
                    + " and s.person = :person and s.step in :turn)");
            parameters.put("person", query.person());
            parameters.put("turn", List.of(SigningStatus.Step.ASKED, SigningStatus.Step.VIEWED));
        }
        return Keyset.page(
                em,
                SignatureRequestRow.class,
                where.toString(),
                parameters,
                "requestedAt",
                true,
                page,
                row -> row.requestedAt,
                row -> row.id);
    }

    /** The record of a row. */
    public SignatureRequest record(SignatureRequestRow row) {
        return new SignatureRequest(
                new SignatureRequestId(row.id),
                new InvoiceId(row.invoiceId),
                row.revision,
                row.provider,
                row.providerId,
                row.status,
                row.ending,
                row.endingWanted,
                row.reason,
                signers(row.id).stream().map(SignatureRows::signer).toList(),
                document(row.copyId),
                hash(row.copyHash),
                document(row.signedId),
                hash(row.signedHash),
                row.requestedBy,
                row.requestedAt,
                row.expiresAt,
                row.reminders,
                row.remindedAt,
                row.endedAt);
    }

    private static SignatureRequest.Signer signer(SignerRow row) {
        return new SignatureRequest.Signer(
                row.person, row.name, row.email, row.role, row.step, row.steppedAt, row.reason);
    }

    private static @Nullable DocumentId document(@Nullable UUID id) {
        return id == null ? null : new DocumentId(id);
    }

    private static @Nullable ContentHash hash(@Nullable String hex) {
        return hex == null ? null : new ContentHash(hex);
    }
}
