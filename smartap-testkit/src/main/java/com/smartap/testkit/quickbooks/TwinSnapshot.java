package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes everything a company holds as JSON, and takes it back: entities, answers by request id, tokens. */
final class TwinSnapshot {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private TwinSnapshot() {}

    static String write(TwinStore store, TwinCompany company, TwinTokens tokens) {
        ObjectNode snapshot = JsonNodeFactory.instance.objectNode();
        store.save(snapshot.putObject("store"));
        company.save(snapshot.putObject("answers"));
        company.preferences().save(snapshot.putObject("preferences"));
        tokens.save(snapshot.putObject("tokens"));
        return snapshot.toString();
    }

    static void read(String text, TwinStore store, TwinCompany company, TwinTokens tokens) {
        try {
            JsonNode snapshot = JSON.readTree(text);
            store.load(snapshot.path("store"));
            company.load(snapshot.path("answers"));
            company.preferences().load(snapshot.path("preferences"));
            tokens.load(snapshot.path("tokens"));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("the snapshot is no JSON. Maybe it was cut off", e);
        }
    }
}
