package com.smartap.core.internal.signature;

import com.smartap.core.SignatureRequest.Ending;
import com.smartap.core.SignatureSettings;
import com.smartap.core.internal.effect.EffectLedger;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignatureRows;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.RequestOutcome;
import com.smartap.spi.esign.SigningRequest;
import com.smartap.spi.esign.SigningStatus;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sends an invoice to be signed, once. */
final class SignStep implements Step {
    private static final String KIND = "request-signature";

    private final UnitOfWork units;
    private final EffectLedger effects;
    private final SigningCopies copies;
    private final ESignGateway gateway;
    private final SignatureSettings settings;
    private final Checkpoints checkpoints;

    SignStep(
            UnitOfWork units,
            EffectLedger effects,
            SigningCopies copies,
            ESignGateway gateway,
            SignatureSettings settings,
            Checkpoints checkpoints) {
        this.units = units;
        this.effects = effects;
        this.copies = copies;
        this.gateway = gateway;
        this.settings = settings;
        this.checkpoints = checkpoints;
    }

    /** The key under which the provider knows a request. */
    static IdempotencyKey key(SignatureRequestId id) {
        return IdempotencyKey.of("sign", id);
    }

    /** Whether the provider may know of a request without our knowing its id there. */
    static boolean mayBeThere(Tx tx, SignatureRequestRow request) {
        return request.providerId == null && EffectLedger.unresolved(tx, KIND, request.id.toString());
    }

    @Override
    public InvoiceState state() {
        return InvoiceState.AWAITING_SIGNATURE;
    }

    @Override
    public void run(OpenDelivery delivery, Invoice invoice) throws IOException {
        Actor system = Actor.system(delivery.event().tenant());
        Optional<SignatureRequestId> open = units.read(
                system,
                tx -> new SignatureRows(tx.em(), tx.tenant())
                        .open(invoice.id().value())
                        .filter(request -> request.providerId == null && request.endingWanted == null)
                        .map(request -> new SignatureRequestId(request.id)));
        if (open.isEmpty()) {
            // It ended while the invoice was on hold or had failed, or it is out already.
            units.complete("signature.settle", delivery, tx -> {
                InvoiceRow row = tx.invoices().row(invoice.id());
                SignatureRequestRow last = SignatureEndings.last(tx, row.id);
                if (last != null) {
                    SignatureEndings.settle(tx, row, last);
                }
            });
            return;
        }
        SignatureRequestId id = open.get();
        if (units.read(system, tx -> rows(tx).row(id).copyId == null)) {
            checkpoints.reached("before call esign.prepare");
            copies.make(system, id);
            checkpoints.reached("after call esign.prepare");
        }
        send(delivery, system, id, copies.request(system, id));
    }

    private void send(OpenDelivery delivery, Actor system, SignatureRequestId id, SigningRequest request)
            throws IOException {
        List<String> problems = gateway.check(request);
        IdempotencyKey key = key(id);
        RequestOutcome outcome = null;
        if (!problems.isEmpty()) {
            outcome = new RequestOutcome.Refused("", String.join("; ", problems));
        }
        EffectLedger.Effect effect =
                effects.begin(system, key, KIND, id.toString(), request.hash().hex(), tx -> requireWanted(tx, id));
        if (outcome == null && effect.lookFirst()) {
            checkpoints.reached("before call esign.find");
            outcome = gateway.find(request, key)
                    .map(found -> (RequestOutcome) new RequestOutcome.Accepted(found, false))
                    .orElse(null);
            checkpoints.reached("after call esign.find");
        }
        if (outcome == null) {
            checkpoints.reached("before call esign.request");
            outcome = gateway.request(request, key);
            checkpoints.reached("after call esign.request");
        }
        if (outcome instanceof RequestOutcome.Unknown unknown) {
            throw new ConnectorException(
                    ErrorCode.CONNECTOR_OUTCOME_UNKNOWN,
                    "whether %s holds signature request %s is not known (%s); it is looked for before it is sent again"
                            .formatted(settings.provider(), id, unknown.lastSeen()),
                    true,
                    null,
                    null);
        }
        RequestOutcome known = outcome;
        units.complete("signature.sent", delivery, tx -> {
            SignatureRequestRow row = rows(tx).row(id);
            if (known instanceof RequestOutcome.Accepted accepted) {
                effects.done(tx, key, accepted.status().providerId());
                accepted(tx, row, accepted.status());
            } else if (known instanceof RequestOutcome.Refused refused) {
                effects.refused(tx, key, refused.reason());
                if (row.ending == null) {
                    Ending ending = row.endingWanted == null ? Ending.REFUSED : row.endingWanted;
                    SignatureEndings.end(tx, row, ending, settings.provider() + " refused it: " + refused.reason());
                }
            }
        });
    }

    private static void requireWanted(Tx tx, SignatureRequestId id) {
        SignatureRequestRow row = rows(tx).row(id);
        if (row.ending != null || row.endingWanted != null) {
            throw new IllegalLifecycleStateException("signature request %s is not wanted any more".formatted(id));
        }
    }

    /** The provider holds it. One that was ended here meanwhile is ended there as well. */
    void accepted(Tx tx, SignatureRequestRow row, SigningStatus status) {
        row.providerId = status.providerId();
        row.nextCheckAt = row.endingWanted == null ? tx.now().plus(settings.checkEvery()) : tx.now();
        row.nextReminderAt = tx.now().plus(settings.reminderEvery());
        if (row.ending != null) {
            row.endingWanted = row.ending;
            row.ending = null;
            row.nextCheckAt = tx.now();
        }
        SignatureProgress.note(tx, row, status);
        tx.audit(
                "esign.sent",
                "invoice",
                row.invoiceId,
                Map.of(
                        "requestId", row.id.toString(),
                        "provider", row.provider,
                        "providerId", status.providerId(),
                        "sha256", String.valueOf(row.copyHash)));
    }

    private static SignatureRows rows(Tx tx) {
        return new SignatureRows(tx.em(), tx.tenant());
    }
}
