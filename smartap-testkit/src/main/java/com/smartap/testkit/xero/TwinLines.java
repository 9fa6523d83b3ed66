package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Set;

/** Lines of documents: amounts, accounts, taxes and tracking as Xero judges them. Not thread-safe. */
final class TwinLines {
    private final TwinBooks books;

    TwinLines(TwinBooks books) {
        this.books = books;
    }

    /** Checks and completes the lines of a document, and sums them up. */
    void complete(ObjectNode row, boolean approved, int priceDecimals, List<String> errors) {
        String types = row.path("LineAmountTypes").asText("Exclusive");
        if (!Set.of("Exclusive", "Inclusive", "NoTax").contains(types)) {
            errors.add("LineAmountTypes (%s) is not valid.".formatted(types));
        }
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal taxes = BigDecimal.ZERO;
        for (JsonNode node : row.path("LineItems")) {
            if (!(node instanceof ObjectNode line)) {
                errors.add("A line item must be an object.");
                continue;
            }
            BigDecimal amount = amount(line, priceDecimals, errors);
            account(line, approved, errors);
            BigDecimal tax = types.equals("NoTax") ? BigDecimal.ZERO : tax(line, amount, errors);
            tracking(line, errors);
            line.put("LineItemID", books.newId()).put("LineAmount", amount).put("TaxAmount", tax);
            net = net.add(amount);
            taxes = taxes.add(tax);
        }
        boolean inclusive = types.equals("Inclusive");
        row.put("SubTotal", inclusive ? net.subtract(taxes) : net);
        row.put("TotalTax", taxes).put("Total", inclusive ? net : net.add(taxes));
    }

    private static BigDecimal amount(ObjectNode line, int priceDecimals, List<String> errors) {
        if (line.path("Description").asText().isBlank()
                || line.path("Description").asText().length() > 4000) {
            errors.add("Description must be at least 1 character, and 4000 at the most.");
        }
        if (!line.has("UnitAmount") && !line.has("LineAmount")) {
            return BigDecimal.ZERO;
        }
        BigDecimal quantity =
                line.path("Quantity").isNumber() ? line.path("Quantity").decimalValue() : BigDecimal.ONE;
        BigDecimal price = line.path("UnitAmount").isNumber()
                ? line.path("UnitAmount").decimalValue().setScale(priceDecimals, RoundingMode.HALF_UP)
                : line.path("LineAmount").decimalValue();
        if (quantity.stripTrailingZeros().scale() > 4) {
            errors.add("Quantity has more than 4 decimals.");
        }
        BigDecimal amount = quantity.multiply(price).setScale(2, RoundingMode.HALF_UP);
        if (line.path("LineAmount").isNumber()
                && amount.compareTo(line.path("LineAmount").decimalValue()) != 0) {
            errors.add("The line total %s does not match the expected line total %s"
                    .formatted(line.path("LineAmount").decimalValue().toPlainString(), amount.toPlainString()));
        }
        line.put("UnitAmount", price).put("Quantity", quantity);
        return amount;
    }

    private void account(ObjectNode line, boolean approved, List<String> errors) {
        String code = line.path("AccountCode").asText();
        String id = line.path("AccountID").asText();
        if (code.isEmpty() && id.isEmpty()) {
            if (approved) {
                errors.add("Account code or ID must be specified");
            }
            return;
        }
        boolean known = books.all(TwinBooks.ACCOUNTS).stream()
                .filter(account -> account.path("Status").asText().equals("ACTIVE"))
                .filter(account -> account.path("SystemAccount").asText().isEmpty())
                .anyMatch(account -> code.isEmpty()
                        ? account.path("AccountID").asText().equals(id)
                        : account.path("Code").asText().equals(code));
        if (!known) {
            errors.add("Account code '%s' is not a valid code for this document.".formatted(code + id));
        }
        String item = line.path("ItemCode").asText();
        boolean ordered = books.all(TwinBooks.ORDERS).stream()
                .anyMatch(order ->
                        order.path("LineItems").findValuesAsText("ItemCode").contains(item));
        if (!item.isEmpty() && !ordered) {
            errors.add("Item code '%s' is not valid".formatted(item));
        }
    }

    private BigDecimal tax(ObjectNode line, BigDecimal amount, List<String> errors) {
        String type = line.path("TaxType").asText("NONE");
        ObjectNode rate = books.find(TwinBooks.TAX_RATES, type).orElse(null);
        if (rate == null
                || !rate.path("Status").asText().equals("ACTIVE")
                || !rate.path("CanApplyToExpenses").asBoolean()) {
            errors.add("The TaxType code '%s' cannot be used with account code '%s'."
                    .formatted(type, line.path("AccountCode").asText()));
            return BigDecimal.ZERO;
        }
        line.put("TaxType", type);
        if (line.path("TaxAmount").isNumber()) {
            return line.path("TaxAmount").decimalValue();
        }
        return amount.multiply(rate.path("EffectiveRate").decimalValue())
                .divide(new BigDecimal("100"), 2, RoundingMode.HALF_UP);
    }

    private static void tracking(ObjectNode line, List<String> errors) {
        if (line.path("Tracking").size() > 2) {
            errors.add("A line item can have at most 2 tracking categories.");
        }
        for (JsonNode one : line.path("Tracking")) {
            List<String> options = TwinChart.TRACKING.get(one.path("Name").asText());
            if (options == null || !options.contains(one.path("Option").asText())) {
                errors.add("The TrackingCategory '%s' with option '%s' does not exist."
                        .formatted(one.path("Name").asText(), one.path("Option").asText()));
            }
        }
    }
}
