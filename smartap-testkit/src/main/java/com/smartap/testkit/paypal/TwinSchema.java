package com.smartap.testkit.paypal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What PayPal's published schema of {@code POST /v1/payments/payouts} allows. PayPal passes over fields that it does not
 * know, so that a misspelt one is lost without a word; the simulator notes it.
 */
final class TwinSchema {
    private static final Map<String, Integer> HEADER = Map.of(
            "sender_batch_id", 256, "recipient_type", 13, "email_subject", 255, "email_message", 1000, "note", 1000);
    private static final Map<String, Integer> ITEM = Map.of(
            "recipient_type", 13,
            "receiver", 127,
            "note", 4000,
            "sender_item_id", 63,
            "recipient_wallet", 17,
            "purpose", 100,
            "notification_language", 10);
    private static final Set<String> NESTED =
            Set.of("amount", "alternate_notification_method", "application_context", "sender_batch_header", "items");
    private static final Set<String> WALLETS = Set.of("PAYPAL", "VENMO", "RECIPIENT_SELECTED", "BITCOIN");
    private static final Set<String> WHOLE = Set.of("HUF", "JPY", "TWD");
    private static final Set<String> CURRENCIES = Set.of(
            "AUD", "BRL", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "JPY", "MXN", "MYR", "NOK",
            "NZD", "PHP", "PLN", "SEK", "SGD", "THB", "TWD", "USD");
    private static final int MOST_ITEMS = 15_000;
    private final Consumer<String> violation;

    TwinSchema(Consumer<String> violation) {
        this.violation = violation;
    }

    /** The shape of a batch; what it says is looked at by {@link #items}. */
    void shape(ObjectNode body) {
        fields("", body, Map.of());
        if (!(body.path("sender_batch_header") instanceof ObjectNode header)) {
            throw TwinFault.invalid("sender_batch_header", "Required field is missing");
        }
        fields("sender_batch_header.", header, HEADER);
        JsonNode items = body.path("items");
        if (!items.isArray() || items.isEmpty() || items.size() > MOST_ITEMS) {
            throw TwinFault.invalid("items", "The number of items is not 1 to 15000");
        }
        for (int i = 0; i < items.size(); i++) {
            String at = "items[%d].".formatted(i);
            if (!(items.get(i) instanceof ObjectNode item) || !(item.path("amount") instanceof ObjectNode amount)) {
                throw TwinFault.invalid(at + "amount", "Required field is missing");
            }
            fields(at, item, ITEM);
            fields(at + "amount.", amount, Map.of("currency", 3, "value", 32));
            for (String field : new String[] {"currency", "value"}) {
                if (!amount.path(field).isTextual()) {
                    throw TwinFault.invalid(at + "amount." + field, "Required field is missing");
                }
            }
        }
    }

    /** What the items say. */
    void items(ObjectNode body) {
        Set<String> ids = new HashSet<>();
        String currency =
                body.path("items").path(0).path("amount").path("currency").asText();
        for (int i = 0; i < body.path("items").size(); i++) {
            JsonNode item = body.path("items").get(i);
            String at = "items[%d].".formatted(i);
            amount(at, item.path("amount"));
            String type = item.path("recipient_type")
                    .asText(body.path("sender_batch_header")
                            .path("recipient_type")
                            .asText());
            if (!isReceiver(type, item.path("receiver").asText())) {
                throw TwinFault.invalid(at + "receiver", "Receiver is invalid or does not match with type");
            }
            if (!item.path("amount").path("currency").asText().equals(currency)) {
                throw TwinFault.of(400, "USER_BUSINESS_ERROR", "Items have different currencies");
            }
            String id = item.path("sender_item_id").asText();
            if (!id.isEmpty() && !ids.add(id)) {
                throw TwinFault.of(400, "DUPLICATE_ITEM", "This transaction is duplicated in this batch.");
            }
            String wallet = item.path("recipient_wallet").asText("PAYPAL");
            boolean venmo = wallet.equals("VENMO");
            if (!WALLETS.contains(wallet)) {
                throw TwinFault.invalid(at + "recipient_wallet", "Value is invalid");
            }
            if (venmo && (!currency.equals("USD") || item.path("note").asText().isBlank())) {
                throw TwinFault.invalid(at + "note", "Venmo payouts need USD and a note");
            }
        }
    }

    private static void amount(String at, JsonNode amount) {
        String currency = amount.path("currency").asText();
        String value = amount.path("value").asText();
        if (!CURRENCIES.contains(currency)) {
            throw TwinFault.invalid(at + "amount.currency", "Currency is not supported");
        }
        boolean form = value.matches(WHOLE.contains(currency) ? "[0-9]{1,12}" : "[0-9]{1,12}(\\.[0-9]{1,2})?");
        if (!form) {
            throw TwinFault.invalid(at + "amount.value", "Amount is malformed or has decimals that are not supported");
        }
        if (new BigDecimal(value).signum() == 0) {
            throw TwinFault.invalid(at + "amount.value", "Amount must be greater than zero");
        }
    }

    private static boolean isReceiver(String type, String receiver) {
        return switch (type) {
            case "EMAIL" -> receiver.matches("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
            case "PHONE" -> receiver.matches("\\+?[0-9][0-9 -]{6,18}");
            case "PAYPAL_ID" -> receiver.matches("[2-9A-HJ-NP-Z]{13}");
            default -> false;
        };
    }

    private void fields(String at, ObjectNode node, Map<String, Integer> known) {
        node.fields().forEachRemaining(field -> {
            Integer most = known.get(field.getKey());
            if (most == null && !NESTED.contains(field.getKey())) {
                violation.accept("%s%s is no field of payouts".formatted(at, field.getKey()));
            }
            if (most != null
                    && (!field.getValue().isTextual()
                            || field.getValue().asText().length() > most)) {
                throw TwinFault.invalid(at + field.getKey(), "Value is no text of up to %d characters".formatted(most));
            }
        });
    }
}
