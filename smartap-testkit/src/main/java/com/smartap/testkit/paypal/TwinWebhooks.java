package com.smartap.testkit.paypal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.paypal.TwinPayouts.Batch;
import com.smartap.testkit.paypal.TwinPayouts.Item;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.CRC32;

/** The events that PayPal sends on its own, and its signatures under them. Not thread-safe. */
final class TwinWebhooks implements TwinPayouts.Observer {
    static final String ID = "7WJ53361D1798092F";
    static final String CERTIFICATES = "/v1/notifications/certs/";
    private static final String HOST = "https://api.paypal.com";
    private static final Map<String, String> ITEM_EVENTS = Map.of(
            "SUCCESS", "SUCCEEDED",
            "FAILED", "FAILED",
            "UNCLAIMED", "UNCLAIMED",
            "RETURNED", "RETURNED",
            "ONHOLD", "HELD",
            "BLOCKED", "BLOCKED",
            "REFUNDED", "REFUNDED");
    private static final Instant FROM = Instant.parse("2020-01-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2049-01-01T00:00:00Z");
    private final Clock clock;
    private final List<byte[]> events = new ArrayList<>();
    private final Map<String, String> certificates = new LinkedHashMap<>();
    private String current;
    long fetches;

    TwinWebhooks(Clock clock) {
        this.clock = clock;
        this.current = "CERT-360caa42-fca2a594-1";
        certificates.put(current, TwinCertificates.signer("messageverificationcerts.paypal.com", FROM, UNTIL, true));
    }

    /** Goes on with another certificate, at another address. */
    void rotate(String host, Instant from, Instant until, boolean known) {
        current = "CERT-360caa42-fca2a594-" + (certificates.size() + 1);
        certificates.put(current, TwinCertificates.signer(host, from, until, known));
    }

    /** The certificate file of a name. */
    String certificate(String name) {
        fetches++;
        String pem = certificates.get(name);
        if (pem == null) {
            throw TwinFault.notFound();
        }
        return pem;
    }

    @Override
    public void batch(Batch batch) {
        ObjectNode resource = TwinAnswers.object();
        resource.set("batch_header", TwinAnswers.batchHeader(batch, true));
        event("payouts", "PAYMENT.PAYOUTSBATCH." + batch.status, resource);
    }

    @Override
    public void item(Item item) {
        String type = ITEM_EVENTS.get(item.status);
        if (type != null) {
            event("payouts_item", "PAYMENT.PAYOUTS-ITEM." + type, TwinAnswers.item(item, true));
        }
    }

    /** The events since this was last asked, in the order in which they happened. */
    List<WebhookRequest> take() {
        List<WebhookRequest> requests = events.stream().map(this::sign).toList();
        events.clear();
        return requests;
    }

    WebhookRequest sign(byte[] body) {
        String id = UUID.randomUUID().toString();
        String time = TwinAnswers.time(clock.instant());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("PAYPAL-TRANSMISSION-ID", id);
        headers.put("PAYPAL-TRANSMISSION-TIME", time);
        headers.put("PAYPAL-TRANSMISSION-SIG", signature(id, time, ID, body));
        headers.put("PAYPAL-CERT-URL", HOST + CERTIFICATES + current);
        headers.put("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        headers.put("Content-Type", "application/json");
        headers.put("User-Agent", "PayPal/AUHR-214.0-25");
        return new WebhookRequest(headers, body);
    }

    /** What the API answers to the question whether a webhook is PayPal's. */
    boolean isSigned(ObjectNode question, byte[] event) {
        String expected = signature(
                question.path("transmission_id").asText(),
                question.path("transmission_time").asText(),
                question.path("webhook_id").asText(),
                event);
        return expected.equals(question.path("transmission_sig").asText())
                && question.path("webhook_id").asText().equals(ID)
                && question.path("auth_algo").asText().equals("SHA256withRSA")
                && question.path("cert_url").asText().startsWith(HOST + CERTIFICATES);
    }

    private static String signature(String id, String time, String webhookId, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        String text = id + "|" + time + "|" + webhookId + "|" + crc.getValue();
        return Base64.getEncoder()
                .encodeToString(TwinCertificates.sign(
                        TwinCertificates.SIGNER.getPrivate(), text.getBytes(StandardCharsets.UTF_8)));
    }

    private void event(String resourceType, String type, ObjectNode resource) {
        ObjectNode event = TwinAnswers.object();
        event.put("id", "WH-" + UUID.randomUUID());
        event.put("event_version", "1.0").put("create_time", TwinAnswers.time(clock.instant()));
        event.put("resource_type", resourceType).put("event_type", type);
        event.put("summary", "A payout changed");
        event.set("resource", resource);
        event.putArray("links");
        events.add(event.toString().getBytes(StandardCharsets.UTF_8));
    }
}
