package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.ChartOfAccounts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists accounts and tax codes; lines name them by id. */
final class QuickBooksAccounts implements ChartOfAccounts {
    private static final int PAGE = 1000;
    private static final int MAX_PAGES = 50;
    private final QuickBooksApi api;

    QuickBooksAccounts(QuickBooksApi api) {
        this.api = api;
    }

    @Override
    public List<ErpAccount> accounts() {
        return all("Account").stream()
                .map(row -> new ErpAccount(
                        Json.requireText("Account", row, "Id"),
                        Json.text(row, "FullyQualifiedName")
                                .or(() -> Json.text(row, "Name"))
                                .orElse(""),
                        Json.text(row, "AccountType").orElse(""),
                        row.path("Active").asBoolean(true)))
                .toList();
    }

    @Override
    public List<ErpTaxCode> taxCodes() {
        Map<String, BigDecimal> rates = rates();
        return all("TaxCode").stream()
                .map(row -> new ErpTaxCode(
                        Json.requireText("TaxCode", row, "Id"),
                        Json.text(row, "Name").orElse(""),
                        percent(row, rates),
                        row.path("Active").asBoolean(true)))
                .toList();
    }

    /** The rates behind each tax code for purchases: the code's id, and each rate's id with its percentage. */
    Map<String, Map<String, BigDecimal>> purchaseRates() {
        Map<String, BigDecimal> rates = rates();
        Map<String, Map<String, BigDecimal>> byCode = new HashMap<>();
        for (ObjectNode code : all("TaxCode")) {
            Map<String, BigDecimal> own = new LinkedHashMap<>();
            for (JsonNode detail : code.path("PurchaseTaxRateList").path("TaxRateDetail")) {
                String rate = detail.path("TaxRateRef").path("value").asText();
                if (rates.containsKey(rate)) {
                    own.put(rate, rates.get(rate));
                }
            }
            byCode.put(Json.requireText("TaxCode", code, "Id"), own);
        }
        return byCode;
    }

    private Map<String, BigDecimal> rates() {
        Map<String, BigDecimal> rates = new HashMap<>();
        for (ObjectNode rate : all("TaxRate")) {
            Json.decimal("TaxRate", rate, "RateValue")
                    .ifPresent(percent -> rates.put(Json.requireText("TaxRate", rate, "Id"), percent));
        }
        return rates;
    }

    private static @Nullable BigDecimal percent(ObjectNode code, Map<String, BigDecimal> rates) {
        JsonNode details = code.path("PurchaseTaxRateList").path("TaxRateDetail");
        return details.size() == 1
                ? rates.get(details.path(0).path("TaxRateRef").path("value").asText())
                : null;
    }

    private List<ObjectNode> all(String entity) {
        Map<String, ObjectNode> rows = new LinkedHashMap<>();
        for (int page = 0; page < MAX_PAGES; page++) {
            List<ObjectNode> got = api.query(
                    entity,
                    "select * from %s where Active in (true,false) startposition %d maxresults %d"
                            .formatted(entity, page * PAGE + 1, PAGE));
            got.forEach(row -> rows.putIfAbsent(Json.requireText(entity, row, "Id"), row));
            if (got.size() < PAGE) {
                break;
            }
        }
        return List.copyOf(rows.values());
    }
}
