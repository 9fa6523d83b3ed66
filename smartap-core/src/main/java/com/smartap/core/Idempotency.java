package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.Api;
import java.util.function.Supplier;

/** Answers a repeated request with the answer that the first one got. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Idempotency {
    /**
     * Runs a request once for each tenant and key.
     *
     * @param fingerprint a hash of the request
     * @param request what to do; returns the answer as text, at most 1 MiB. If it throws, the key is free again
     * @return the answer of this run, or of the run that had the key before
     * @throws com.smartap.spi.IdempotencyConflictException if the key was used with another fingerprint, or the first
     *     request is still running
     */
    Answer once(Actor actor, IdempotencyKey key, String fingerprint, Supplier<String> request);

    /**
     * An answer.
     *
     * @param text what the request returned
     * @param replayed whether it is the answer of an earlier request
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Answer(String text, boolean replayed) {}
}
