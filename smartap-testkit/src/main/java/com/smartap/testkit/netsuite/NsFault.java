package com.smartap.testkit.netsuite;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A refusal, in the shapes in which NetSuite writes it. */
final class NsFault extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final String code;
    private final @Nullable String path;

    private NsFault(int status, String code, String detail, @Nullable String path) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.path = path;
    }

    static NsFault of(int status, String code, String detail) {
        return new NsFault(status, code, detail, null);
    }

    static NsFault user(String code, String detail) {
        return new NsFault(400, code, detail, null);
    }

    static NsFault at(String path, String code, String detail) {
        return new NsFault(400, code, detail, path);
    }

    static NsFault query(String words) {
        return new NsFault(
                400,
                "INVALID_PARAMETER",
                "Invalid search query. Detailed unprocessed description follows. " + words + ".",
                null);
    }

    static NsFault missing(String type, String id) {
        return new NsFault(
                404, "NONEXISTENT_ID", "The record instance does not exist: %s %s.".formatted(type, id), null);
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    /** As SuiteTalk writes it. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("type", "https://www.rfc-editor.org/rfc/rfc9110.html#section-15.5." + section());
        body.put("title", title());
        body.put("status", status);
        ObjectNode error = body.putArray("o:errorDetails").addObject().put("detail", detail());
        if (path != null) {
            error.put("o:errorPath", path);
        }
        error.put("o:errorCode", code);
        return body;
    }

    /** As a RESTlet's server writes it. */
    ObjectNode restletBody() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("error").put("code", code).put("message", detail());
        return body;
    }

    private String title() {
        return switch (status) {
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 429 -> "Too Many Requests";
            case 500 -> "Internal Server Error";
            default -> "Bad Request";
        };
    }

    private int section() {
        return status >= 400 && status <= 417 ? status - 399 : 1;
    }
}
