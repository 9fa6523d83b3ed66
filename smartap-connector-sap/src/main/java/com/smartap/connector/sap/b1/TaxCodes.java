package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.ChartOfAccounts.ErpTaxCode;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tax codes of a company: VAT groups of input tax, or sales tax codes that are valid for payables. */
final class TaxCodes {
    static final String TAX_CODE = "TaxCode";
    static final String VAT_GROUP = "VatGroup";
    private static final Duration FRESH = Duration.ofMinutes(10);
    private final B1Api api;
    private final B1Settings settings;
    private final Clock clock;
    private @Nullable List<Code> known;
    private Instant knownSince = Instant.EPOCH;

    /**
     * A tax code.
     *
     * @param field where lines carry it
     * @param code its name and rate
     */
    record Code(String field, ErpTaxCode code) {}

    TaxCodes(B1Api api, B1Settings settings, Clock clock) {
        this.api = api;
        this.settings = settings;
        this.clock = clock;
    }

    /** All of them, read anew. */
    synchronized List<Code> read() {
        List<Code> codes = new ArrayList<>();
        if (!settings.tax().field().equals(TAX_CODE)) {
            vatGroups().forEach(code -> codes.add(new Code(VAT_GROUP, code)));
        }
        if (!settings.tax().field().equals(VAT_GROUP)) {
            salesTaxCodes().stream()
                    .filter(code ->
                            codes.stream().noneMatch(one -> one.code().code().equals(code.code())))
                    .map(code -> new Code(TAX_CODE, code))
                    .toList()
                    .forEach(codes::add);
        }
        known = List.copyOf(codes);
        knownSince = clock.instant();
        return known;
    }

    /** One of them, as far as it was there a few minutes ago. */
    synchronized Optional<Code> find(String code) {
        List<Code> codes = known;
        if (codes == null || clock.instant().isAfter(knownSince.plus(FRESH))) {
            codes = read();
        }
        return codes.stream().filter(one -> one.code().code().equals(code)).findFirst();
    }

    private List<ErpTaxCode> vatGroups() {
        return rows("VatGroups").stream()
                .filter(row -> !B1Values.is(row, "Category", "bovcOutputTax"))
                .map(row -> code("VatGroup", row, rate(row)))
                .toList();
    }

    private List<ErpTaxCode> salesTaxCodes() {
        return rows("SalesTaxCodes").stream()
                .filter(row -> !B1Values.is(row, "ValidForAP", "tNO"))
                .map(row -> code(
                        "SalesTaxCode",
                        row,
                        Json.decimal("SalesTaxCode", row, "Rate").orElse(null)))
                .toList();
    }

    private static ErpTaxCode code(String what, ObjectNode row, @Nullable BigDecimal rate) {
        String code = Json.requireText(what, row, "Code");
        return new ErpTaxCode(code, Json.text(row, "Name").orElse(code), rate, !B1Values.isYes(row, "Inactive"));
    }

    /** The rate of today: the last that has begun. */
    private @Nullable BigDecimal rate(ObjectNode row) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), settings.zone());
        LocalDate latest = LocalDate.MIN;
        BigDecimal rate = null;
        for (JsonNode line : row.path("VatGroups_Lines")) {
            LocalDate from = B1Values.date("VatGroup", line, "Effectivefrom").orElse(LocalDate.EPOCH);
            if (!from.isAfter(today) && !from.isBefore(latest)) {
                latest = from;
                rate = Json.decimal("VatGroup", line, "Rate").orElse(rate);
            }
        }
        return rate;
    }

    /** A company has one of the two sets, or both; none of the other is no error. */
    private List<ObjectNode> rows(String set) {
        try {
            return api.all(set, Map.of("$orderby", "Code"));
        } catch (ConnectorRefusedException e) {
            if (B1Api.isMissing(e)) {
                return List.of();
            }
            throw e;
        }
    }
}
