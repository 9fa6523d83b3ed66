package com.smartap.testkit.bill;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The fields that BILL's reference names for each request; anything else is told as a violation. */
final class TwinFields {
    private static final String ADDRESS = "address";
    private static final Set<String> VENDOR = Set.of(
            "name",
            "shortName",
            "accountType",
            "email",
            "phone",
            "accountNumber",
            ADDRESS,
            "paymentInformation",
            "additionalInfo",
            "billCurrency");
    private static final Set<String> ACCOUNT =
            Set.of("nameOnAccount", "accountNumber", "routingNumber", "type", "ownerType", "paymentCurrency");
    private static final Map<String, Set<String>> KNOWN = Map.ofEntries(
            Map.entry("login", Set.of("username", "password", "organizationId", "devKey", "rememberMeId", "device")),
            Map.entry("challenge", Set.of("useBackup")),
            Map.entry("validate", Set.of("challengeId", "token", "device", "rememberMe")),
            Map.entry("step-up", Set.of("rememberMeId", "device")),
            Map.entry("vendor", VENDOR),
            Map.entry(ADDRESS, Set.of("line1", "line2", "city", "stateOrProvince", "zipOrPostalCode", "country")),
            Map.entry("paymentInformation", Set.of("payeeName", "email", "bankAccount")),
            Map.entry("bankAccount", ACCOUNT),
            Map.entry("bill", Set.of("vendorId", "dueDate", "billLineItems", "invoice", "description")),
            Map.entry("billLineItem", Set.of("amount", "description", "quantity", "price")),
            Map.entry("invoice", Set.of("invoiceNumber", "invoiceDate")),
            Map.entry(
                    "payment",
                    Set.of(
                            "vendorId",
                            "billId",
                            "processDate",
                            "fundingAccount",
                            "amount",
                            "processingOptions",
                            "description")),
            Map.entry("fundingAccount", Set.of("type", "id")),
            Map.entry("processingOptions", Set.of("createBill", "requestPayFaster")),
            Map.entry("cancel", Set.of()),
            Map.entry("void", Set.of("type", "reason")));
    private final Consumer<String> violation;

    TwinFields(Consumer<String> violation) {
        this.violation = violation;
    }

    /** Notes unknown and missing fields; missing ones are refused as well. */
    void check(String kind, JsonNode body, List<String> required) {
        body.fieldNames().forEachRemaining(name -> {
            if (!KNOWN.getOrDefault(kind, Set.of()).contains(name)) {
                violation.accept("%s has the unknown field %s".formatted(kind, name));
            }
            if (body.path(name).isNull()) {
                violation.accept("%s.%s is null".formatted(kind, name));
            }
        });
        for (String name : required) {
            JsonNode value = body.path(name);
            if (value.isMissingNode() || (value.isTextual() && value.asText().isBlank())) {
                violation.accept("%s has no %s".formatted(kind, name));
                throw TwinFault.request("%s is required.".formatted(name));
            }
        }
    }

    /** Notes a text that is longer than BILL takes. */
    void longest(String kind, JsonNode body, String name, int most) {
        if (body.path(name).asText().length() > most) {
            violation.accept("%s.%s is longer than %d characters".formatted(kind, name, most));
            throw TwinFault.request("%s can have a maximum of %d characters.".formatted(name, most));
        }
    }

    /** Notes an amount that is no positive number of at most two decimals. */
    void amount(String kind, JsonNode body) {
        JsonNode amount = body.path("amount");
        if (!amount.isNumber()
                || amount.decimalValue().signum() <= 0
                || amount.decimalValue().stripTrailingZeros().scale() > 2) {
            violation.accept("%s.amount (%s) is no positive number of cents".formatted(kind, amount));
            throw TwinFault.request("amount is not valid.");
        }
    }

    /** Notes a day in another form than BILL's. */
    void day(String kind, JsonNode body, String name) {
        if (body.has(name) && !body.path(name).asText().matches("\\d{4}-\\d{2}-\\d{2}")) {
            violation.accept("%s.%s (%s) is no day".formatted(kind, name, body.path(name)));
            throw TwinFault.request("%s is not valid.".formatted(name));
        }
    }
}
