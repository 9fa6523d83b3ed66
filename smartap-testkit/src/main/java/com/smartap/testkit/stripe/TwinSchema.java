package com.smartap.testkit.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The parameters that Stripe documents for each request. It refuses others; the simulator notes them as well, and what is
 * missing.
 */
final class TwinSchema {
    static final TwinSchema OUTBOUND_PAYMENT = new TwinSchema(
            "outbound payment",
            List.of("from.financial_account", "from.currency", "to.recipient", "amount.value", "amount.currency"),
            Set.of(
                    "to.payout_method",
                    "to.currency",
                    "delivery_options.bank_account",
                    "delivery_options.speed",
                    "description",
                    "outbound_payment_quote",
                    "purpose",
                    "recipient_notification.setting",
                    "recipient_verification"));
    static final TwinSchema PAYOUT_INTENT = new TwinSchema(
            "payout intent",
            List.of("from.financial_account", "from.currency", "amount.value", "amount.currency"),
            Set.of(
                    "to.recipient",
                    "to.payout_method",
                    "to.currency",
                    "to.payout_method_options.bank_account.preferred_networks",
                    "confirmation_method",
                    "description",
                    "recipient_notification.setting",
                    "schedule_options.execute_on",
                    "statement_descriptor"));
    static final TwinSchema ACCOUNT = new TwinSchema(
            "account",
            List.of(),
            Set.of(
                    "contact_email",
                    "contact_phone",
                    "display_name",
                    "dashboard",
                    "include",
                    "identity.country",
                    "identity.entity_type",
                    "identity.business_details.registered_name",
                    "identity.business_details.address.line1",
                    "identity.business_details.address.line2",
                    "identity.business_details.address.city",
                    "identity.business_details.address.state",
                    "identity.business_details.address.postal_code",
                    "identity.business_details.address.country",
                    "identity.individual.given_name",
                    "identity.individual.surname",
                    "identity.individual.email",
                    "identity.individual.address.line1",
                    "identity.individual.address.line2",
                    "identity.individual.address.city",
                    "identity.individual.address.state",
                    "identity.individual.address.postal_code",
                    "identity.individual.address.country",
                    "configuration.recipient.capabilities.bank_accounts.local.requested",
                    "configuration.recipient.capabilities.bank_accounts.wire.requested",
                    "configuration.recipient.capabilities.cards.requested"));
    static final TwinSchema US_BANK_ACCOUNT = new TwinSchema(
            "US bank account",
            List.of("account_number", "currency"),
            Set.of("bank_account_type", "fedwire_routing_number", "routing_number"));
    static final TwinSchema EMPTY = new TwinSchema("request without parameters", List.of(), Set.of());
    private static final String DATA = "destination_payment_method_data";
    private static final String BANK = DATA + "[us_bank_account]";
    private static final String BILLING = DATA + "[billing_details]";
    static final TwinSchema TREASURY = new TwinSchema(
            "Treasury outbound payment",
            List.of("amount", "currency", "financial_account"),
            Set.of(
                    "customer",
                    "description",
                    "destination_payment_method",
                    DATA + "[type]",
                    BANK + "[routing_number]",
                    BANK + "[account_number]",
                    BANK + "[account_holder_type]",
                    BANK + "[account_type]",
                    BILLING + "[name]",
                    BILLING + "[email]",
                    BILLING + "[phone]",
                    BILLING + "[address][line1]",
                    BILLING + "[address][line2]",
                    BILLING + "[address][city]",
                    BILLING + "[address][state]",
                    BILLING + "[address][postal_code]",
                    BILLING + "[address][country]",
                    "destination_payment_method_options[us_bank_account][network]",
                    "end_user_details[present]",
                    "end_user_details[ip_address]",
                    "statement_descriptor"));

    private final String name;
    private final List<String> required;
    private final Set<String> optional;

    private TwinSchema(String name, List<String> required, Set<String> optional) {
        this.name = name;
        this.required = required;
        this.optional = optional;
    }

    /** Refuses what is unknown or missing. */
    void check(Map<String, String> fields, Consumer<String> violation) {
        for (Map.Entry<String, String> field : fields.entrySet()) {
            String path = field.getKey();
            boolean metadata = path.matches("metadata[.\\[].+") && this != EMPTY && this != US_BANK_ACCOUNT;
            if (metadata && (path.length() > 50 || field.getValue().length() > 500)) {
                violation.accept("%s: %s is too long".formatted(name, path));
                throw TwinFault.parameter("parameter_invalid", path, "Metadata is too long");
            }
            if (!metadata && !required.contains(path) && !optional.contains(path)) {
                violation.accept("%s: parameter %s is unknown".formatted(name, path));
                throw TwinFault.parameter("parameter_unknown", path, "Received unknown parameter: " + path);
            }
        }
        for (String path : required) {
            if (fields.getOrDefault(path, "").isBlank()) {
                violation.accept("%s: parameter %s is missing".formatted(name, path));
                throw TwinFault.parameter("parameter_missing", path, "Missing required param: " + path);
            }
        }
    }

    /** The leaves of a JSON object by their paths, such as {@code to.recipient}; lists as one leaf. */
    static Map<String, String> flat(JsonNode object) {
        Map<String, String> leaves = new LinkedHashMap<>();
        flatten("", object, leaves);
        return leaves;
    }

    /** The entries below {@code metadata}, by their names. */
    static Map<String, String> metadata(Map<String, String> fields) {
        Map<String, String> metadata = new LinkedHashMap<>();
        fields.forEach((path, value) -> {
            if (path.startsWith("metadata.")) {
                metadata.put(path.substring("metadata.".length()), value);
            } else if (path.startsWith("metadata[")) {
                metadata.put(path.substring("metadata[".length(), path.length() - 1), value);
            }
        });
        return metadata;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> leaves) {
        if (node.isObject()) {
            node.fields()
                    .forEachRemaining(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), leaves));
        } else if (node.isArray()) {
            leaves.put(path, node.toString());
        } else {
            leaves.put(path, node.asText());
        }
    }
}
