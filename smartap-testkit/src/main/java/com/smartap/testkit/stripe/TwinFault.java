package com.smartap.testkit.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import mockwebserver3.MockResponse;
import org.jspecify.annotations.Nullable;

/** A refusal, in the shapes in which API v1 and v2 write them. */
final class TwinFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String param;
    private final boolean beforeExecution;

    private TwinFault(
            int status,
            String type,
            @Nullable String code,
            @Nullable String param,
            String message,
            boolean beforeExecution) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.beforeExecution = beforeExecution;
    }

    /** The parameters are wrong: nothing was executed, and nothing is remembered. */
    static TwinFault parameter(String code, String param, String message) {
        return new TwinFault(400, "invalid_request_error", code, param, message, true);
    }

    /** Refused while it was carried out. */
    static TwinFault refused(String type, String message) {
        return new TwinFault(400, type, type, null, message, false);
    }

    static TwinFault notFound(boolean v1, String id) {
        return v1
                ? new TwinFault(404, "invalid_request_error", "resource_missing", "id", "No such object: " + id, true)
                : new TwinFault(404, "not_found", "not_found", null, "The resource was not found: " + id, true);
    }

    static TwinFault of(int status, String type, @Nullable String code, String message) {
        return new TwinFault(status, type, code, null, message, true);
    }

    /** Whether nothing was executed, so that the key stays free. */
    boolean isBeforeExecution() {
        return beforeExecution;
    }

    MockResponse.Builder answer() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        error.put("type", type).put("message", getMessage());
        if (code != null) {
            error.put("code", code);
        }
        if (param != null) {
            error.put("param", param);
        }
        error.put("doc_url", "https://docs.stripe.com/error-codes");
        return TwinAnswers.json(status, body);
    }
}
