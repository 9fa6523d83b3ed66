package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.WebhookSignature;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.ErpWebhooks;
import com.smartap.spi.erp.ErpWebhooks.Change.Kind;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Understands Xero's webhooks: contacts, invoices and credit notes of this connection's organisation. Xero signs the raw
 * body with the webhook's own key, and tries an address with good and bad signatures before it uses it.
 */
final class XeroWebhooks implements ErpWebhooks {
    private static final String KEY = "webhookKey";
    private static final String SIGNATURE = "x-xero-signature";
    private final CredentialVault credentials;
    private final String tenantId;

    XeroWebhooks(CredentialVault credentials, String tenantId) {
        this.credentials = credentials;
        this.tenantId = tenantId;
    }

    @Override
    public List<Change> receive(WebhookRequest request) {
        Secret key = credentials
                .read()
                .get(KEY)
                .orElseThrow(() -> WebhookRejectedException.unsigned(
                        "credentials.webhookKey is missing, so that nothing can be verified. Maybe take it from the"
                                + " app's webhooks page"));
        WebhookSignature.verify(request, SIGNATURE, key);
        JsonNode events = Json.tryRead(request.body())
                .map(body -> body.path("events"))
                .filter(JsonNode::isArray)
                .orElseThrow(() -> WebhookRejectedException.malformed("the body holds no list of events"));
        List<Change> changes = new ArrayList<>();
        events.forEach(event -> change(event).ifPresent(changes::add));
        return changes;
    }

    private Optional<Change> change(JsonNode event) {
        String category = text(event, "eventCategory").toUpperCase(Locale.ROOT);
        String resource = text(event, "resourceId");
        boolean wanted = List.of("CONTACT", "INVOICE", "CREDITNOTE").contains(category)
                && text(event, "tenantId").equalsIgnoreCase(tenantId)
                && !text(event.path("data"), "Type").toUpperCase(Locale.ROOT).startsWith("ACCREC");
        if (!wanted || resource.isEmpty()) {
            return Optional.empty();
        }
        boolean credit = category.equals("CREDITNOTE");
        String type = text(event, "eventType").toUpperCase(Locale.ROOT);
        String date = text(event, "eventDateUtc");
        return Optional.of(new Change(
                String.join(":", category, resource, type, date),
                tenantId,
                category.equals("CONTACT") ? EntityType.VENDOR : EntityType.INVOICE,
                credit ? new DocumentId(true, resource).text() : resource,
                kind(type, text(event.path("data"), "Status").toUpperCase(Locale.ROOT)),
                moment(date)));
    }

    private static Kind kind(String type, String status) {
        return switch (status) {
            case "VOIDED" -> Kind.VOIDED;
            case "DELETED" -> Kind.DELETED;
            default -> type.equals("CREATE") ? Kind.CREATED : Kind.UPDATED;
        };
    }

    private static @org.jspecify.annotations.Nullable Instant moment(String text) {
        try {
            return text.isEmpty() ? null : XeroDates.moment(text);
        } catch (DateTimeException e) {
            return null; // the record is read again anyway
        }
    }

    private static String text(JsonNode node, String field) {
        return Json.text(node, field).orElse("");
    }
}
