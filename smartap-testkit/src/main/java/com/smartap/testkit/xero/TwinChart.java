package com.smartap.testkit.xero;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The organisation, its accounts, tax rates, currencies and tracking categories. */
final class TwinChart {
    static final String BASE_CURRENCY = "USD";
    static final Set<String> CURRENCIES = Set.of(BASE_CURRENCY, "EUR", "GBP", "NZD", "JPY", "KWD");
    static final Map<String, List<String>> TRACKING =
            Map.of("Region", List.of("North", "South"), "Project", List.of("Alpha", "Beta"));
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    private TwinChart() {}

    static void fill(TwinBooks books) {
        account(books, 1, "400", "Purchases", "EXPENSE", "");
        account(books, 2, "425", "Freight & Courier", "EXPENSE", "");
        account(books, 3, "445", "Tax paid", "OVERHEADS", "");
        account(books, 4, "470", "Old account", "EXPENSE", "").put("Status", "ARCHIVED");
        account(books, 5, "800", "Accounts Payable", "CURRLIAB", "CREDITORS");
        account(books, 6, "860", "Rounding", "CURRLIAB", "ROUNDING");
        account(books, 7, "", "Business Bank Account", "BANK", "").remove("Code");
        rate(books, "INPUT2", "20% on Expenses", "20.0000", "ACTIVE", true);
        rate(books, "RRINPUT", "5% on Expenses", "5.0000", "ACTIVE", true);
        rate(books, "NONE", "No tax", "0.0000", "ACTIVE", true);
        rate(books, "OUTPUT2", "20% on Income", "20.0000", "ACTIVE", false);
        rate(books, "TAX009", "Old rate", "17.5000", "DELETED", true);
    }

    static ObjectNode organisation(String tenantId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("OrganisationID", tenantId)
                .put("Name", "Twin Manufacturing LLC")
                .put("LegalName", "Twin Manufacturing LLC")
                .put("PaysTax", true)
                .put("Version", "US")
                .put("BaseCurrency", BASE_CURRENCY)
                .put("CountryCode", "US")
                .put("IsDemoCompany", true)
                .put("OrganisationStatus", "ACTIVE");
    }

    private static ObjectNode account(
            TwinBooks books, int number, String code, String name, String type, String systemAccount) {
        ObjectNode account = JsonNodeFactory.instance.objectNode();
        account.put("AccountID", "ac000000-0000-4000-8000-%012x".formatted(number));
        account.put("Code", code).put("Name", name).put("Status", "ACTIVE").put("Type", type);
        account.put("TaxType", "NONE").put("Class", type.equals("CURRLIAB") ? "LIABILITY" : "EXPENSE");
        account.put("SystemAccount", systemAccount).put("EnablePaymentsToAccount", type.equals("BANK"));
        return books.put(TwinBooks.ACCOUNTS, account, LONG_AGO);
    }

    private static void rate(
            TwinBooks books, String type, String name, String percent, String status, boolean expenses) {
        ObjectNode rate = JsonNodeFactory.instance.objectNode();
        rate.put("Name", name).put("TaxType", type).put("Status", status);
        rate.put("CanApplyToExpenses", expenses).put("CanApplyToRevenue", !expenses);
        rate.put("DisplayTaxRate", new BigDecimal(percent)).put("EffectiveRate", new BigDecimal(percent));
        books.put(TwinBooks.TAX_RATES, rate, LONG_AGO).remove("UpdatedDateUTC");
    }
}
