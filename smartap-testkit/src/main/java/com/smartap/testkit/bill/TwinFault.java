package com.smartap.testkit.bill;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import mockwebserver3.MockResponse;

/** An error in BILL's shape: a list of one. */
final class TwinFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final String category;

    TwinFault(int status, String code, String category, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.category = category;
    }

    static TwinFault session() {
        return new TwinFault(401, "BDC_1109", "DOWNSTREAM", "Session is invalid.  Please log in.");
    }

    static TwinFault credentials() {
        return new TwinFault(401, "BDC_1101", "REQUEST", "User name and/or password do not match our records.");
    }

    static TwinFault concurrent() {
        return new TwinFault(429, "BDC_1322", "REQUEST", "Max number of concurrent requests per organization reached.");
    }

    static TwinFault hour() {
        return new TwinFault(
                429, "BDC_1144", "REQUEST", "Max number of allowed API requests per hour reached for this key.");
    }

    /** The code is the twin's own: BILL lists more than 500 of them elsewhere. */
    static TwinFault untrusted() {
        return new TwinFault(
                403, "BDC_1361", "APPLICATION", "This operation requires an MFA trusted session. Step up first.");
    }

    /** The code is the twin's own. */
    static TwinFault request(String message) {
        return new TwinFault(400, "BDC_1171", "REQUEST", message);
    }

    /** The code is the twin's own. */
    static TwinFault missing(String what, String id) {
        return new TwinFault(404, "BDC_1172", "REQUEST", "%s %s does not exist.".formatted(what, id));
    }

    MockResponse.Builder response(String now) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        list.addObject()
                .put("timestamp", now)
                .put("code", code)
                .put("severity", "ERROR")
                .put("category", category)
                .put("message", getMessage());
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(list.toString());
    }
}
