package com.smartap.testkit.foxit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Webhook channels. Not thread-safe. */
final class TwinChannels {
    private static final Set<String> FIELDS =
            Set.of("channelId", "channelName", "webhookUrl", "webhookSecret", "webhookLevel", "events");
    private static final Set<String> EVENTS = Set.of(
            "folder_sent",
            "folder_viewed",
            "folder_signed",
            "folder_cancelled",
            "folder_completed",
            "folder_executed",
            "folder_deleted");
    private final TwinSchema schema;
    private final Map<Long, ObjectNode> channels = new LinkedHashMap<>();
    private long last = 900;

    TwinChannels(TwinSchema schema) {
        this.schema = schema;
    }

    Collection<ObjectNode> all() {
        return channels.values();
    }

    ObjectNode create(ObjectNode body) {
        check(body);
        last++;
        channels.put(last, body.deepCopy().put("channelId", last).put("active", true));
        return TwinJson.success("Webhook channel created successfully");
    }

    ObjectNode update(ObjectNode body) {
        check(body);
        long id = id(body.path("channelId"));
        channels.put(id, body.deepCopy().put("active", true));
        return TwinJson.success("Webhook channel updated successfully");
    }

    ObjectNode list() {
        ObjectNode answer = TwinJson.success("");
        ArrayNode list = answer.putArray("channelList");
        channels.values().forEach(channel -> list.add(shown(channel)));
        return answer;
    }

    ObjectNode delete(ObjectNode body) {
        schema.known("deletechannels", body, Set.of("channelIds"));
        body.path("channelIds").forEach(id -> channels.remove(id(id)));
        return TwinJson.success("Webhook channels deleted successfully");
    }

    /** Without the secret, as far as anybody knows. */
    private static ObjectNode shown(ObjectNode channel) {
        ObjectNode copy = channel.deepCopy();
        copy.remove("webhookSecret");
        return copy;
    }

    private long id(JsonNode id) {
        if (!id.isIntegralNumber() || !channels.containsKey(id.longValue())) {
            throw TwinFault.notFound("Channel " + id);
        }
        return id.longValue();
    }

    private void check(ObjectNode body) {
        schema.known("webhook channel", body, FIELDS);
        schema.text(body, "channelName");
        schema.text(body, "webhookUrl");
        schema.text(body, "webhookSecret");
        if (!schema.text(body, "webhookLevel").equals("Account")) {
            throw schema.wrong("webhookLevel must be Account");
        }
        if (!(body.path("events") instanceof ObjectNode events)) {
            throw schema.wrong("events parameter must be required");
        }
        schema.known("events", events, EVENTS);
    }
}
