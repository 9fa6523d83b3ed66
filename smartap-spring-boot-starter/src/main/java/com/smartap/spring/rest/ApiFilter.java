package com.smartap.spring.rest;

import com.smartap.core.SmartAp;
import com.smartap.model.Actor;
import com.smartap.model.ContentHash;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spring.ActorResolver;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;

/**
 * Stands before SmartAP's controllers: nobody gets in without an actor, no body is larger than the limits, a request
 * with an idempotency key takes effect once, and whatever goes wrong becomes a problem.
 */
class ApiFilter extends OncePerRequestFilter {
    /** The request attribute that holds the {@link Actor}. */
    static final String ACTOR = ApiFilter.class.getName() + ".actor";
    /** The request attribute that holds the {@link SpooledBody}, for requests that are no forms. */
    static final String BODY = ApiFilter.class.getName() + ".body";

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final SmartAp smartAp;
    private final ActorResolver actors;
    private final OwnHandlers own;
    private final IdempotentRequests idempotent;
    private final long maxJsonBytes;

    ApiFilter(SmartAp smartAp, ActorResolver actors, OwnHandlers own, long maxJsonBytes) {
        this.smartAp = smartAp;
        this.actors = actors;
        this.own = own;
        this.idempotent = new IdempotentRequests(smartAp);
        this.maxJsonBytes = maxJsonBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<HandlerMethod> handler = own.handler(request);
        if (handler.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setHeader("Cache-Control", "no-store");
        try {
            WithoutActor open = handler.get().getMethodAnnotation(WithoutActor.class);
            if (open != null) {
                answerAnybody(request, response, chain, open.maxBytes());
            } else {
                answer(request, response, chain, !handler.get().hasMethodAnnotation(NeverKept.class));
            }
        } catch (IOException | ServletException | RuntimeException failure) {
            if (response.isCommitted()) {
                throw failure;
            }
            ProblemWriter.write(response, Failures.of(failure));
        }
    }

    /** The body is not taken for a form, whatever it says to be: a signature covers its very bytes. */
    private void answerAnybody(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, int maxBytes)
            throws ServletException, IOException {
        if (isForm(request)) {
            throw new Refusal(
                    Problem.of(RestCode.UNSUPPORTED_MEDIA_TYPE, "a form with parts is not taken here", "Content-Type"));
        }
        actors.resolve(request).ifPresent(actor -> request.setAttribute(ACTOR, actor));
        try (SpooledBody body = read(request, maxBytes)) {
            chain.doFilter(new SpooledRequest(request, body), response);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain, boolean kept)
            throws ServletException, IOException {
        Actor actor = actors.resolve(request)
                .orElseThrow(() -> new Refusal(Problem.of(
                        RestCode.UNAUTHENTICATED, "log in with the application that SmartAP is part of", null)));
        request.setAttribute(ACTOR, actor);
        if (!WITH_BODY.contains(request.getMethod())) {
            chain.doFilter(request, response);
        } else if (!kept) {
            try (SpooledBody body = read(request, maxJsonBytes)) {
                chain.doFilter(new SpooledRequest(request, body), response);
            }
        } else if (isForm(request)) {
            readForm(request);
            idempotent.answer(request, response, chain, actor, Fingerprint.ofForm(request, actor));
        } else {
            try (SpooledBody body = read(request, limitOf(request))) {
                ContentHash hash = body.hash();
                idempotent.answer(
                        new SpooledRequest(request, body),
                        response,
                        chain,
                        actor,
                        Fingerprint.of(request, actor, hash));
            }
        }
    }

    private static SpooledBody read(HttpServletRequest request, long limit) throws IOException {
        if (request.getContentLengthLong() > limit) {
            throw SpooledBody.tooLarge(limit);
        }
        SpooledBody body = SpooledBody.read(request.getInputStream(), limit);
        request.setAttribute(BODY, body);
        return body;
    }

    /** Reads the parts here, so that a form that is too large or cut off is a problem of ours and not of the host. */
    private static void readForm(HttpServletRequest request) {
        try {
            request.getParts();
        } catch (IllegalStateException e) {
            throw new Refusal(Failures.uploadTooLarge());
        } catch (ServletException | IOException e) {
            throw new Refusal(Problem.of(
                    ErrorCode.INVALID_REQUEST,
                    "the form cannot be read. Maybe it is cut off, or has no boundary",
                    "file"));
        }
    }

    private long limitOf(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null) {
            return maxJsonBytes;
        }
        try {
            MediaType parsed = MediaType.parseMediaType(type);
            boolean json = parsed.getSubtype().endsWith("json");
            return json ? maxJsonBytes : fileLimitOf(request);
        } catch (org.springframework.http.InvalidMediaTypeException e) {
            throw new InvalidRequestException("Content-Type", "Content-Type (%s) is not a media type".formatted(type));
        }
    }

    /** Statements of a whole year are larger than any invoice. */
    private long fileLimitOf(HttpServletRequest request) {
        return request.getRequestURI().endsWith("/payments/statements")
                ? smartAp.configuration().statementLimits().maxBytes()
                : smartAp.configuration().readLimits().maxBytes();
    }

    private static boolean isForm(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }
}
