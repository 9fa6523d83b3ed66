package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.ChartOfAccounts;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists accounts and tax rates; lines name accounts by code, and tax rates by tax type. Thread-safe. */
final class XeroAccounts implements ChartOfAccounts {
    private static final Duration KEPT = Duration.ofHours(1);
    private static final Logger log = LoggerFactory.getLogger(XeroAccounts.class);
    private final XeroApi api;
    private final Clock clock;
    private Map<String, BigDecimal> percents = Map.of();
    private Instant readAt = Instant.MIN;

    XeroAccounts(XeroApi api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /** Bank accounts may have no code; they are named by their id. */
    @Override
    public List<ErpAccount> accounts() {
        Map<String, ErpAccount> all = new LinkedHashMap<>();
        for (ObjectNode row : api.all("/Accounts", "Accounts")) {
            String code = Json.text(row, "Code").orElseGet(() -> Json.requireText("Account", row, "AccountID"));
            ErpAccount account = new ErpAccount(
                    code,
                    Json.text(row, "Name").orElse(""),
                    Json.text(row, "Type").orElse(""),
                    isActive(row));
            all.merge(code, account, (one, other) -> one.active() ? one : other);
        }
        return List.copyOf(all.values());
    }

    /** Several rates may share a type, of which one is active. */
    @Override
    public List<ErpTaxCode> taxCodes() {
        Map<String, ErpTaxCode> all = new LinkedHashMap<>();
        for (ObjectNode row : api.all("/TaxRates", "TaxRates")) {
            String type = Json.requireText("TaxRate", row, "TaxType");
            ErpTaxCode code = new ErpTaxCode(
                    type,
                    Json.text(row, "Name").orElse(""),
                    Json.decimal("TaxRate " + type, row, "EffectiveRate")
                            .or(() -> Json.decimal("TaxRate " + type, row, "DisplayTaxRate"))
                            .orElse(null),
                    isActive(row));
            all.merge(type, code, (one, other) -> one.active() ? one : other);
        }
        return List.copyOf(all.values());
    }

    /**
     * Rates in percent by tax type, as they were within the last hour; none if the app has no right to see them, since
     * Xero judges tax types itself.
     */
    synchronized Map<String, BigDecimal> percents() {
        Instant now = clock.instant();
        if (readAt.equals(Instant.MIN) || now.isAfter(readAt.plus(KEPT)) || now.isBefore(readAt)) {
            Map<String, BigDecimal> read = new HashMap<>();
            try {
                for (ErpTaxCode code : taxCodes()) {
                    if (code.percent() != null) {
                        read.put(code.code(), code.percent());
                    }
                }
            } catch (ConnectorRefusedException e) {
                log.warn("tax rates cannot be read ({}), so tax goes to the largest taxed line", e.getMessage());
            }
            percents = Map.copyOf(read);
            readAt = now;
        }
        return percents;
    }

    private static boolean isActive(ObjectNode row) {
        return Json.text(row, "Status").orElse("ACTIVE").equalsIgnoreCase("ACTIVE");
    }
}
