package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.esign.ESignProvider;
import com.smartap.spi.esign.SigningStatus;

/** What providers of signatures say, as JSON. */
final class ESignJson {
    private ESignJson() {}

    static ObjectNode status(SigningStatus status) {
        ObjectNode json = Json.object()
                .put("providerId", status.providerId())
                .put("status", status.status().name())
                .put("ended", status.ended())
                .put("providerStatus", status.providerStatus());
        ArrayNode people = json.putArray("signatories");
        for (SigningStatus.Progress person : status.signatories()) {
            ObjectNode one = people.addObject()
                    .put("email", person.email())
                    .put("step", person.step().name());
            Json.put(one, "at", person.at());
        }
        Json.put(json, "reason", status.reason());
        return json;
    }

    /** What a provider can do, and what it needs. */
    static ObjectNode describe(ESignProvider provider) {
        ObjectNode json = Json.object().put("system", provider.id()).put("name", provider.displayName());
        ArrayNode abilities = json.putArray("abilities");
        provider.abilities().stream().map(Class::getSimpleName).sorted().forEach(abilities::add);
        ProviderJson.keys(json, provider.settings());
        return json;
    }
}
