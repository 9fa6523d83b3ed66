package com.smartap.testkit.paypal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A refusal, in the shapes in which PayPal writes them. */
final class TwinFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String HELP = "https://developer.paypal.com/docs/api/payments.payouts-batch/#errors";
    private final int status;
    private final transient ObjectNode body;

    private TwinFault(int status, ObjectNode body) {
        super(body.path("message").asText(), null, false, false);
        this.status = status;
        this.body = body;
    }

    static TwinFault of(int status, String name, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("name", name).put("message", message).put("debug_id", "f7796227d93d5");
        body.put("information_link", HELP);
        body.putArray("details");
        body.putArray("links");
        return new TwinFault(status, body);
    }

    /** A field that PayPal does not take. */
    static TwinFault invalid(String field, String issue) {
        TwinFault fault = of(400, "VALIDATION_ERROR", "Invalid request - see details");
        ((ArrayNode) fault.body.path("details"))
                .addObject()
                .put("field", field)
                .put("location", "body")
                .put("issue", issue);
        return fault;
    }

    /** A {@code sender_batch_id} that was used in the last 30 days. */
    static TwinFault used(String batchUrl) {
        TwinFault fault = of(400, "USER_BUSINESS_ERROR", "User business error.");
        ObjectNode detail = ((ArrayNode) fault.body.path("details")).addObject();
        detail.put("field", "SENDER_BATCH_ID").put("location", "body");
        detail.put("issue", "Batch with given sender_batch_id already exists");
        detail.putArray("link")
                .addObject()
                .put("href", batchUrl)
                .put("rel", "self")
                .put("method", "GET")
                .put("encType", "application/json");
        return fault;
    }

    static TwinFault notFound() {
        return of(404, "INVALID_RESOURCE_ID", "Requested resource ID was not found.");
    }

    /** The shape of the token endpoint, which other endpoints use for bad tokens too. */
    static TwinFault oauth(String error, String description) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        return new TwinFault(401, body.put("error", error).put("error_description", description));
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
