package com.example.tryton;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.ChartOfAccounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Accounts, by their code or else as {@code id:12}, since codes are optional in Tryton; and taxes, by their id. */
final class TrytonAccounts implements ChartOfAccounts {
    static final String BY_ID = "id:";
    private final TrytonApi api;

    TrytonAccounts(TrytonApi api) {
        this.api = api;
    }

    @Override
    public List<ErpAccount> accounts() {
        List<ObjectNode> rows = api.search(
                "account.account",
                Domain.all(
                        Domain.is("company", api.company().get().id()),
                        Domain.where("type", "!=", Json.object().nullNode())),
                "code",
                "name",
                "type.name",
                "active",
                "closed");
        Map<String, Integer> uses = new HashMap<>();
        rows.forEach(row -> Json.text(row, "code").ifPresent(code -> uses.merge(code, 1, Integer::sum)));
        List<ErpAccount> accounts = new ArrayList<>();
        for (ObjectNode row : rows) {
            String id = BY_ID + Values.id("account.account", row);
            accounts.add(new ErpAccount(
                    Json.text(row, "code")
                            .filter(code -> uses.getOrDefault(code, 0) == 1)
                            .orElse(id),
                    Json.text(row, "name").orElse(id),
                    Json.text(row.path("type."), "name").orElse("Other"),
                    row.path("active").asBoolean(true) && !row.path("closed").asBoolean(false)));
        }
        return accounts;
    }

    @Override
    public List<ErpTaxCode> taxCodes() {
        List<ErpTaxCode> codes = new ArrayList<>();
        for (ObjectNode row : api.search(
                "account.tax",
                Domain.all(
                        Domain.is("company", api.company().get().id()),
                        Domain.where("parent", "=", Json.object().nullNode())),
                "name",
                "type",
                "rate",
                "active")) {
            String id = String.valueOf(Values.id("account.tax", row));
            codes.add(new ErpTaxCode(
                    id,
                    Json.text(row, "name").orElse("tax " + id),
                    percent(row),
                    row.path("active").asBoolean(true)));
        }
        return codes;
    }

    private static @Nullable BigDecimal percent(ObjectNode row) {
        return Json.text(row, "type").orElse("").equals("percentage")
                ? Values.decimal("account.tax", row, "rate")
                        .map(rate -> Quantities.plain(rate.movePointRight(2)))
                        .orElse(null)
                : null;
    }
}
