package com.smartap.testkit.sap.b1;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error as the Service Layer answers it: in version 1 with a number and an object, in version 2 with texts. */
final class B1Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final int code;

    B1Fault(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static B1Fault noSession() {
        return new B1Fault(401, 301, "Invalid session or session already timeout.");
    }

    static B1Fault notFound() {
        return new B1Fault(404, -2028, "No matching records found (ODBC -2028)");
    }

    static B1Fault noResource(String path) {
        return new B1Fault(404, -1, "Resource path '%s' is invalid".formatted(path));
    }

    /** A rule of the business objects. */
    static B1Fault rule(String message) {
        return new B1Fault(400, -5002, message);
    }

    static B1Fault property(String name, String type) {
        return new B1Fault(400, -1000, "Property '%s' of '%s' is invalid".formatted(name, type));
    }

    int status() {
        return status;
    }

    ObjectNode body(boolean first) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        String words = String.valueOf(getMessage());
        if (first) {
            error.put("code", code).putObject("message").put("lang", "en-us").put("value", words);
        } else {
            error.put("code", String.valueOf(code)).put("message", words);
            error.putArray("details").addObject().put("code", "").put("message", "");
        }
        return body;
    }
}
