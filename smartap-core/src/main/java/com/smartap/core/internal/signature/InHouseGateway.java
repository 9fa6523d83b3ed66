package com.smartap.core.internal.signature;

import com.smartap.core.internal.persistence.DocumentRows;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignatureRows;
import com.smartap.core.internal.persistence.SignerRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.TenantId;
import com.smartap.model.approval.ESignStatus;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.document.DocumentId;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.archive.DocumentSealer;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.connector.ConnectionTest;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.spi.esign.SigningStatus;
import com.smartap.spi.esign.SigningStatus.Step;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Has documents signed here, for hosts without a provider: signers come by one-time links to {@link InHouseRoom}, and
 * the signed PDF is the copy with a record of the evidence, sealed with the system's key.
 */
final class InHouseGateway implements ESignGateway {
    private final EntityManagerFactory factory;
    private final UnitOfWork units;
    private final DocumentSealer sealer;
    private final SigningCopies copies;

    InHouseGateway(EntityManagerFactory factory, UnitOfWork units, DocumentSealer sealer, SigningCopies copies) {
        this.factory = factory;
        this.units = units;
        this.sealer = sealer;
        this.copies = copies;
    }

    @Override
    public ConnectionTest test() {
        return new ConnectionTest("SmartAP", "signed in the house");
    }

    @Override
    public List<String> check(SigningRequest request) {
        return List.of();
    }

    @Override
    public RequestOutcome request(SigningRequest request, IdempotencyKey key) {
        return units.call("in-house.request", system(request.reference()), tx -> {
            SignatureRequestRow row = rows(tx).row(id(request.reference()));
            boolean created = nextTurn(tx, row);
            return new RequestOutcome.Accepted(status(tx, row), created);
        });
    }

    @Override
    public Optional<SigningStatus> find(SigningRequest request, IdempotencyKey key) {
        return units.read(system(request.reference()), tx -> {
            SignatureRequestRow row = rows(tx).row(id(request.reference()));
            boolean asked = rows(tx).signers(row.id).stream().anyMatch(signer -> signer.step != Step.WAITING);
            return asked ? Optional.of(status(tx, row)) : Optional.empty();
        });
    }

    /**
     * Asks the first who waits, if nobody is asked already and nobody refused.
     *
     * @return whether somebody was asked
     */
    static boolean nextTurn(Tx tx, SignatureRequestRow row) {
        for (SignerRow signer : rows(tx).signers(row.id)) {
            if (signer.step == Step.ASKED || signer.step == Step.VIEWED || signer.step == Step.DECLINED) {
                return false;
            }
            if (signer.step == Step.WAITING) {
                signer.step = Step.ASKED;
                signer.steppedAt = tx.now();
                tx.happened(
                        "invoice",
                        row.invoiceId,
                        "esign.signer-asked",
                        Map.of(
                                "requestId", row.id.toString(),
                                "person", signer.person,
                                "role", signer.role.name()));
                return true;
            }
        }
        return false;
    }

    @Override
    public SigningStatus status(String providerId) {
        return units.read(system(providerId), tx -> status(tx, rows(tx).row(id(providerId))));
    }

    private static SigningStatus status(Tx tx, SignatureRequestRow row) {
        List<SignerRow> signers = rows(tx).signers(row.id);
        long signed =
                signers.stream().filter(signer -> signer.step == Step.SIGNED).count();
        Optional<SignerRow> declined =
                signers.stream().filter(signer -> signer.step == Step.DECLINED).findFirst();
        boolean cancelled = row.endingWanted != null || row.ending != null;
        ESignStatus status = signed == signers.size()
                ? ESignStatus.FULLY_SIGNED
                : declined.isPresent() || cancelled
                        ? ESignStatus.REJECTED
                        : signed > 0 ? ESignStatus.PARTIALLY_SIGNED : ESignStatus.PENDING_SIGNATURE;
        boolean ended = status == ESignStatus.FULLY_SIGNED || status == ESignStatus.REJECTED;
        List<SigningStatus.Progress> progress = new ArrayList<>();
        for (SignerRow signer : signers) {
            progress.add(
                    new SigningStatus.Progress(signer.email.toLowerCase(Locale.ROOT), signer.step, signer.steppedAt));
        }
        @Nullable String reason = declined.isPresent() ? declined.get().reason : row.reason;
        return new SigningStatus(row.id.toString(), status, ended, status.wire(), progress, reason);
    }

    /** Tells whoever listens once more; the host passes it on. */
    @Override
    public void remind(String providerId) {
        units.run("in-house.remind", system(providerId), tx -> {
            SignatureRequestRow row = rows(tx).row(id(providerId));
            for (SignerRow signer : rows(tx).signers(row.id)) {
                if (signer.step == Step.ASKED || signer.step == Step.VIEWED) {
                    tx.happened(
                            "invoice",
                            row.invoiceId,
                            "esign.signer-reminded",
                            Map.of("requestId", row.id.toString(), "person", signer.person));
                }
            }
        });
    }

    /** The engine has noted that the request is to end, from when on the room lets nobody sign: nothing is left to do. */
    @Override
    public SigningStatus cancel(String providerId, String reason) {
        return status(providerId);
    }

    private record Sealing(DocumentSealer.SealRequest request, boolean complete) {}

    @Override
    public void download(String providerId, OutputStream out) throws IOException {
        Sealing sealing = units.read(system(providerId), tx -> {
            SignatureRequestRow row = rows(tx).row(id(providerId));
            List<SignerRow> signers = rows(tx).signers(row.id);
            DocumentSource copy = copies.source(new DocumentRows(tx.em(), tx.tenant()).row(copyOf(row)));
            Instant last = signers.stream()
                    .map(signer -> signer.steppedAt)
                    .filter(at -> at != null)
                    .max(Instant::compareTo)
                    .orElse(row.requestedAt);
            return new Sealing(
                    new DocumentSealer.SealRequest(
                            copy, Evidence.of(row, signers), Evidence.stamp(row, signers), row.title, last),
                    signers.stream().allMatch(signer -> signer.step == Step.SIGNED));
        });
        if (!sealing.complete()) {
            throw new ConnectorException(
                    ErrorCode.CONNECTOR_REFUSED, "not everybody has signed yet", false, null, null);
        }
        sealer.seal(sealing.request(), out);
    }

    private static DocumentId copyOf(SignatureRequestRow row) {
        if (row.copyId == null) {
            throw new IllegalStateException("signature request %s has no copy".formatted(row.id));
        }
        return new DocumentId(row.copyId);
    }

    @Override
    public <T> Optional<T> ability(Class<T> type) {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    /** The engine itself, in the tenant of a request. */
    private Actor system(String reference) {
        EntityManager em = factory.createEntityManager();
        try {
            SignatureRequestRow row =
                    em.find(SignatureRequestRow.class, id(reference).value());
            if (row == null) {
                throw new NotFoundException("there is no signature request %s".formatted(reference));
            }
            return Actor.system(new TenantId(row.tenant));
        } finally {
            em.close();
        }
    }

    private static SignatureRequestId id(String reference) {
        try {
            return new SignatureRequestId(UUID.fromString(reference));
        } catch (IllegalArgumentException e) {
            throw new NotFoundException("there is no signature request %s".formatted(reference));
        }
    }

    private static SignatureRows rows(Tx tx) {
        return new SignatureRows(tx.em(), tx.tenant());
    }
}
