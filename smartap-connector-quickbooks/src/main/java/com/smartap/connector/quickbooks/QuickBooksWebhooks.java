package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.WebhookSignature;
import com.smartap.model.erp.EntityType;
import com.smartap.spi.erp.ErpWebhooks;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Secret;
import com.smartap.spi.webhook.WebhookRejectedException;
import com.smartap.spi.webhook.WebhookRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Understands what Intuit sends: CloudEvents since May 2026, {@code eventNotifications} before. One address serves all
 * companies of an app, so those of other companies are left out.
 */
final class QuickBooksWebhooks implements ErpWebhooks {
    private static final String SIGNATURE = "intuit-signature";
    private final CredentialVault credentials;
    private final String realmId;

    QuickBooksWebhooks(CredentialVault credentials, String realmId) {
        this.credentials = credentials;
        this.realmId = realmId;
    }

    @Override
    public List<Change> receive(WebhookRequest request) {
        Secret token = credentials
                .read()
                .get(QuickBooksSettings.VERIFIER_TOKEN)
                .orElseThrow(() ->
                        WebhookRejectedException.unsigned("credentials.%s is missing, so that nothing can be verified"
                                .formatted(QuickBooksSettings.VERIFIER_TOKEN)));
        WebhookSignature.verify(request, SIGNATURE, token);
        JsonNode body = Json.tryRead(request.body())
                .orElseThrow(() -> WebhookRejectedException.malformed("the body is not JSON"));
        List<Change> changes = new ArrayList<>();
        if (body.isArray()) {
            body.forEach(event -> event(event, changes));
        } else if (body.path("eventNotifications").isArray()) {
            body.path("eventNotifications").forEach(notification -> notification(notification, changes));
        } else if (body.has("specversion")) {
            event(body, changes);
        } else {
            throw WebhookRejectedException.malformed("the body holds neither CloudEvents nor eventNotifications");
        }
        return List.copyOf(changes);
    }

    /** A CloudEvent, whose type is such as {@code qbo.bill.updated.v1}. */
    private void event(JsonNode event, List<Change> changes) {
        String[] type = text(event, "type").split("\\.", -1);
        if (!realmId.equals(Json.text(event, "intuitaccountid").orElse("")) || type.length < 3) {
            return;
        }
        JsonNode data = event.path("data");
        changes(
                Json.text(event, "id").orElse(null),
                type[1],
                text(event, "intuitentityid"),
                type[2],
                Json.text(event, "time").orElse(null),
                Json.text(data, "deletedId")
                        .or(() -> Json.text(data, "deletedID"))
                        .orElse(null),
                changes);
    }

    private void notification(JsonNode notification, List<Change> changes) {
        if (!realmId.equals(Json.text(notification, "realmId").orElse(""))) {
            return;
        }
        for (JsonNode entity : notification.path("dataChangeEvent").path("entities")) {
            changes(
                    null,
                    text(entity, "name"),
                    text(entity, "id"),
                    text(entity, "operation"),
                    Json.text(entity, "lastUpdated").orElse(null),
                    Json.text(entity, "deletedId")
                            .or(() -> Json.text(entity, "deletedID"))
                            .orElse(null),
                    changes);
        }
    }

    private void changes(
            @Nullable String eventId,
            String name,
            String id,
            String operation,
            @Nullable String time,
            @Nullable String mergedId,
            List<Change> changes) {
        Optional<EntityType> entity = entity(name);
        Optional<Change.Kind> kind = kind(operation);
        if (entity.isEmpty() || kind.isEmpty()) {
            return;
        }
        String stable =
                eventId != null ? eventId : String.join("|", realmId, name, id, operation, time == null ? "" : time);
        Instant at = moment(time);
        if (mergedId != null && !mergedId.equals(id)) {
            // A merge: one record takes the other in, and both are different now.
            changes.add(change(stable + "|" + mergedId, entity.get(), name, mergedId, Change.Kind.DELETED, at));
            changes.add(change(stable, entity.get(), name, id, Change.Kind.UPDATED, at));
        } else {
            changes.add(change(stable, entity.get(), name, id, kind.get(), at));
        }
    }

    private Change change(
            String eventId, EntityType entity, String name, String id, Change.Kind kind, @Nullable Instant at) {
        String externalId = name.equalsIgnoreCase("VendorCredit") ? BillId.of("VendorCredit", id) : id;
        return new Change(eventId, realmId, entity, externalId, kind, at);
    }

    private static Optional<EntityType> entity(String name) {
        return Optional.ofNullable(
                switch (name.toLowerCase(Locale.ROOT)) {
                    case "vendor" -> EntityType.VENDOR;
                    case "purchaseorder" -> EntityType.PURCHASE_ORDER;
                    case "bill", "vendorcredit" -> EntityType.INVOICE;
                    case "billpayment" -> EntityType.PAYMENT;
                    case "account" -> EntityType.ACCOUNT;
                    case "taxcode" -> EntityType.TAX_CODE;
                    default -> null;
                });
    }

    /** Both tenses are understood: {@code Update} of before, {@code updated} of today. */
    private static Optional<Change.Kind> kind(String operation) {
        String word = operation.toLowerCase(Locale.ROOT);
        if (word.startsWith("create")) {
            return Optional.of(Change.Kind.CREATED);
        }
        if (word.startsWith("update")) {
            return Optional.of(Change.Kind.UPDATED);
        }
        if (word.startsWith("delete") || word.startsWith("merge")) {
            return Optional.of(Change.Kind.DELETED);
        }
        return word.startsWith("void") ? Optional.of(Change.Kind.VOIDED) : Optional.empty();
    }

    private static String text(JsonNode node, String field) {
        return Json.text(node, field).orElseThrow(() -> WebhookRejectedException.malformed("an event has no " + field));
    }

    private static @Nullable Instant moment(@Nullable String text) {
        try {
            return text == null ? null : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
