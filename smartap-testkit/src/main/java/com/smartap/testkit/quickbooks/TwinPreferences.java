package com.smartap.testkit.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Set;
import java.util.function.Consumer;

/** What a person set up for the company, and what it means for transactions: currencies, tax, duplicate numbers. */
final class TwinPreferences {
    private static final Set<String> US_CODES = Set.of("TAX", "NON");
    private final Consumer<String> violations;
    boolean warnDuplicates;
    String country = "US";
    String homeCurrency = "USD";

    TwinPreferences(Consumer<String> violations) {
        this.violations = violations;
    }

    /** A transaction is in its vendor's currency; a foreign one has a rate, QuickBooks' own unless one is given. */
    void currency(ObjectNode txn, ObjectNode vendor) {
        String currency = txn.path("CurrencyRef").path("value").asText(homeCurrency);
        String billed = vendor.path("CurrencyRef").path("value").asText(homeCurrency);
        if (!currency.equals(billed)) {
            throw TwinFault.validation(
                    "6000",
                    "A business validation error has occurred while processing your request",
                    "Business Validation Error: The currency of the transaction is %s, that of the vendor is %s"
                            .formatted(currency, billed));
        }
        txn.putObject("CurrencyRef").put("value", currency);
        if (currency.equals(homeCurrency)) {
            txn.remove("ExchangeRate");
        } else if (!txn.path("ExchangeRate").isNumber()) {
            txn.put("ExchangeRate", BigDecimal.ONE);
        } else if (txn.path("ExchangeRate").decimalValue().signum() <= 0) {
            throw TwinFault.validation("2090", "Invalid Number", "ExchangeRate must be positive");
        }
    }

    /** The United States have two pseudo codes on lines, other countries codes of their own. */
    void taxCode(TwinStore store, JsonNode reference) {
        String code = reference.path("value").asText();
        if (!code.isEmpty() && !isKnown(store, code)) {
            throw TwinFault.validation("2500", "Invalid Reference Id", "Invalid Reference Id : TaxCodeRef " + code);
        }
    }

    /** What tax adds to the total: what the transaction says, or what its codes make of its lines. */
    BigDecimal tax(ObjectNode txn, TwinStore store) {
        String calculation = txn.path("GlobalTaxCalculation").asText();
        if (isDomestic()) {
            if (!calculation.isEmpty()) {
                violations.accept("GlobalTaxCalculation is not for companies in the United States");
            }
            return BigDecimal.ZERO;
        }
        if (calculation.isEmpty()) {
            throw TwinBills.missing("GlobalTaxCalculation");
        }
        if (!calculation.equals("TaxExcluded")) {
            return BigDecimal.ZERO;
        }
        for (JsonNode line : txn.path("Line")) {
            String detail = line.path("DetailType").asText();
            if (line.path(detail).path("TaxCodeRef").path("value").asText().isEmpty()) {
                throw TwinFault.validation(
                        "6000",
                        "A business validation error has occurred while processing your request",
                        "Business Validation Error: Make sure all your transactions have a tax code before you save");
            }
        }
        BigDecimal total = TwinBills.decimal(txn.path("TxnTaxDetail").path("TotalTax"));
        taxLines(txn.path("TxnTaxDetail").path("TaxLine"), total, store);
        return total.setScale(2, RoundingMode.HALF_UP);
    }

    /** Tax lines name rates that are there, and add up to the tax. */
    private static void taxLines(JsonNode lines, BigDecimal total, TwinStore store) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode line : lines) {
            String rate =
                    line.path("TaxLineDetail").path("TaxRateRef").path("value").asText();
            if (store.find("TaxRate", rate).isEmpty()) {
                throw TwinBills.invalid("TaxRateRef", rate);
            }
            sum = sum.add(TwinBills.decimal(line.path("Amount")));
        }
        if (!lines.isEmpty() && sum.compareTo(total) != 0) {
            throw TwinFault.validation(
                    "6000",
                    "A business validation error has occurred while processing your request",
                    "Business Validation Error: TotalTax is not the sum of the tax lines");
        }
    }

    void save(ObjectNode out) {
        out.put("warnDuplicates", warnDuplicates).put("country", country).put("homeCurrency", homeCurrency);
    }

    void load(JsonNode saved) {
        warnDuplicates = saved.path("warnDuplicates").asBoolean(warnDuplicates);
        country = saved.path("country").asText(country);
        homeCurrency = saved.path("homeCurrency").asText(homeCurrency);
    }

    private boolean isDomestic() {
        return country.equals("US");
    }

    private boolean isKnown(TwinStore store, String code) {
        return isDomestic()
                ? US_CODES.contains(code)
                : store.find("TaxCode", code)
                        .filter(found -> found.path("Active").asBoolean(true))
                        .isPresent();
    }
}
