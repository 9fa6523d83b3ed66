package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Requests as Xero sends them on its own, signed. */
final class TwinWebhooks {
    static final String KEY = "twin-webhook-key-0123456789";

    private TwinWebhooks() {}

    /** Xero tells about contacts, invoices and credit notes, and not about orders and payments. */
    static Optional<WebhookRequest> request(EntityType type, String id, String tenantId, Instant at) {
        String category = switch (type) {
            case VENDOR -> "CONTACT";
            case INVOICE -> id.startsWith("CreditNote-") ? "CREDITNOTE" : "INVOICE";
            default -> "";
        };
        if (category.isEmpty()) {
            return Optional.empty();
        }
        String resource = id.substring(id.indexOf("CreditNote-") + 1 > 0 ? "CreditNote-".length() : 0);
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode event = body.putArray("events").addObject();
        event.put("resourceUrl", "https://api.xero.com/api.xro/2.0/" + category + "/" + resource);
        event.put("resourceId", resource).put("tenantId", tenantId).put("tenantType", "ORGANISATION");
        event.put("eventCategory", category).put("eventType", "UPDATE");
        event.put("eventDateUtc", at.toString().replace("Z", ""));
        body.put("firstEventSequence", 1).put("lastEventSequence", 1).put("entropy", "S0m3r4Nd0mt3xt");
        return Optional.of(signed(body.toString()));
    }

    private static WebhookRequest signed(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return new WebhookRequest(
                    Map.of("x-xero-signature", Base64.getEncoder().encodeToString(mac.doFinal(bytes))), bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
