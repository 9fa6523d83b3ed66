package com.smartap.payments.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ClientOptions;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.SeenEvents;
import com.smartap.payments.paypal.PayPalSettings.Hooks;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Understands PayPal's webhooks. A signature covers the id and the time of the transmission, the id of the webhook and the
 * CRC-32 of the raw body; it is checked with PayPal's certificate, or by asking PayPal.
 */
final class PayPalWebhooks implements PaymentWebhooks, AutoCloseable {
    private static final Duration AHEAD = Duration.ofMinutes(5);
    private static final Duration REMEMBERED = Duration.ofDays(8);
    private static final String ALGORITHM = "SHA256withRSA";
    private final PayPalApi api;
    private final Hooks hooks;
    private final Clock clock;
    private final WebhookCertificates certificates;
    private final SeenEvents seen;

    /** The headers that PayPal signs with. */
    private record Transmission(String id, String time, String signature, String certificate, String algorithm) {
        static Transmission of(WebhookRequest request) {
            return new Transmission(
                    header(request, "PAYPAL-TRANSMISSION-ID", "[!-{}~]{1,100}"),
                    header(request, "PAYPAL-TRANSMISSION-TIME", "[0-9TZ:.+-]{10,40}"),
                    header(request, "PAYPAL-TRANSMISSION-SIG", "[A-Za-z0-9+/=]{40,1500}"),
                    header(request, "PAYPAL-CERT-URL", "[!-~]{1,500}"),
                    header(request, "PAYPAL-AUTH-ALGO", "[A-Za-z0-9]{1,100}"));
        }

        private static String header(WebhookRequest request, String name, String form) {
            return request.header(name)
                    .filter(value -> value.matches(form))
                    .orElseThrow(() ->
                            WebhookRejectedException.unsigned("the header %s is missing or malformed".formatted(name)));
        }
    }

    PayPalWebhooks(ConnectorContext context, PayPalSettings settings, ClientOptions options, PayPalApi api) {
        this.api = api;
        this.hooks = settings.hooks();
        this.clock = context.clock();
        this.certificates = new WebhookCertificates(context, settings, options);
        this.seen = new SeenEvents(clock, REMEMBERED);
    }

    @Override
    public List<Notice> receive(WebhookRequest request) {
        String webhookId = hooks.id();
        if (webhookId == null) {
            throw WebhookRejectedException.unsigned(
                    "webhookId is not set, so that nothing can be verified. Maybe take it from the app's page");
        }
        byte[] body = request.body();
        Transmission transmission = Transmission.of(request);
        requireRecent(transmission);
        if (hooks.byApi()) {
            verifyByApi(transmission, webhookId, body);
        } else {
            verify(transmission, webhookId, body);
        }
        return notices(body);
    }

    @Override
    public void close() {
        certificates.close();
    }

    private void requireRecent(Transmission transmission) {
        Instant now = clock.instant();
        Instant sent;
        try {
            sent = OffsetDateTime.parse(transmission.time()).toInstant();
        } catch (DateTimeException e) {
            throw WebhookRejectedException.unsigned("PAYPAL-TRANSMISSION-TIME is no time");
        }
        if (sent.plus(hooks.tolerance()).isBefore(now) || sent.minus(AHEAD).isAfter(now)) {
            throw WebhookRejectedException.unsigned(
                    "the transmission is of %s, which is too far from now. Maybe a clock is wrong".formatted(sent));
        }
    }

    private void verify(Transmission transmission, String webhookId, byte[] body) {
        if (!transmission.algorithm().equalsIgnoreCase(ALGORITHM)) {
            throw WebhookRejectedException.unsigned("PAYPAL-AUTH-ALGO is not " + ALGORITHM);
        }
        X509Certificate signer = certificates.signer(transmission.certificate());
        if (!isSigned(signer, transmission, signedText(transmission.id(), transmission.time(), webhookId, body))) {
            throw WebhookRejectedException.unsigned(
                    "the signature is not that of the body. Maybe webhookId is of another webhook, or the body was"
                            + " decoded on its way");
        }
    }

    /** What PayPal signs. */
    static String signedText(String id, String time, String webhookId, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return String.join("|", id, time, webhookId, String.valueOf(crc.getValue()));
    }

    private static boolean isSigned(X509Certificate signer, Transmission transmission, String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(signer.getPublicKey());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getDecoder().decode(transmission.signature()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** PayPal verifies its event as it wrote it, so that the raw body goes into the question untouched. */
    private void verifyByApi(Transmission transmission, String webhookId, byte[] body) {
        event(body); // whatever is not one JSON object could change the question
        ObjectNode question = Json.object();
        question.put("auth_algo", transmission.algorithm());
        question.put("cert_url", transmission.certificate());
        question.put("transmission_id", transmission.id());
        question.put("transmission_sig", transmission.signature());
        question.put("transmission_time", transmission.time());
        question.put("webhook_id", webhookId);
        String open = Json.write(question);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(
                (open.substring(0, open.length() - 1) + ",\"webhook_event\":").getBytes(StandardCharsets.UTF_8));
        whole.writeBytes(body);
        whole.write('}');
        String status = Json.text(api.verification(whole.toByteArray()), "verification_status")
                .orElse("");
        if (!status.equals("SUCCESS")) {
            throw WebhookRejectedException.unsigned(
                    "PayPal says that it did not sign the body. Maybe webhookId is of another webhook");
        }
    }

    private static ObjectNode event(byte[] body) {
        return Json.tryRead(body)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> WebhookRejectedException.malformed("the body is no JSON object"));
    }

    private List<Notice> notices(byte[] body) {
        ObjectNode event = event(body);
        String id = requireWord(event, "id");
        String type = requireWord(event, "event_type");
        Optional<Notice> notice = notice(event, id, type);
        return notice.filter(one -> seen.isNew(id)).stream().toList();
    }

    private static Optional<Notice> notice(ObjectNode event, String id, String type) {
        JsonNode resource = event.path("resource");
        Instant at = moment(event);
        if (type.startsWith("PAYMENT.PAYOUTS-ITEM.")) {
            Optional<String> batch = Json.text(resource, "payout_batch_id").filter(PayPalIds::isPayPals);
            Optional<String> item = Json.text(resource.path("payout_item"), "sender_item_id");
            return batch.flatMap(one -> item.map(ours -> new PayPalIds.Payment(one, ours)))
                    .filter(payment -> PayPalIds.Payment.of(payment.text()).isPresent()) // others were not sent by us
                    .map(payment -> new Notice(
                            id,
                            Notice.Kind.PAYMENT,
                            payment.text(),
                            PayPalIds.reference(payment.itemId()).orElse(null),
                            type,
                            at));
        }
        if (type.startsWith("PAYMENT.PAYOUTSBATCH.")) {
            return Json.text(resource.path("batch_header"), "payout_batch_id")
                    .filter(PayPalIds::isPayPals)
                    .map(batch -> new Notice(id, Notice.Kind.BATCH, batch, null, type, at));
        }
        return Optional.empty();
    }

    private static String requireWord(ObjectNode event, String field) {
        return Json.text(event, field)
                .filter(text -> event.path(field).isTextual() && text.matches("[!-~]{1,100}"))
                .orElseThrow(() -> WebhookRejectedException.malformed("the event has no " + field));
    }

    private static @Nullable Instant moment(JsonNode event) {
        try {
            return Json.text(event, "create_time")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeException e) {
            return null; // the payment is asked about anyway
        }
    }
}
