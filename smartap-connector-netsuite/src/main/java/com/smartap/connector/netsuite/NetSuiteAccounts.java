package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.netsuite.NetSuiteBooks.Register;
import com.smartap.connector.support.Json;
import com.smartap.spi.erp.ChartOfAccounts;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lists accounts and tax codes; lines name them by their internal ids. */
final class NetSuiteAccounts implements ChartOfAccounts {
    private final NetSuiteBooks books;

    NetSuiteAccounts(NetSuiteBooks books) {
        this.books = books;
    }

    @Override
    public List<ErpAccount> accounts() {
        return books.register(Register.ACCOUNTS).stream()
                .map(row -> new ErpAccount(
                        Json.requireText("account", row, "id"),
                        name(row),
                        Json.text(row, "accttype").orElse(""),
                        !VendorMapper.isTrue(row, "isinactive")))
                .toList();
    }

    @Override
    public List<ErpTaxCode> taxCodes() {
        return books.register(Register.TAX_CODES).stream()
                .map(row -> new ErpTaxCode(
                        Json.requireText("tax code", row, "id"),
                        Json.text(row, "itemid")
                                .or(() -> Json.text(row, "name"))
                                .or(() -> Json.text(row, "displayname"))
                                .orElse(""),
                        rate(row),
                        !VendorMapper.isTrue(row, "isinactive")))
                .toList();
    }

    /** Percent by id. */
    Map<String, BigDecimal> rates() {
        Map<String, BigDecimal> rates = new HashMap<>();
        for (ErpTaxCode code : taxCodes()) {
            if (code.percent() != null) {
                rates.put(code.code(), code.percent());
            }
        }
        return rates;
    }

    /** Number and name, as people know it. */
    private static String name(ObjectNode row) {
        Optional<String> number = Json.text(row, "acctnumber");
        String name = Json.text(row, "fullname")
                .or(() -> Json.text(row, "acctname"))
                .or(() -> Json.text(row, "accountsearchdisplayname"))
                .orElse("");
        return number.filter(known -> !name.startsWith(known))
                .map(known -> (known + " " + name).strip())
                .orElse(name);
    }

    /** Some releases write a percent sign. */
    private static @Nullable BigDecimal rate(ObjectNode row) {
        String text = Json.text(row, "rate").orElse("").replace("%", "").strip();
        return text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?") ? new BigDecimal(text) : null;
    }
}
