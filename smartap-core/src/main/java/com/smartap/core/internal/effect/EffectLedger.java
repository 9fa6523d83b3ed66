package com.smartap.core.internal.effect;

import com.smartap.core.internal.persistence.EffectRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.IdempotencyConflictException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Effects on the outside world, each recorded under its key before it is tried. Whoever finds an effect that was begun
 * but not resolved looks on the far side first, and tries again only if nothing is found there.
 */
public final class EffectLedger {
    /** The kind of effects that post bills to an ERP. */
    public static final String POST_BILL = "post-bill";

    /** The kind of effects that attach documents to bills. */
    public static final String ATTACH_DOCUMENT = "attach-document";

    private static final String BEGUN = "BEGUN";
    private static final String DONE = "DONE";
    private static final String REFUSED = "REFUSED";

    private final UnitOfWork units;

    public EffectLedger(UnitOfWork units) {
        this.units = units;
    }

    /**
     * An effect as it stands.
     *
     * @param key its key
     * @param lookFirst whether an earlier attempt may have taken effect
     * @param result what came of it; null while it is not resolved
     * @param recordedAt when it was first recorded
     */
    public record Effect(
            IdempotencyKey key, boolean lookFirst, @Nullable String result, Instant recordedAt) {
        /** What came of it, if it is resolved. */
        public Optional<String> done() {
            return Optional.ofNullable(result);
        }
    }

    /**
     * Records that an effect is about to be tried, durably.
     *
     * @param kind such as {@code post-bill}
     * @param subjectId what it is for
     * @param fingerprint tells one request from another under the same key
     * @throws IdempotencyConflictException if the effect was done already with another fingerprint
     */
    public Effect begin(Actor actor, IdempotencyKey key, String kind, String subjectId, String fingerprint) {
        return begin(actor, key, kind, subjectId, fingerprint, tx -> {});
    }

    /**
     * The same, under a condition that is checked in the same unit of work.
     *
     * @param condition throws if the effect must not be tried any more
     */
    public Effect begin(
            Actor actor,
            IdempotencyKey key,
            String kind,
            String subjectId,
            String fingerprint,
            Consumer<Tx> condition) {
        return units.call("effect." + kind, actor, tx -> {
            condition.accept(tx);
            return begin(tx, key, kind, subjectId, fingerprint);
        });
    }

    /** The same within a unit of work, for an effect that is tried once that is committed. */
    public Effect begin(Tx tx, IdempotencyKey key, String kind, String subjectId, String fingerprint) {
        String id = id(tx, key);
        EffectRow row = tx.em().find(EffectRow.class, id);
        if (row == null) {
            row = new EffectRow();
            row.id = id;
            row.tenant = tx.tenant().value();
            row.kind = kind;
            row.subjectId = subjectId;
            row.fingerprint = fingerprint;
            row.state = BEGUN;
            row.attempts = 1;
            row.recordedAt = tx.now();
            row.updatedAt = tx.now();
            tx.em().persist(row);
            return new Effect(key, false, null, row.recordedAt);
        }
        if (row.state.equals(DONE) && !row.fingerprint.equals(fingerprint)) {
            throw new IdempotencyConflictException(
                    "effect %s was done with another content; nothing was sent".formatted(key));
        }
        if (!row.state.equals(DONE)) {
            // Mended data may change the content before it is tried again. The key stays the same and the far side is
            // looked at first, so that what an earlier attempt brought about there is found and not repeated.
            row.fingerprint = fingerprint;
            row.state = BEGUN;
            row.attempts++;
            row.updatedAt = tx.now();
        }
        return new Effect(key, true, row.state.equals(DONE) ? row.result : null, row.recordedAt);
    }

    /** Whether an effect for a subject may have been tried without anybody knowing what came of it. */
    public static boolean unresolved(Tx tx, String kind, String subjectId) {
        return !tx.em()
                .createQuery(
                        "select r.id from SmartApEffect r where r.tenant = :tenant and r.kind = :kind"
                                + " and r.subjectId = :subject and r.state = :begun",
                        String.class)
                .setParameter("tenant", tx.tenant().value())
                .setParameter("kind", kind)
                .setParameter("subject", subjectId)
                .setParameter("begun", BEGUN)
                .getResultList()
                .isEmpty();
    }

    /** Notes what came of an effect, in the unit of work that draws the consequences. */
    public void done(Tx tx, IdempotencyKey key, String result) {
        resolve(tx, key, DONE, result);
    }

    /** Notes that the far side refused an effect; the same key may be tried again once the reason is mended. */
    public void refused(Tx tx, IdempotencyKey key, String reason) {
        resolve(tx, key, REFUSED, reason);
    }

    /** Resolves an effect that was tried and whose outcome became known otherwise; one that was never begun stays so. */
    public static void resolveIfBegun(Tx tx, IdempotencyKey key, String result) {
        EffectRow row = tx.em().find(EffectRow.class, id(tx, key));
        if (row != null && row.state.equals(BEGUN)) {
            resolve(tx, key, DONE, result);
        }
    }

    private static void resolve(Tx tx, IdempotencyKey key, String state, String result) {
        EffectRow row = tx.em().find(EffectRow.class, id(tx, key));
        if (row == null) {
            throw new IllegalStateException("effect %s was not begun".formatted(key));
        }
        row.state = state;
        row.result = result;
        row.updatedAt = tx.now();
    }

    private static String id(Tx tx, IdempotencyKey key) {
        return tx.tenant() + "/" + key;
    }
}
