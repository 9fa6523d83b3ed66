package com.smartap.testkit.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer. */
record NsResponse(int status, Map<String, String> headers, String body) {
    static NsResponse json(int status, JsonNode body) {
        String type = status >= 400
                ? "application/vnd.oracle.resource+json; type=error; charset=UTF-8"
                : "application/vnd.oracle.resource+json; charset=UTF-8";
        return new NsResponse(status, Map.of("Content-Type", type), body.toString());
    }

    static NsResponse plainJson(int status, JsonNode body) {
        return new NsResponse(status, Map.of("Content-Type", "application/json; charset=UTF-8"), body.toString());
    }

    /** 204 with the address of what was made. */
    static NsResponse made(String location) {
        return new NsResponse(204, Map.of("Location", location), "");
    }

    static NsResponse nothing() {
        return new NsResponse(204, Map.of(), "");
    }

    NsResponse with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new NsResponse(status, more, body);
    }
}
