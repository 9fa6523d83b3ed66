package com.smartap.testkit.foxit;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.webhook.WebhookRequest;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Events with the signature in their query. Not thread-safe. */
final class TwinEvents {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Map<String, String> HEADERS =
            Map.of("Content-Type", "application/json", "User-Agent", "Foxit-eSign-Webhook/1.0");
    private final Clock clock;
    private final List<String> made = new ArrayList<>();
    private String secret = "twin-webhook-secret-0123456789abcdef";
    private boolean raw;
    private long last;
    private int counter;

    TwinEvents(Clock clock) {
        this.clock = clock;
    }

    String secret() {
        return secret;
    }

    String roll() {
        secret = "twin-webhook-secret-rolled-%06d".formatted(++counter);
        return secret;
    }

    void sendRawSignatures(boolean value) {
        raw = value;
    }

    void about(String name, ObjectNode folder, @Nullable String who, @Nullable String email, @Nullable String reason) {
        last = Math.max(last + 1, clock.instant().toEpochMilli()); // two events of one kind differ by their moment
        ObjectNode event = TwinJson.object().put("event_name", name).put("event_date", last);
        ObjectNode data = event.putObject("data");
        data.set("folder", folder);
        if (who != null && email != null) {
            data.putObject(who).put("emailId", email);
        }
        if (reason != null) {
            data.put("reason_for_cancelling", reason);
        }
        made.add(event.toString());
    }

    List<WebhookRequest> fetch() {
        List<WebhookRequest> all = made.stream()
                .map(body -> sign(body.getBytes(StandardCharsets.UTF_8)))
                .toList();
        made.clear();
        return all;
    }

    WebhookRequest sign(byte[] body) {
        return new WebhookRequest(HEADERS, query(secret, body), body);
    }

    private String query(String key, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = Base64.getEncoder().encodeToString(mac.doFinal(body));
            return "signature=" + (raw ? signature : URLEncoder.encode(signature, StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }

    /** What a channel is sent, by its own secret. */
    WebhookRequest sign(byte[] body, String key) {
        return new WebhookRequest(HEADERS, query(key, body), body);
    }

    /** Posts a request to an address; returns the status of the answer. */
    static int post(URI url, WebhookRequest request) {
        String address = url + (url.getRawQuery() == null ? "?" : "&") + request.query();
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(address))
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()));
        request.headers().forEach(builder::header);
        try {
            return HttpClient.newHttpClient()
                    .send(builder.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }
}
