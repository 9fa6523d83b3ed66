package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the tax of a bill in tax mode codes: the invoice's own, which QuickBooks would else compute anew and may round
 * otherwise. It is shared among the rates behind the lines' codes, in proportion to what each rate makes of its lines.
 */
final class BillTaxes {
    /** The tax rates behind tax codes, by the code's id; each rate by its id with its percentage. */
    private Map<String, Map<String, BigDecimal>> rates = Map.of();

    private final QuickBooksAccounts accounts;

    BillTaxes(QuickBooksAccounts accounts) {
        this.accounts = accounts;
    }

    /** Completes a bill whose lines are written. */
    void write(ObjectNode bill, Money tax) {
        bill.put("GlobalTaxCalculation", "TaxExcluded");
        ObjectNode detail = bill.putObject("TxnTaxDetail").put("TotalTax", tax.amount());
        Map<String, BigDecimal> netOfCode = new LinkedHashMap<>();
        for (JsonNode line : bill.path("Line")) {
            String code = Json.text(line.path(line.path("DetailType").asText()).path("TaxCodeRef"), "value")
                    .orElse("");
            netOfCode.merge(code, line.path("Amount").decimalValue(), BigDecimal::add);
        }
        lines(detail, netOfCode, tax);
    }

    /** Without known rates QuickBooks makes the lines itself. */
    private void lines(ObjectNode detail, Map<String, BigDecimal> netOfCode, Money tax) {
        if (netOfCode.containsKey("")) {
            return; // a line without a code: what to do with it is QuickBooks' own answer
        }
        Map<String, Map<String, BigDecimal>> known = rates(netOfCode);
        Map<String, BigDecimal> netOfRate = new LinkedHashMap<>();
        Map<String, BigDecimal> weights = new LinkedHashMap<>();
        for (Map.Entry<String, BigDecimal> code : netOfCode.entrySet()) {
            Map<String, BigDecimal> ofCode = known.get(code.getKey());
            if (ofCode == null) {
                return;
            }
            ofCode.forEach((rate, percent) -> {
                netOfRate.merge(rate, code.getValue(), BigDecimal::add);
                weights.merge(rate, code.getValue().multiply(percent), BigDecimal::add);
            });
        }
        List<String> ids = new ArrayList<>(weights.keySet());
        List<BigDecimal> shares = List.copyOf(weights.values());
        if (shares.stream().anyMatch(share -> share.signum() < 0)
                || shares.stream().noneMatch(share -> share.signum() > 0)) {
            return;
        }
        List<Money> parts = tax.allocate(shares);
        ArrayNode lines = detail.putArray("TaxLine");
        for (int i = 0; i < ids.size(); i++) {
            ObjectNode line = lines.addObject().put("Amount", parts.get(i).amount());
            ObjectNode taxLine = line.put("DetailType", "TaxLineDetail").putObject("TaxLineDetail");
            taxLine.putObject("TaxRateRef").put("value", ids.get(i));
            taxLine.put("PercentBased", false).put("NetAmountTaxable", netOfRate.get(ids.get(i)));
        }
    }

    /** Read once, and again for a code that is new. */
    private synchronized Map<String, Map<String, BigDecimal>> rates(Map<String, BigDecimal> netOfCode) {
        if (!rates.keySet().containsAll(netOfCode.keySet())) {
            rates = accounts.purchaseRates();
        }
        return rates;
    }
}
