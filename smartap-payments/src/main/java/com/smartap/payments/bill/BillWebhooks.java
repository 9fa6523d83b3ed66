package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.SeenEvents;
import com.smartap.connector.support.WebhookSignature;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands BILL's notifications. They are signed over the raw body, and carry no time, so that a recorded one is known
 * by its event's id only, for as long as BILL keeps events. A body may be a text in JSON that holds the JSON.
 */
final class BillWebhooks implements PaymentWebhooks {
    private static final String SIGNATURE = "x-bill-sha-signature";
    private static final Duration HISTORY = Duration.ofDays(180);
    private static final String ID = "[A-Za-z0-9_-]{1,64}";
    private final CredentialVault credentials;
    private final String organizationId;
    private final SeenEvents seen;

    BillWebhooks(CredentialVault credentials, Clock clock, String organizationId) {
        this.credentials = credentials;
        this.organizationId = organizationId;
        this.seen = new SeenEvents(clock, HISTORY);
    }

    @Override
    public List<Notice> receive(WebhookRequest request) {
        Secret key = credentials
                .read()
                .get(BillSettings.WEBHOOK_KEY)
                .orElseThrow(() -> WebhookRejectedException.unsigned(
                        "credentials.webhookKey is missing, so that nothing can be verified. Maybe take it from the answer"
                                + " to the subscription, or subscribe anew"));
        WebhookSignature.verify(request, SIGNATURE, key);
        JsonNode event = event(request);
        JsonNode metadata = event.path("metadata");
        String eventId = Json.text(metadata, "eventId")
                .filter(id -> id.length() <= 200)
                .orElseThrow(() -> WebhookRejectedException.malformed("the body has no metadata.eventId"));
        String type = Json.text(metadata, "eventType").orElse("");
        boolean ours = Json.text(metadata, "organizationId")
                .map(organizationId::equals)
                .orElse(true);
        Optional<Notice> notice = ours ? notice(event, eventId, type) : Optional.empty();
        return seen.isNew(eventId) ? notice.stream().toList() : List.of();
    }

    private static JsonNode event(WebhookRequest request) {
        JsonNode event = Json.tryRead(request.body()).orElse(null);
        if (event != null && event.isTextual()) {
            event = Json.tryRead(event.asText().getBytes(StandardCharsets.UTF_8))
                    .orElse(null);
        }
        if (event == null || !event.isObject()) {
            throw WebhookRejectedException.malformed("the body is no JSON object, nor a text that holds one");
        }
        return event;
    }

    private static Optional<Notice> notice(JsonNode event, String eventId, String type) {
        int dot = type.indexOf('.');
        String about = dot < 0 ? "" : type.substring(0, dot);
        return switch (about) {
            case "payment" -> of(Notice.Kind.PAYMENT, event.path("payment"), eventId, type);
            case "vendor" -> of(Notice.Kind.PAYEE, event.path("vendor"), eventId, type);
            case "bank-account" -> of(Notice.Kind.ACCOUNT, event.path("bankAccount"), eventId, type);
            case "risk-verification", "autopay" ->
                Optional.of(new Notice(eventId, Notice.Kind.ACCOUNT, about, null, type, null));
            default -> Optional.empty();
        };
    }

    private static Optional<Notice> of(Notice.Kind kind, JsonNode subject, String eventId, String type) {
        Optional<String> id = Json.text(subject, "id").filter(text -> text.matches(ID));
        if (id.isEmpty() && kind != Notice.Kind.ACCOUNT) {
            throw WebhookRejectedException.malformed("the event %s has no id of what it is about".formatted(eventId));
        }
        return Optional.of(new Notice(eventId, kind, id.orElse("account"), null, type, moment(subject)));
    }

    private static @Nullable Instant moment(JsonNode subject) {
        try {
            return Json.text(subject, "updatedTime")
                    .map(text -> OffsetDateTime.parse(text).toInstant())
                    .orElse(null);
        } catch (DateTimeParseException e) {
            return null; // the payment is asked about anyway
        }
    }
}
