package com.smartap.archive.internal.cloud;

import com.smartap.connector.support.StreamAnswer;
import com.smartap.connector.support.StreamCall;
import com.smartap.connector.support.StreamClient;
import com.smartap.spi.ConnectorUnavailableException;
import com.smartap.spi.archive.StoreRefusedException;
import com.smartap.spi.archive.StoreUnavailableException;
import java.io.IOException;
import java.util.Set;

/** Calls an object store, and says in the stores' own exceptions what went wrong. */
public final class CloudClient implements AutoCloseable {
    private static final int ANSWER_BYTES = 8 * 1024 * 1024;

    private final String name;
    private final StreamClient http;
    private final ErrorReader errors;

    /** Reads the store's own code out of an answer. */
    @FunctionalInterface
    public interface ErrorReader {
        /** Such as {@code AccessDenied}; {@code HTTP 403} if the answer says nothing. */
        String code(StreamAnswer answer, byte[] body);
    }

    /**
     * A client.
     *
     * @param name the store's, for messages
     */
    public CloudClient(String name, StreamClient http, ErrorReader errors) {
        this.name = name;
        this.http = http;
        this.errors = errors;
    }

    /**
     * Sends a call.
     *
     * @param expected statuses of 300 and above that the caller knows what to do with
     * @throws StoreUnavailableException if no answer came that will stay
     * @throws StoreRefusedException if the answer is another one
     */
    public StreamAnswer send(StreamCall call, Set<Integer> expected) throws IOException {
        StreamAnswer answer;
        try {
            answer = http.send(call);
        } catch (ConnectorUnavailableException e) {
            throw new StoreUnavailableException(
                    String.valueOf(e.getMessage()), e.retryAfter().orElse(null), e);
        }
        if (answer.isSuccess() || expected.contains(answer.status())) {
            return answer;
        }
        try (answer) {
            throw refused(call, answer, code(answer));
        }
    }

    /** Sends a call whose answer is small. */
    public XmlElement xml(StreamCall call) throws IOException {
        try (StreamAnswer answer = send(call, Set.of())) {
            return XmlElement.parse(answer.bytes(ANSWER_BYTES));
        }
    }

    /** The store's own code for what it did not do; to be asked once. */
    public String code(StreamAnswer answer) throws IOException {
        return errors.code(answer, answer.bytes(ANSWER_BYTES));
    }

    /** What it means that a call was refused. */
    public StoreRefusedException refused(StreamCall call, StreamAnswer answer, String code) {
        String advice = answer.status() == 401 || answer.status() == 403
                ? ". Maybe the credentials are wrong or lack a right, or a lock forbids it"
                : answer.status() == 404 ? ". Maybe its bucket or container is missing or named wrong" : "";
        return new StoreRefusedException(
                "%s: %s was refused: HTTP %d %s%s".formatted(name, call, answer.status(), code, advice),
                answer.status(),
                code);
    }

    @Override
    public void close() {
        http.close();
    }
}
