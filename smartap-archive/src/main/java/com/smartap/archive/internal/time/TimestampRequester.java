package com.smartap.archive.internal.time;

import com.smartap.archive.internal.net.BoundedHttp;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a time-stamp authority, again if the line is bad, and checks that the answer is one to the question. */
public final class TimestampRequester {
    private static final Logger log = LoggerFactory.getLogger(TimestampRequester.class);
    private static final int ATTEMPTS = 3;
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(200);
    private static final int MAX_ANSWER = 64 * 1024;
    private static final int NONCE_BITS = 64;

    private final BoundedHttp http;
    private final URI uri;
    private final Map<String, String> headers;
    private final SecureRandom random = new SecureRandom();

    /** Asks at {@code uri}, with additional headers. */
    public TimestampRequester(BoundedHttp http, URI uri, Map<String, String> headers) {
        this.http = http;
        this.uri = uri;
        Map<String, String> all = new HashMap<>(headers);
        all.put("Content-Type", "application/timestamp-query");
        all.put("Accept", "application/timestamp-reply");
        this.headers = Map.copyOf(all);
    }

    /** The DER of a token over a SHA-256. */
    public byte[] token(byte[] digest) throws IOException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest request = generator.generate(TSPAlgorithms.SHA256, digest, new BigInteger(NONCE_BITS, random));
        return checked(request, asked(request.getEncoded()));
    }

    /** A refusal or a wrong answer is not asked for again; an answer that did not come is. */
    private byte[] asked(byte[] request) throws IOException {
        IOException last = null;
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (attempt > 0) {
                LockSupport.parkNanos(FIRST_PAUSE << (2 * (attempt - 1)));
            }
            try {
                return http.post(uri, headers, request, MAX_ANSWER);
            } catch (IOException e) {
                log.warn(
                        "time-stamp service {} did not answer, attempt {}: {}",
                        uri.getHost(),
                        attempt + 1,
                        e.getMessage());
                last = e;
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
        }
        throw new IOException(
                "the time-stamp service gave no answer: " + (last == null ? "" : last.getMessage()), last);
    }

    private byte[] checked(TimeStampRequest request, byte[] answer) throws IOException {
        try {
            TimeStampResponse response = new TimeStampResponse(answer);
            response.validate(request);
            if (response.getTimeStampToken() == null) {
                throw new IOException("the time-stamp service %s refused: %s (status %d)"
                        .formatted(uri.getHost(), response.getStatusString(), response.getStatus()));
            }
            return response.getTimeStampToken().getEncoded();
        } catch (TSPException e) {
            throw new IOException(
                    "the time-stamp service %s answered something else than was asked: %s"
                            .formatted(uri.getHost(), e.getMessage()),
                    e);
        } catch (RuntimeException e) {
            throw new IOException("the answer of the time-stamp service %s cannot be read".formatted(uri.getHost()), e);
        }
    }
}
