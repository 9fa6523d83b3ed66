package com.smartap.spring.rest;

import com.smartap.core.Idempotency;
import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.InvalidRequestException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lets a POST with an {@code Idempotency-Key} take effect once. Failures are not kept, so the key is free for another try. */
final class IdempotentRequests {
    static final String KEY_HEADER = "Idempotency-Key";
    static final String REPLAYED_HEADER = "Idempotency-Replayed";

    private final SmartAp smartAp;

    IdempotentRequests(SmartAp smartAp) {
        this.smartAp = smartAp;
    }

    void answer(
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain,
            Actor actor,
            String fingerprint)
            throws IOException, ServletException {
        String given = request.getHeader(KEY_HEADER);
        if (given == null || !request.getMethod().equals("POST")) {
            chain.doFilter(request, response);
            return;
        }
        IdempotencyKey key = keyOf(given);
        try {
            Idempotency.Answer answer =
                    smartAp.idempotency().once(actor, key, fingerprint, () -> run(request, response, chain));
            if (answer.replayed()) {
                response.setHeader(REPLAYED_HEADER, "true");
            }
            StoredAnswer.decode(answer.text()).writeTo(response);
        } catch (Failed failed) {
            failed.passOn(response);
        }
    }

    private static IdempotencyKey keyOf(String given) {
        try {
            return new IdempotencyKey(given);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(KEY_HEADER, String.valueOf(e.getMessage()));
        }
    }

    private static String run(HttpServletRequest request, HttpServletResponse response, FilterChain chain) {
        CapturedResponse captured = new CapturedResponse(response);
        try {
            chain.doFilter(request, captured);
        } catch (IOException | ServletException e) {
            throw new Failed(null, e);
        }
        StoredAnswer answer = captured.answer();
        if (answer.isFailure()) {
            throw new Failed(answer, null);
        }
        return answer.encode();
    }

    /** Carries a failure past the engine, which then frees the key. */
    private static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable StoredAnswer answer;

        Failed(@Nullable StoredAnswer answer, @Nullable Throwable cause) {
            super("the request failed", cause, false, false);
            this.answer = answer;
        }

        void passOn(HttpServletResponse response) throws IOException, ServletException {
            if (answer != null) {
                answer.writeTo(response);
            } else if (getCause() instanceof IOException e) {
                throw e;
            } else if (getCause() instanceof ServletException e) {
                throw e;
            }
        }
    }
}
