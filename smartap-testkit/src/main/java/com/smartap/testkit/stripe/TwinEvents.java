package com.smartap.testkit.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.spi.webhook.WebhookRequest;
import com.smartap.testkit.stripe.TwinPayment.Kind;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Events as Stripe makes them: thin for API v2, snapshots for v1; signed when they are fetched. Not thread-safe. */
final class TwinEvents {
    private static final Duration ROLL = Duration.ofHours(24);
    private final Clock clock;
    private final @Nullable String account;
    private final List<String> made = new ArrayList<>();
    private String secret = "whsec_twin0123456789abcdef0123456789";
    private @Nullable String oldSecret;
    private Instant rolledAt = Instant.EPOCH;
    private int counter;

    TwinEvents(Clock clock, @Nullable String account) {
        this.clock = clock;
        this.account = account;
    }

    String secret() {
        return secret;
    }

    /** For 24 hours both secrets sign. */
    String roll() {
        oldSecret = secret;
        secret = "whsec_rolled%d456789abcdef0123456789".formatted(++counter);
        rolledAt = clock.instant();
        return secret;
    }

    void about(TwinPayment payment, String what) {
        counter++;
        ObjectNode event = payment.kind == Kind.TREASURY ? snapshot(payment, what) : thin(payment, what);
        made.add(event.toString());
    }

    List<WebhookRequest> fetch() {
        List<WebhookRequest> requests = made.stream()
                .map(body -> sign(body.getBytes(StandardCharsets.UTF_8)))
                .toList();
        made.clear();
        return requests;
    }

    WebhookRequest sign(byte[] body) {
        long time = clock.instant().getEpochSecond();
        String header = "t=%d,v1=%s".formatted(time, hmac(secret, time, body));
        if (oldSecret != null && clock.instant().isBefore(rolledAt.plus(ROLL))) {
            header += ",v1=" + hmac(oldSecret, time, body);
        }
        header += ",v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39";
        return new WebhookRequest(
                Map.of(
                        "Stripe-Signature", header,
                        "Content-Type", "application/json; charset=utf-8",
                        "User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)"),
                body);
    }

    private ObjectNode thin(TwinPayment payment, String what) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("id", "evt_test_65R9Ijk8dKEYZcXeRWn16R9A7j1FSQ3w3TGDPLLGSM%06d".formatted(counter));
        event.put("object", "v2.core.event");
        event.put("type", "v2.money_management.outbound_payment." + what);
        event.put("created", TwinAnswers.moment(clock.instant()));
        event.put("livemode", false).putNull("context").putNull("reason");
        event.putObject("related_object")
                .put("id", payment.id)
                .put("type", "v2.money_management.outbound_payment")
                .put("url", "/v2/money_management/outbound_payments/" + payment.id);
        return event;
    }

    private ObjectNode snapshot(TwinPayment payment, String what) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        event.put("id", "evt_1Sabc%08dXYZ".formatted(counter));
        event.put("object", "event").put("api_version", "2026-10-28.endive");
        if (account != null) {
            event.put("account", account);
        }
        event.put("created", clock.instant().getEpochSecond());
        event.putObject("data").set("object", TwinView.of(payment));
        event.put("livemode", false).put("pending_webhooks", 1);
        event.putObject("request").putNull("id").putNull("idempotency_key");
        event.put("type", "treasury.outbound_payment." + what);
        return event;
    }

    private static String hmac(String key, long time, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((time + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
