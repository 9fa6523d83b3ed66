package com.smartap.connector.quickbooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Countries;
import com.smartap.connector.support.Json;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.ErpVendor;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Turns QuickBooks' Vendor into a vendor. */
final class VendorMapper {
    private VendorMapper() {}

    static ErpVendor vendor(ObjectNode row) {
        String id = Json.requireText("Vendor", row, "Id");
        String what = "Vendor " + id;
        return new ErpVendor(
                id,
                Json.requireText(what, row, "DisplayName"),
                Json.text(row, "TaxIdentifier")
                        .or(() -> Json.text(row, "BusinessNumber"))
                        .orElse(null),
                Json.text(row.path("PrimaryEmailAddr"), "Address").orElse(null),
                Json.text(row.path("PrimaryPhone"), "FreeFormNumber").orElse(null),
                row.path("BillAddr").isObject() ? List.of(address(row.path("BillAddr"))) : List.of(),
                currency(what, row),
                Json.text(row.path("TermRef"), "name")
                        .or(() -> Json.text(row.path("TermRef"), "value"))
                        .orElse(null),
                bankAccount(row.path("VendorPaymentBankDetail")).stream().toList(),
                row.path("Active").asBoolean(true),
                ChangedRecords.modifiedAt(what, row));
    }

    /** The currency that a record names, if it names one. */
    static @Nullable Currency currency(String what, JsonNode row) {
        String code = Json.text(row.path("CurrencyRef"), "value").orElse(null);
        try {
            return code == null ? null : Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException(
                    "%s: CurrencyRef (%s) is not an ISO 4217 code".formatted(what, code), null, e);
        }
    }

    private static Address address(JsonNode node) {
        String street = IntStream.rangeClosed(1, 5)
                .mapToObj(line -> Json.text(node, "Line" + line).orElse(""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
        return new Address(
                street.isEmpty() ? null : street,
                null,
                Json.text(node, "PostalCode").orElse(null),
                Json.text(node, "City").orElse(null),
                Json.text(node, "CountrySubDivisionCode").orElse(null),
                Json.text(node, "Country").map(Countries::code).orElse(null));
    }

    /** A number that QuickBooks masks is no number. */
    private static Optional<BankAccount> bankAccount(JsonNode node) {
        String number = Json.text(node, "BankAccountNumber").orElse("");
        if (!number.matches("[0-9A-Za-z -]{1,34}") || number.matches("(?i).*x{2,}.*")) {
            return Optional.empty();
        }
        return Optional.of(new BankAccount(
                Json.text(node, "BankAccountName").orElse(null),
                BankAccount.Type.CHECKING,
                Json.text(node, "BankBranchIdentifier").orElse(null),
                number,
                null,
                null,
                null));
    }
}
