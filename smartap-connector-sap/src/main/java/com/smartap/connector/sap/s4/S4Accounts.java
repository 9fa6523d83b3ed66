package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.ChartOfAccounts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chart of accounts; tax codes are configuration, since SAP has no simple list of them. */
final class S4Accounts implements ChartOfAccounts {
    private static final String SET = "A_GLAccountInChartOfAccounts";
    private final S4Api api;
    private final S4Settings settings;

    S4Accounts(S4Api api, S4Settings settings) {
        this.api = api;
        this.settings = settings;
    }

    @Override
    public List<ErpAccount> accounts() {
        Map<String, ErpAccount> accounts = new LinkedHashMap<>();
        for (ObjectNode row : rows()) {
            ErpAccount account = account(row);
            accounts.putIfAbsent(account.code(), account); // the same number may stand in several charts
        }
        return List.copyOf(accounts.values());
    }

    @Override
    public List<ErpTaxCode> taxCodes() {
        return settings.taxCodes();
    }

    private List<ObjectNode> rows() {
        Map<String, String> options = new LinkedHashMap<>();
        if (settings.chartOfAccounts() != null) {
            options.put("$filter", "ChartOfAccounts eq " + ODataLiteral.text(settings.chartOfAccounts()));
        }
        Map<String, String> named = new LinkedHashMap<>(options);
        named.put("$expand", "to_Text");
        try {
            return api.all(S4Service.CHART, SET, named);
        } catch (ConnectorRefusedException e) {
            if (e.status() == 400) {
                return api.all(S4Service.CHART, SET, options); // without names rather than not at all
            }
            throw e;
        }
    }

    private ErpAccount account(ObjectNode row) {
        String code = SapId.shown(Json.requireText(SET, row, "GLAccount"));
        boolean blocked = ODataValue.flag(row, "AccountIsBlockedForPosting")
                || ODataValue.flag(row, "AccountIsMarkedForDeletion");
        String type = Json.text(row, "GLAccountType")
                .orElse(ODataValue.flag(row, "IsBalanceSheetAccount") ? "balance sheet" : "profit and loss");
        return new ErpAccount(code, name(row).orElse(code), type, !blocked);
    }

    private Optional<String> name(ObjectNode row) {
        List<ObjectNode> texts = ODataValue.children(row, "to_Text");
        Optional<ObjectNode> own = texts.stream()
                .filter(text -> Json.text(text, "Language")
                        .filter(settings.language()::equalsIgnoreCase)
                        .isPresent())
                .findFirst();
        return own.or(() -> texts.stream().findFirst())
                .or(() -> Optional.of(row))
                .flatMap(text -> Json.text(text, "GLAccountLongName").or(() -> Json.text(text, "GLAccountName")));
    }
}
