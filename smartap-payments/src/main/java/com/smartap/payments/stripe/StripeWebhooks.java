package com.smartap.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.SeenEvents;
import com.smartap.spi.connector.ConnectorContext;
import com.smartap.spi.payment.provider.PaymentWebhooks;
import com.smartap.spi.payment.provider.PaymentWebhooks.Notice.Kind;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands both kinds of Stripe's events: thin ones ({@code v2.core.event}), which name an object, and snapshots
 * ({@code event}), which hold one as it was when the event was made. Of either only the name of the object is taken.
 */
final class StripeWebhooks implements PaymentWebhooks {
    /** Stripe goes on delivering for three days. */
    private static final Duration MEMORY = Duration.ofDays(4);

    private final ConnectorContext context;
    private final StripeSettings settings;
    private final Clock clock;
    private final SeenEvents seen;

    StripeWebhooks(ConnectorContext context, StripeSettings settings) {
        this.context = context;
        this.settings = settings;
        this.clock = context.clock();
        this.seen = new SeenEvents(clock, MEMORY);
    }

    @Override
    public List<Notice> receive(WebhookRequest request) {
        StripeSignature.verify(request, secrets(), clock.instant(), settings.tolerance());
        ObjectNode event = Json.tryRead(request.body())
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .orElseThrow(() -> WebhookRejectedException.malformed("the body is no JSON object"));
        String form = required(event, "object");
        String id = required(event, "id");
        String type = required(event, "type");
        boolean thin = form.equals("v2.core.event");
        if (!thin && !form.equals("event")) {
            throw WebhookRejectedException.malformed("the body is neither an event nor a thin event");
        }
        JsonNode object =
                thin ? event.path("related_object") : event.path("data").path("object");
        Optional<Kind> kind = kind(Json.text(object, thin ? "type" : "object").orElse(""));
        Optional<String> subject = Json.text(object, "id");
        boolean ours = isOurs(StripeFields.text(event, thin ? "context" : "account"));
        if (kind.isEmpty() || subject.isEmpty() || !ours || !seen.isNew(id)) {
            return List.of();
        }
        return List.of(new Notice(
                id,
                kind.get(),
                subject.get(),
                thin ? null : StripeFields.text(object.path("metadata"), HeldOrder.PAYMENT_ID),
                type,
                StripeFields.moment(event, "created")));
    }

    /** What an object is to us; empty for what has nothing to do with paying vendors. */
    private static Optional<Kind> kind(String type) {
        return switch (type) {
            case "v2.money_management.outbound_payment",
                    "v2.money_management.payout_intent",
                    "treasury.outbound_payment" -> Optional.of(Kind.PAYMENT);
            case "v2.core.account", "v2.money_management.payout_method" -> Optional.of(Kind.PAYEE);
            case "v2.money_management.financial_account", "treasury.financial_account" -> Optional.of(Kind.ACCOUNT);
            default -> Optional.empty();
        };
    }

    /** An event that names no account is of the endpoint's own. */
    private boolean isOurs(@Nullable String account) {
        return account == null || settings.account() == null || account.equals(settings.account());
    }

    private List<Secret> secrets() {
        String all = context.credentials()
                .read()
                .get(StripeSettings.WEBHOOK_SECRET)
                .orElseThrow(
                        () -> WebhookRejectedException.unsigned(
                                "credentials.webhookSecret is missing, so that nothing can be verified. Maybe copy it from the endpoint's page in Stripe"))
                .reveal();
        return Arrays.stream(all.split(",", -1))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(Secret::of)
                .toList();
    }

    private static String required(JsonNode event, String field) {
        return Optional.of(event.path(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(text -> !text.isBlank() && text.length() <= 255)
                .orElseThrow(() -> WebhookRejectedException.malformed("the event has no %s".formatted(field)));
    }
}
