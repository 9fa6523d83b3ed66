package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal, in the shape in which QuickBooks writes it. */
final class TwinFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final String summary;

    private TwinFault(int status, String code, String summary, String detail) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.summary = summary;
    }

    static TwinFault validation(String code, String summary, String detail) {
        return new TwinFault(400, code, summary, detail);
    }

    static TwinFault unauthorized(String detail) {
        return new TwinFault(401, "3200", "message=AuthenticationFailed; errorCode=003200; statusCode=401", detail);
    }

    static TwinFault tooMany() {
        return new TwinFault(429, "3001", "ThrottleExceeded", "The request limit was reached");
    }

    int status() {
        return status;
    }

    /** Capitals for validation, lower case where the gateway answers instead of the service. */
    ObjectNode body(String time) {
        boolean gateway = status == 401 || status == 429;
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode fault = body.putObject(gateway ? "fault" : "Fault");
        ObjectNode error = fault.putArray(gateway ? "error" : "Error").addObject();
        error.put(gateway ? "message" : "Message", summary);
        error.put(gateway ? "detail" : "Detail", getMessage());
        error.put("code", code);
        error.put("element", "");
        fault.put("type", gateway ? (status == 401 ? "AUTHENTICATION" : "THROTTLE") : "ValidationFault");
        body.put("time", time);
        return body;
    }
}
