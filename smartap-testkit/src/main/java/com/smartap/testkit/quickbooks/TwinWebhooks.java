package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Writes what Intuit sends about a record, in the shape of today and in the one before, and signs it. */
final class TwinWebhooks {
    private TwinWebhooks() {}

    /** What Intuit sends about a record; empty if there never was one. */
    static Optional<WebhookRequest> about(TwinStore store, TwinTokens tokens, String type, String id, boolean old) {
        Optional<ObjectNode> row = store.find(type, id);
        Instant changed = row.map(TwinStore::changed).orElse(store.gone(type).getOrDefault(id, Instant.MIN));
        if (changed.equals(Instant.MIN)) {
            return Optional.empty();
        }
        boolean fresh = row.filter(known -> known.path("SyncToken").asText().equals("0"))
                .isPresent();
        String operation = row.isEmpty() ? "Delete" : fresh ? "Create" : "Update";
        String at = TwinStore.stamp(changed);
        return Optional.of(
                old
                        ? notification(QuickBooksTwin.REALM_ID, type, id, operation, at, tokens.verifierToken())
                        : event(
                                QuickBooksTwin.REALM_ID,
                                type,
                                id,
                                operation.toLowerCase(Locale.ROOT) + "d",
                                at,
                                tokens.verifierToken()));
    }

    /** The CloudEvents shape; the operation is such as {@code updated}. */
    private static WebhookRequest event(
            String realmId, String type, String id, String operation, String changedAt, String verifierToken) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        String name = "%s|%s|%s|%s|%s".formatted(realmId, type, id, operation, changedAt);
        event.put("specversion", "1.0");
        event.put(
                "id",
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString());
        event.put("source", "intuit.twin");
        event.put("type", "qbo.%s.%s.v1".formatted(type.toLowerCase(Locale.ROOT), operation));
        event.put("datacontenttype", "application/json");
        event.put("time", changedAt);
        event.put("intuitentityid", id).put("intuitaccountid", realmId);
        event.putObject("data");
        return signed(JsonNodeFactory.instance.arrayNode().add(event).toString(), verifierToken);
    }

    /** The shape before May 2026; the operation is such as {@code Update}. */
    private static WebhookRequest notification(
            String realmId, String type, String id, String operation, String changedAt, String verifierToken) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode notification = body.putArray("eventNotifications").addObject();
        notification.put("realmId", realmId);
        ObjectNode entity =
                notification.putObject("dataChangeEvent").putArray("entities").addObject();
        entity.put("name", type).put("id", id).put("operation", operation).put("lastUpdated", changedAt);
        return signed(body.toString(), verifierToken);
    }

    static WebhookRequest signed(String body, String verifierToken) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(verifierToken.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(bytes));
            return new WebhookRequest(Map.of("Content-Type", "application/json", "intuit-signature", signature), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
