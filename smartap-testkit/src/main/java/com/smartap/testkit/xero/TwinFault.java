package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;

/** A refusal, in the shapes in which Xero writes them. */
final class TwinFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient ObjectNode body;

    private TwinFault(int status, String message, ObjectNode body) {
        super(message, null, false, false);
        this.status = status;
        this.body = body;
    }

    /** A record that Xero does not take, with all its reasons. */
    static TwinFault validation(String idField, List<String> messages) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("ErrorNumber", 10).put("Type", "ValidationException");
        body.put("Message", "A validation exception occurred");
        ObjectNode element = body.putArray("Elements").addObject();
        element.put(idField, "00000000-0000-0000-0000-000000000000");
        ArrayNode errors = element.putArray("ValidationErrors");
        messages.forEach(message -> errors.addObject().put("Message", message));
        return new TwinFault(400, String.join("; ", messages), body);
    }

    /** A request that Xero does not understand. */
    static TwinFault malformed(int number, String type, String message) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("ErrorNumber", number).put("Type", type).put("Message", message);
        return new TwinFault(400, message, body);
    }

    /** 401 and 403: who calls, and for which organisation. */
    static TwinFault problem(int status, String title, String detail) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putNull("Type").put("Title", title).put("Status", status).put("Detail", detail);
        body.put("Instance", UUID.randomUUID().toString()).putObject("Extensions");
        return new TwinFault(status, detail, body);
    }

    static TwinFault notFound() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("Type", "NotFoundException").put("Title", "Not Found").put("Status", 404);
        body.put("Detail", "The resource you're looking for cannot be found");
        return new TwinFault(404, "not found", body);
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        return body;
    }
}
