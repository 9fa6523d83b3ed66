package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.connector.SettingKey;
import com.smartap.spi.payment.provider.PaymentFailure;
import com.smartap.spi.payment.provider.PaymentProvider;
import com.smartap.spi.payment.provider.ProviderStatus;
import com.smartap.spi.payment.provider.StoredPayee;
import java.util.List;

/** What payment providers say, as JSON. */
final class ProviderJson {
    private ProviderJson() {}

    static ObjectNode status(ProviderStatus status) {
        ObjectNode json = Json.object().put("providerId", status.providerId());
        Json.put(json, "reference", status.reference());
        json.put("state", status.state().name()).put("rawStatus", status.rawStatus());
        if (status.failure() != null) {
            json.set("failure", failure(status.failure()));
        }
        if (status.amount() != null) {
            json.put("amount", status.amount().plain())
                    .put("currency", status.amount().currency().getCurrencyCode());
        }
        Json.put(json, "fee", status.fee() == null ? null : status.fee().plain());
        Json.put(json, "expectedOn", status.expectedOn());
        Json.put(json, "changedAt", status.changedAt());
        Json.put(json, "trace", status.trace());
        return json.put("cancellable", status.cancellable());
    }

    static ObjectNode failure(PaymentFailure failure) {
        return Json.object()
                .put("code", failure.code())
                .put("words", failure.words())
                .put("remedy", failure.remedy().name());
    }

    static ObjectNode stored(StoredPayee stored) {
        ObjectNode json = Json.object().put("payeeId", stored.payeeId());
        Json.put(json, "accountId", stored.accountId());
        Json.put(json, "fingerprint", stored.fingerprint());
        return json;
    }

    /** What a provider can do, and what it needs. */
    static ObjectNode describe(PaymentProvider provider) {
        ObjectNode json = Json.object().put("system", provider.id()).put("name", provider.displayName());
        ArrayNode abilities = json.putArray("abilities");
        provider.abilities().stream().map(Class::getSimpleName).sorted().forEach(abilities::add);
        ArrayNode rails = json.putArray("rails");
        provider.rails().stream().sorted().forEach(rail -> rails.add(rail.name()));
        keys(json, provider.settings());
        return json;
    }

    /** Settings and credentials apart. */
    static void keys(ObjectNode json, List<SettingKey> keys) {
        ArrayNode settings = json.putArray("settings");
        ArrayNode credentials = json.putArray("credentials");
        for (SettingKey key : keys) {
            (key.secret() ? credentials : settings)
                    .addObject()
                    .put("name", key.name())
                    .put("required", key.required())
                    .put("description", key.description());
        }
    }
}
