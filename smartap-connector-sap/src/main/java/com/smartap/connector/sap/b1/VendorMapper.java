package com.smartap.connector.sap.b1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.erp.ErpVendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Turns a business partner into a vendor. */
final class VendorMapper {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private final B1Settings settings;

    VendorMapper(B1Settings settings) {
        this.settings = settings;
    }

    ErpVendor vendor(ObjectNode row) {
        String code = Json.requireText("BusinessPartner", row, "CardCode");
        String what = "BusinessPartner " + code;
        return new ErpVendor(
                code,
                Json.text(row, "CardName").orElse(code),
                Json.text(row, "FederalTaxID")
                        .or(() -> Json.text(row, "VATRegistrationNumber"))
                        .or(() -> Json.text(row, "UnifiedFederalTaxID"))
                        .orElse(null),
                Json.text(row, "EmailAddress").orElse(null),
                Json.text(row, "Phone1").orElse(null),
                addresses(row),
                // "##" means all currencies.
                Json.text(row, "Currency")
                        .flatMap(settings.currencies()::currency)
                        .orElse(null),
                Json.text(row, "PayTermsGrpCode").orElse(null),
                bankAccounts(row),
                !B1Values.isYes(row, "Frozen") && !B1Values.is(row, "Valid", "tNO"),
                B1Values.changed(what, row).atZone(settings.zone()).toInstant());
    }

    /** Those that are paid to come before those that ship from. */
    private static List<Address> addresses(ObjectNode row) {
        List<Address> billing = new ArrayList<>();
        List<Address> others = new ArrayList<>();
        for (JsonNode node : row.path("BPAddresses")) {
            Address address = address(node);
            if (!address.parts().isEmpty()) {
                (B1Values.is(node, "AddressType", "bo_BillTo") ? billing : others).add(address);
            }
        }
        billing.addAll(others);
        return billing;
    }

    private static Address address(JsonNode node) {
        return new Address(
                Json.text(node, "Street").orElse(null),
                Json.text(node, "StreetNo").orElse(null),
                Json.text(node, "ZipCode").orElse(null),
                Json.text(node, "City").orElse(null),
                Json.text(node, "State").orElse(null),
                Json.text(node, "Country")
                        .map(country -> country.toUpperCase(Locale.ROOT))
                        .filter(COUNTRIES::contains)
                        .orElse(null));
    }

    /** The default one first. */
    private static List<BankAccount> bankAccounts(ObjectNode row) {
        List<BankAccount> accounts = new ArrayList<>();
        for (JsonNode node : row.path("BPBankAccounts")) {
            int position = isDefault(row, node) ? 0 : accounts.size();
            bankAccount(node, "BankCode", "AccountNo").ifPresent(account -> accounts.add(position, account));
        }
        if (accounts.isEmpty()) {
            bankAccount(row, "DefaultBankCode", "DefaultAccount").ifPresent(accounts::add);
        }
        return accounts;
    }

    private static boolean isDefault(ObjectNode row, JsonNode account) {
        Optional<String> number = Json.text(row, "DefaultAccount");
        Optional<String> bank = Json.text(row, "DefaultBankCode");
        return number.isPresent()
                && number.equals(Json.text(account, "AccountNo"))
                && (bank.isEmpty() || bank.equals(Json.text(account, "BankCode")));
    }

    private static Optional<BankAccount> bankAccount(JsonNode node, String bankField, String numberField) {
        String number = Json.text(node, numberField).orElse(null);
        String iban = Json.text(node, "IBAN").orElse(null);
        String bank = Json.text(node, bankField).orElse(null);
        if (number == null && iban == null) {
            return Optional.empty();
        }
        String routing =
                Json.text(node, "ABARoutingNumber").orElse(bank != null && bank.matches("[0-9]{9}") ? bank : null);
        return Optional.of(new BankAccount(
                Json.text(node, "AccountName").orElse(null),
                BankAccount.Type.CHECKING,
                routing,
                number,
                iban,
                Json.text(node, "BICSwiftCode").orElse(null),
                bank == null || bank.equals(routing) ? null : bank));
    }
}
