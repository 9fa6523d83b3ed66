package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Money;
import com.smartap.spi.erp.ErpVendor;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns a business partner with its supplier, addresses, banks and tax numbers into a vendor. */
final class VendorMapper {
    private static final Logger log = LoggerFactory.getLogger(VendorMapper.class);
    private final S4Settings settings;

    VendorMapper(S4Settings settings) {
        this.settings = settings;
    }

    ErpVendor vendor(ObjectNode row) {
        String id = SapId.shown(Json.requireText("A_BusinessPartner", row, "Supplier"));
        Optional<ObjectNode> supplier = ODataValue.child(row, "to_Supplier");
        Optional<ObjectNode> company = supplier.flatMap(this::company);
        List<ObjectNode> addresses = ODataValue.children(row, "to_BusinessPartnerAddress");
        return new ErpVendor(
                id,
                name(row, supplier).orElse(id),
                taxId(row, supplier),
                first(addresses, "to_EmailAddress", "IsDefaultEmailAddress", "EmailAddress"),
                phone(addresses),
                addresses.stream().map(VendorMapper::address).toList(),
                currency(id, supplier),
                company.flatMap(it -> Json.text(it, "PaymentTerms")).orElse(null),
                banks(row),
                isActive(row, supplier, company),
                modifiedAt(row));
    }

    private static Optional<String> name(ObjectNode row, Optional<ObjectNode> supplier) {
        return Json.text(row, "BusinessPartnerFullName")
                .or(() -> Json.text(row, "BusinessPartnerName"))
                .or(() -> supplier.flatMap(it -> Json.text(it, "SupplierFullName")))
                .or(() -> supplier.flatMap(it -> Json.text(it, "SupplierName")))
                .or(() -> Json.text(row, "OrganizationBPName1"));
    }

    private Optional<ObjectNode> company(ObjectNode supplier) {
        return ODataValue.children(supplier, "to_SupplierCompany").stream()
                .filter(it -> Json.text(it, "CompanyCode")
                        .filter(settings.companyCode()::equals)
                        .isPresent())
                .findFirst();
    }

    private static @Nullable String taxId(ObjectNode row, Optional<ObjectNode> supplier) {
        Stream<String> central = supplier.stream()
                .flatMap(it -> Stream.of(
                                "VATRegistration", "TaxNumber1", "TaxNumber2", "TaxNumber3", "TaxNumber4", "TaxNumber5")
                        .flatMap(field -> Json.text(it, field).stream()));
        Stream<String> own = ODataValue.children(row, "to_BusinessPartnerTax").stream()
                .flatMap(it -> Json.text(it, "BPTaxNumber").or(() -> Json.text(it, "BPTaxLongNumber")).stream());
        return Stream.concat(central, own).findFirst().orElse(null);
    }

    private static @Nullable String first(
            List<ObjectNode> addresses, String navigation, String preferred, String field) {
        return addresses.stream()
                .flatMap(address -> ODataValue.children(address, navigation).stream())
                .sorted(Comparator.comparing(it -> !ODataValue.flag(it, preferred)))
                .flatMap(it -> Json.text(it, field).stream())
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String phone(List<ObjectNode> addresses) {
        String whole = first(addresses, "to_PhoneNumber", "IsDefaultPhoneNumber", "InternationalPhoneNumber");
        return whole != null ? whole : first(addresses, "to_PhoneNumber", "IsDefaultPhoneNumber", "PhoneNumber");
    }

    private static Address address(ObjectNode row) {
        return new Address(
                Json.text(row, "StreetName").orElse(null),
                Json.text(row, "HouseNumber").orElse(null),
                Json.text(row, "PostalCode").orElse(null),
                Json.text(row, "CityName").orElse(null),
                Json.text(row, "Region").orElse(null),
                Json.text(row, "Country")
                        .filter(country -> country.matches("[A-Za-z]{2}"))
                        .orElse(null));
    }

    /** The currency of the first purchasing organisation that has one; a supplier has none by itself. */
    private static @Nullable Currency currency(String id, Optional<ObjectNode> supplier) {
        Optional<String> code = supplier.stream()
                .flatMap(it -> ODataValue.children(it, "to_SupplierPurchasingOrg").stream())
                .flatMap(it -> Json.text(it, "PurchaseOrderCurrency").stream())
                .findFirst();
        try {
            return code.map(Money::currency).orElse(null);
        } catch (IllegalArgumentException e) {
            log.warn("vendor {}: currency {} is not in ISO 4217", id, code.orElse(""));
            return null;
        }
    }

    private static List<BankAccount> banks(ObjectNode row) {
        List<ObjectNode> rows = new ArrayList<>(ODataValue.children(row, "to_BusinessPartnerBank"));
        rows.sort(Comparator.comparing(it -> Json.text(it, "BankIdentification").orElse("")));
        List<BankAccount> accounts = new ArrayList<>();
        for (ObjectNode bank : rows) {
            String number = Json.text(bank, "BankAccount").orElse(null);
            String iban = Json.text(bank, "IBAN").orElse(null);
            if (number != null || iban != null) {
                boolean domestic =
                        Json.text(bank, "BankCountryKey").filter("US"::equals).isPresent();
                accounts.add(new BankAccount(
                        Json.text(bank, "BankAccountHolderName").orElse(null),
                        BankAccount.Type.CHECKING,
                        domestic ? Json.text(bank, "BankNumber").orElse(null) : null,
                        number,
                        iban,
                        Json.text(bank, "SWIFTCode").orElse(null),
                        Json.text(bank, "BankName").orElse(null)));
            }
        }
        return accounts;
    }

    private static boolean isActive(ObjectNode row, Optional<ObjectNode> supplier, Optional<ObjectNode> company) {
        boolean blocked = ODataValue.flag(row, "BusinessPartnerIsBlocked")
                || ODataValue.flag(row, "IsMarkedForArchiving")
                || supplier.filter(it ->
                                ODataValue.flag(it, "PostingIsBlocked") || ODataValue.flag(it, "DeletionIndicator"))
                        .isPresent()
                || company.filter(it -> ODataValue.flag(it, "SupplierIsBlockedForPosting")
                                || ODataValue.flag(it, "DeletionIndicator"))
                        .isPresent();
        return !blocked;
    }

    private Instant modifiedAt(ObjectNode row) {
        return LocalDateTime.ofInstant(VendorFeed.moment(row), ZoneOffset.UTC)
                .atZone(settings.zone())
                .toInstant();
    }
}
