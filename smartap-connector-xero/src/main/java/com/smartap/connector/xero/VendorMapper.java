package com.smartap.connector.xero;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Countries;
import com.smartap.connector.support.Json;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.ConnectorProtocolException;
import com.smartap.spi.erp.ErpVendor;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns Xero's Contact into a vendor. */
final class VendorMapper {
    private final String contacts;

    /**
     * A mapper that leaves out some contacts. A contact becomes a supplier for Xero with its first bill only, so that
     * whoever leaves out what is none yet never sees a new vendor.
     *
     * @param contacts {@code all}, {@code not-only-customers} or {@code suppliers}
     */
    VendorMapper(String contacts) {
        this.contacts = contacts;
    }

    Optional<ErpVendor> vendor(ObjectNode row) {
        boolean supplier = row.path("IsSupplier").asBoolean(false);
        boolean customer = row.path("IsCustomer").asBoolean(false);
        boolean wanted = switch (contacts) {
            case "suppliers" -> supplier;
            case "not-only-customers" -> supplier || !customer;
            default -> true;
        };
        return wanted ? Optional.of(contact(row)) : Optional.empty();
    }

    private static ErpVendor contact(ObjectNode row) {
        String id = Json.requireText("Contact", row, "ContactID");
        String what = "Contact " + id;
        return new ErpVendor(
                id,
                Json.requireText(what, row, "Name"),
                Json.text(row, "TaxNumber").orElse(null),
                Json.text(row, "EmailAddress").orElse(null),
                phone(row.path("Phones")),
                addresses(row.path("Addresses")),
                currency(what, row, "DefaultCurrency"),
                terms(row.path("PaymentTerms").path("Bills")),
                bankAccounts(row),
                Json.text(row, "ContactStatus").orElse("ACTIVE").equalsIgnoreCase("ACTIVE"),
                XeroDates.updated(what, row));
    }

    /** A currency by its code; null if none is named. */
    static @Nullable Currency currency(String what, JsonNode row, String field) {
        String code = Json.text(row, field).orElse(null);
        try {
            return code == null ? null : Currency.getInstance(code.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new ConnectorProtocolException(
                    "%s: %s (%s) is not an ISO 4217 code".formatted(what, field, code), null, e);
        }
    }

    /** The postal address, which Xero calls POBOX, goes before the street address. */
    private static List<Address> addresses(JsonNode nodes) {
        List<Address> found = new ArrayList<>();
        for (String type : List.of("POBOX", "STREET")) {
            for (JsonNode node : nodes) {
                if (Json.text(node, "AddressType").orElse("POBOX").equalsIgnoreCase(type)) {
                    address(node).filter(address -> !found.contains(address)).ifPresent(found::add);
                }
            }
        }
        return found;
    }

    private static Optional<Address> address(JsonNode node) {
        String street = IntStream.rangeClosed(1, 4)
                .mapToObj(line -> Json.text(node, "AddressLine" + line).orElse(""))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining(", "));
        Address address = new Address(
                street.isEmpty() ? null : street,
                null,
                Json.text(node, "PostalCode").orElse(null),
                Json.text(node, "City").orElse(null),
                Json.text(node, "Region").orElse(null),
                Json.text(node, "Country").map(Countries::code).orElse(null));
        return address.parts().isEmpty() ? Optional.empty() : Optional.of(address);
    }

    private static @Nullable String phone(JsonNode nodes) {
        for (String type : List.of("DEFAULT", "DDI", "OFFICE", "MOBILE")) {
            for (JsonNode node : nodes) {
                if (Json.text(node, "PhoneNumber").isPresent()
                        && Json.text(node, "PhoneType").orElse("DEFAULT").equalsIgnoreCase(type)) {
                    return Stream.of("PhoneCountryCode", "PhoneAreaCode", "PhoneNumber")
                            .flatMap(part -> Json.text(node, part).stream())
                            .collect(Collectors.joining(" "));
                }
            }
        }
        return null;
    }

    /** Such as {@code 30 DAYSAFTERBILLDATE}. */
    private static @Nullable String terms(JsonNode bills) {
        Optional<String> type = Json.text(bills, "Type");
        return type.isEmpty()
                ? null
                : Json.text(bills, "Day").map(day -> day + " ").orElse("") + type.get();
    }

    /** The account of batch payments goes before the one that is only noted. */
    private static List<BankAccount> bankAccounts(ObjectNode row) {
        JsonNode batch = row.path("BatchPayments");
        String holder = Json.text(batch, "BankAccountName").orElse(null);
        List<BankAccount> accounts = new ArrayList<>();
        Stream.of(Json.text(batch, "BankAccountNumber"), Json.text(row, "BankAccountDetails"))
                .flatMap(Optional::stream)
                .flatMap(number -> bankAccount(holder, number).stream())
                .filter(account ->
                        accounts.stream().noneMatch(known -> known.identity().equals(account.identity())))
                .forEach(accounts::add);
        return accounts;
    }

    /** Free text in Xero: an IBAN where it is one, else what looks like a number; anything else is none. */
    private static Optional<BankAccount> bankAccount(@Nullable String holder, String text) {
        String compact = text.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        boolean iban = compact.matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}") && isValid(compact);
        if (!iban && !text.matches("(?=.*[0-9])[0-9A-Za-z ./-]{1,34}")) {
            return Optional.empty();
        }
        return Optional.of(new BankAccount(
                holder, BankAccount.Type.CHECKING, null, iban ? null : text, iban ? compact : null, null, null));
    }

    /** The check digits of ISO 13616: the number, its first four characters at the end, is 1 modulo 97. */
    private static boolean isValid(String iban) {
        String turned = iban.substring(4) + iban.substring(0, 4);
        int rest = 0;
        for (int i = 0; i < turned.length(); i++) {
            int value = Character.digit(turned.charAt(i), 36);
            rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
        }
        return rest == 1;
    }
}
