package com.smartap.testkit.sap.s4;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal, in the shape in which SAP writes it. */
final class S4Fault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;

    S4Fault(int status, String code, String words) {
        super(words, null, false, false);
        this.status = status;
        this.code = code;
    }

    static S4Fault refused(String code, String words) {
        return new S4Fault(400, code, words);
    }

    static S4Fault notFound(String what) {
        return new S4Fault(404, "/IWBEP/CM_MGW_RT/020", "Resource not found for '%s'.".formatted(what));
    }

    int status() {
        return status;
    }

    ObjectNode body(boolean v4) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("code", code);
        if (v4) {
            error.put("message", getMessage());
            error.putArray("details").addObject().put("code", code).put("message", getMessage());
            return body;
        }
        error.putObject("message").put("lang", "en").put("value", getMessage());
        ObjectNode inner = error.putObject("innererror").put("transactionid", "4B2A6F0E1D5C4A5E8F3B2A1C0D9E8F7A");
        inner.putArray("errordetails")
                .addObject()
                .put("code", code)
                .put("message", getMessage())
                .put("severity", "error")
                .put("target", "");
        return body;
    }
}
