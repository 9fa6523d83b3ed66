package com.smartap.core.internal.unit;

import com.smartap.core.Idempotency;
import com.smartap.core.internal.persistence.IdempotencyRow;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.IdempotencyConflictException;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps the answers of requests under their keys. */
public final class IdempotencyService implements Idempotency {
    private static final String RUNNING = "RUNNING";
    private static final String DONE = "DONE";

    /** A request that was begun so long ago was lost with its node. */
    private static final Duration LOST = Duration.ofMinutes(5);

    private final UnitOfWork units;

    public IdempotencyService(UnitOfWork units) {
        this.units = units;
    }

    @Override
    public Answer once(Actor actor, IdempotencyKey key, String fingerprint, Supplier<String> request) {
        String id = actor.tenant() + "/" + actor.id() + "/" + key;
        String row = id.length() <= 200
                ? id
                : actor.tenant() + "/"
                        + com.smartap.model.ContentHash.of(id.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Optional<Answer> earlier = begin(actor, row, key, fingerprint);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        String text;
        try {
            text = request.get();
        } catch (RuntimeException e) {
            free(actor, row);
            throw e;
        }
        // If this fails, the key stays taken: the request took effect, and must not run again.
        units.run("idempotency.done", actor, tx -> {
            IdempotencyRow done = tx.em().find(IdempotencyRow.class, row);
            done.state = DONE;
            done.answer = text;
        });
        return new Answer(text, false);
    }

    private void free(Actor actor, String id) {
        units.run("idempotency.free", actor, tx -> {
            IdempotencyRow failed = tx.em().find(IdempotencyRow.class, id);
            if (failed != null && failed.state.equals(RUNNING)) {
                tx.em().remove(failed);
            }
        });
    }

    private Optional<Answer> begin(Actor actor, String id, IdempotencyKey key, String fingerprint) {
        try {
            return units.call("idempotency.begin", actor, tx -> {
                IdempotencyRow row = tx.em().find(IdempotencyRow.class, id);
                if (row == null) {
                    row = new IdempotencyRow();
                    row.id = id;
                    row.tenant = tx.tenant().value();
                    row.fingerprint = fingerprint;
                    row.state = RUNNING;
                    row.createdAt = tx.now();
                    tx.em().persist(row);
                    return Optional.empty();
                }
                if (!row.fingerprint.equals(fingerprint)) {
                    throw new IdempotencyConflictException(
                            "key %s was used with another request. Use a new key for a new request.".formatted(key));
                }
                if (row.state.equals(DONE)) {
                    return Optional.of(new Answer(String.valueOf(row.answer), true));
                }
                if (row.createdAt.plus(LOST).isAfter(tx.now())) {
                    throw running(key);
                }
                row.createdAt = tx.now();
                return Optional.empty();
            });
        } catch (PersistenceException e) {
            if (Violations.of("smartap_idempotency", e)) {
                throw running(key);
            }
            throw e;
        }
    }

    private static IdempotencyConflictException running(IdempotencyKey key) {
        return new IdempotencyConflictException(
                "the first request of key %s is still running. Ask again in a moment.".formatted(key));
    }
}
