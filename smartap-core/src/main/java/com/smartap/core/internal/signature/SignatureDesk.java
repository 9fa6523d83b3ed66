package com.smartap.core.internal.signature;

import com.smartap.core.SignatureRequest;
import com.smartap.core.SignatureRequest.Ending;
import com.smartap.core.SignatureSettings;
import com.smartap.core.internal.effect.EffectLedger;
import com.smartap.core.internal.persistence.SignatureRequestRow;
import com.smartap.core.internal.persistence.SignatureRows;
import com.smartap.core.internal.unit.Checkpoints;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.approval.ESignStatus;
import com.smartap.model.approval.SignatureRequestId;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.esign.ESignGateway;
import com.smartap.spi.esign.SigningStatus;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * Looks after a request until it ends: asks the provider, takes in the signed document, ends what expired or is not
 * wanted any more, reminds. May be called at any time and by several at once; whoever comes second finds it done.
 */
final class SignatureDesk {
    private static final String TIME_RAN_OUT = "the time to sign ran out";

    private final UnitOfWork units;
    private final EffectLedger effects;
    private final SigningCopies copies;
    private final SignedPapers papers;
    private final ESignGateway gateway;
    private final SignatureSettings settings;
    private final Checkpoints checkpoints;

    SignatureDesk(
            UnitOfWork units,
            EffectLedger effects,
            SigningCopies copies,
            SignedPapers papers,
            ESignGateway gateway,
            SignatureSettings settings,
            Checkpoints checkpoints) {
        this.units = units;
        this.effects = effects;
        this.copies = copies;
        this.papers = papers;
        this.gateway = gateway;
        this.settings = settings;
        this.checkpoints = checkpoints;
    }

    /** Looks at a request now; once more where somebody else was quicker, who has seen what there was to see. */
    void refresh(Actor system, SignatureRequestId id) throws IOException {
        Again.whileStale(() -> look(system, id));
    }

    private void look(Actor system, SignatureRequestId id) throws IOException {
        SignatureRequest request = next(system, id);
        if (!request.open()) {
            return;
        }
        if (request.providerId() == null) {
            if (request.endingWanted() != null) {
                endUnsent(system, request);
            }
            return;
        }
        if (request.endingWanted() == null && !units.read(system, Tx::now).isBefore(request.expiresAt())) {
            request = units.call("signature.expire", system, tx -> {
                SignatureRequestRow row = rows(tx).row(id);
                if (row.ending == null) {
                    SignatureEndings.want(tx, row, Ending.EXPIRED, TIME_RAN_OUT);
                }
                return rows(tx).record(row);
            });
        }
        try {
            if (request.endingWanted() == null) {
                follow(system, request);
            } else {
                cancel(system, request);
            }
        } catch (NotFoundException e) {
            end(system, id, Ending.CANCELLED, "%s knows of it no more".formatted(settings.provider()));
        }
    }

    /** The request, which is not due again before the next time, whatever comes of this one. */
    private SignatureRequest next(Actor system, SignatureRequestId id) {
        return units.call("signature.look", system, tx -> {
            SignatureRequestRow row = rows(tx).row(id);
            if (row.ending == null && row.nextCheckAt != null) {
                row.nextCheckAt = tx.now().plus(settings.checkEvery());
            }
            return rows(tx).record(row);
        });
    }

    private void follow(Actor system, SignatureRequest request) throws IOException {
        SigningStatus status = gateway.status(String.valueOf(request.providerId()));
        if (status.status() == ESignStatus.FULLY_SIGNED) {
            takeIn(system, request, status);
        } else if (status.ended() || status.status() == ESignStatus.REJECTED) {
            ended(system, request, status);
        } else {
            units.run("signature.progress", system, tx -> {
                SignatureRequestRow row = rows(tx).row(request.id());
                if (row.ending == null) {
                    SignatureProgress.note(tx, row, status);
                }
            });
            remindIfDue(system, request);
        }
    }

    /** It ended at the provider, without all signatures. */
    private void ended(Actor system, SignatureRequest request, SigningStatus status) {
        boolean declined = status.signatories().stream().anyMatch(p -> p.step() == SigningStatus.Step.DECLINED);
        String reason = status.reason() == null
                ? "%s says %s".formatted(settings.provider(), status.providerStatus())
                : status.reason();
        Ending ending =
                status.status() == ESignStatus.EXPIRED ? Ending.EXPIRED : declined ? Ending.REJECTED : Ending.CANCELLED;
        if (!status.ended()) {
            // Nobody else should sign what one has refused.
            gateway.cancel(status.providerId(), reason);
        }
        units.run("signature.end", system, tx -> {
            SignatureRequestRow row = rows(tx).row(request.id());
            if (row.ending == null) {
                SignatureProgress.note(tx, row, status);
                SignatureEndings.end(tx, row, row.endingWanted == Ending.VOIDED ? Ending.VOIDED : ending, reason);
            }
        });
    }

    /** Ends at the provider what is not wanted any more; a last signature that was quicker counts, unless it means nothing. */
    private void cancel(Actor system, SignatureRequest request) throws IOException {
        String reason = String.valueOf(request.reason());
        checkpoints.reached("before call esign.cancel");
        SigningStatus status = gateway.cancel(String.valueOf(request.providerId()), reason);
        checkpoints.reached("after call esign.cancel");
        Ending wanted = request.endingWanted();
        if (status.status() == ESignStatus.FULLY_SIGNED && wanted != Ending.VOIDED) {
            takeIn(system, request, status);
        } else if (wanted != null && (status.ended() || status.status() == ESignStatus.FULLY_SIGNED)) {
            end(system, request.id(), wanted, reason);
        }
    }

    private void takeIn(Actor system, SignatureRequest request, SigningStatus status) throws IOException {
        checkpoints.reached("before call esign.download");
        SignedPapers.Paper paper = papers.fetch(system, gateway, request, status.providerId());
        checkpoints.reached("after call esign.download");
        papers.takeIn(system, request.id(), paper, status);
    }

    /** Ends what never came to the provider, as far as that can be said; what did come is cancelled there. */
    private void endUnsent(Actor system, SignatureRequest request) {
        boolean mayBeThere = units.read(system, tx -> SignStep.mayBeThere(tx, rows(tx).row(request.id())));
        Optional<SigningStatus> found = mayBeThere && request.copyId() != null
                ? gateway.find(copies.request(system, request.id()), SignStep.key(request.id()))
                : Optional.empty();
        Ending wanted = request.endingWanted();
        units.run("signature.unsent", system, tx -> {
            SignatureRequestRow row = rows(tx).row(request.id());
            if (row.ending != null || row.providerId != null || wanted == null) {
                return;
            }
            if (found.isPresent()) {
                effects.done(tx, SignStep.key(request.id()), found.get().providerId());
                row.providerId = found.get().providerId();
                SignatureEndings.want(tx, row, wanted, String.valueOf(row.reason));
            } else {
                SignatureEndings.end(tx, row, wanted, row.reason);
            }
        });
    }

    private void end(Actor system, SignatureRequestId id, Ending ending, String reason) {
        units.run("signature.end", system, tx -> {
            SignatureRequestRow row = rows(tx).row(id);
            if (row.ending == null) {
                SignatureEndings.end(tx, row, ending, reason);
            }
        });
    }

    private void remindIfDue(Actor system, SignatureRequest request) {
        boolean due = units.read(system, tx -> isDue(tx, rows(tx).row(request.id())));
        if (due) {
            remind(system, request.id(), this::isDue);
        }
    }

    private boolean isDue(Tx tx, SignatureRequestRow row) {
        Instant at = row.nextReminderAt;
        return at != null && !tx.now().isBefore(at) && row.reminders < settings.mostReminders();
    }

    /** Reminds now, because somebody wants it. */
    void remind(Actor actor, SignatureRequestId id) {
        remind(actor, id, (tx, row) -> true);
    }

    /** It is counted before it is sent: a reminder whose answer was lost is not sent again. */
    private void remind(Actor actor, SignatureRequestId id, BiPredicate<Tx, SignatureRequestRow> wanted) {
        Optional<String> providerId = units.call("signature.remind", actor, tx -> {
            // Locked: of several who find it due at once only the first reminds.
            SignatureRequestRow row = rows(tx).locked(id);
            boolean over = row.ending != null || row.endingWanted != null || row.providerId == null;
            if (over || !wanted.test(tx, row)) {
                return Optional.<String>empty();
            }
            row.reminders++;
            row.remindedAt = tx.now();
            row.nextReminderAt = tx.now().plus(settings.reminderEvery());
            tx.happened(
                    "invoice",
                    row.invoiceId,
                    "esign.reminded",
                    Map.of("requestId", id.toString(), "reminder", String.valueOf(row.reminders)));
            return Optional.ofNullable(row.providerId);
        });
        checkpoints.reached("before call esign.remind");
        providerId.ifPresent(gateway::remind);
        checkpoints.reached("after call esign.remind");
    }

    private static SignatureRows rows(Tx tx) {
        return new SignatureRows(tx.em(), tx.tenant());
    }
}
