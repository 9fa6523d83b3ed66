package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import mockwebserver3.RecordedRequest;
import okio.ByteString;

/** Takes an upload of two parts: what it is, and its bytes, of which only the number is kept. */
final class TwinUpload {
    private TwinUpload() {}

    static ObjectNode store(TwinStore store, TwinSchema schema, RecordedRequest request) {
        ByteString bytes = request.getBody();
        String body = bytes == null ? "" : bytes.string(StandardCharsets.ISO_8859_1);
        String type = String.valueOf(request.getHeaders().get("Content-Type"));
        int at = type.indexOf("boundary=");
        if (at < 0) {
            throw missing("boundary");
        }
        String boundary = "--" + type.substring(at + "boundary=".length()).replace("\"", "");
        String metadata = part(body, boundary, "file_metadata_0");
        JsonNode parsed =
                TwinCompany.parse(new String(metadata.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        if (!(parsed instanceof ObjectNode attachable)) {
            throw missing("file_metadata_0");
        }
        schema.check("Attachable", attachable);
        JsonNode entity = attachable.path("AttachableRef").path(0).path("EntityRef");
        store.require(entity.path("type").asText(), entity.path("value").asText());
        attachable.put("Size", part(body, boundary, "file_content_0").length());
        store.add("Attachable", attachable);
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.putArray("AttachableResponse").addObject().set("Attachable", attachable);
        return answer.put("time", store.now());
    }

    private static String part(String body, String boundary, String name) {
        int head = body.indexOf("name=\"" + name + "\"");
        int start = head < 0 ? -1 : body.indexOf("\r\n\r\n", head);
        int end = start < 0 ? -1 : body.indexOf("\r\n" + boundary, start);
        if (end < 0) {
            throw missing(name);
        }
        return body.substring(start + 4, end);
    }

    private static TwinFault missing(String part) {
        return TwinFault.validation("2020", "Required param missing", "Part %s is missing".formatted(part));
    }
}
