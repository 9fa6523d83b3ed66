package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.ChartOfAccounts;
import java.util.List;
import java.util.Map;

/** Lists accounts and tax codes. */
final class B1Accounts implements ChartOfAccounts {
    private final B1Api api;
    private final TaxCodes taxCodes;

    B1Accounts(B1Api api, TaxCodes taxCodes) {
        this.api = api;
        this.taxCodes = taxCodes;
    }

    @Override
    public List<ErpAccount> accounts() {
        return api
                .all(
                        "ChartOfAccounts",
                        Map.of(
                                "$orderby",
                                "Code",
                                "$select",
                                "Code,Name,FormatCode,AccountType,ActiveAccount,FrozenFor"))
                .stream()
                .map(B1Accounts::account)
                .toList();
    }

    @Override
    public List<ErpTaxCode> taxCodes() {
        return taxCodes.read().stream().map(TaxCodes.Code::code).toList();
    }

    /** Titles are no accounts to post to, and frozen ones are closed. People know the account by its format code. */
    private static ErpAccount account(ObjectNode row) {
        String code = Json.requireText("ChartOfAccount", row, "Code");
        String name = Json.text(row, "Name").orElse(code);
        return new ErpAccount(
                code,
                Json.text(row, "FormatCode")
                        .filter(format -> !format.equals(code))
                        .map(format -> format + " " + name)
                        .orElse(name),
                Json.text(row, "AccountType").orElse("at_Other"),
                !B1Values.is(row, "ActiveAccount", "tNO") && !B1Values.isYes(row, "FrozenFor"));
    }
}
