package com.smartap.testkit.bill;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.smartap.spi.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The notifications that BILL sends to a subscription, signed over the raw body, without a time. */
final class TwinEvents {
    static final String KEY = "security-key-of-the-subscription";
    private final List<String> waiting = new ArrayList<>();
    private boolean escaped;
    private int made;

    /** From now on bodies are texts in JSON that hold JSON. */
    void escape() {
        escaped = true;
    }

    void payment(ObjectNode payment, String type) {
        ObjectNode event = event(type);
        ObjectNode shown = event.putObject("payment");
        shown.put("id", payment.path("id").asText());
        shown.putArray("billIds").add(payment.path("billId").asText());
        shown.put("transactionNumber", payment.path("transactionNumber").asText())
                .put("status", payment.path("singleStatus").asText())
                .put("processDate", payment.path("processDate").asText())
                .put("createdTime", payment.path("createdTime").asText())
                .put("updatedTime", payment.path("updatedTime").asText())
                .put("billingType", "BDC");
        shown.putObject("vendor")
                .put("id", payment.path("vendorId").asText())
                .put("name", payment.path("vendorName").asText());
        add(event);
    }

    /** An event about something else than a payment. */
    void other(String type, String subject, String id) {
        ObjectNode event = event(type);
        event.putObject(subject).put("id", id);
        add(event);
    }

    List<WebhookRequest> take() {
        List<WebhookRequest> requests = waiting.stream()
                .map(body -> sign(body.getBytes(StandardCharsets.UTF_8)))
                .toList();
        waiting.clear();
        return requests;
    }

    WebhookRequest sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
            return new WebhookRequest(
                    Map.of("x-bill-sha-signature", signature, "content-type", "application/json"), body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private ObjectNode event(String type) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.putObject("metadata")
                .put("eventId", "event-%06d".formatted(++made))
                .put("subscriptionId", "subscription-1")
                .put("organizationId", TwinSessions.ORGANISATION)
                .put("eventType", type)
                .put("version", "1");
        return event;
    }

    private void add(ObjectNode event) {
        waiting.add(escaped ? TextNode.valueOf(event.toString()).toString() : event.toString());
    }
}
