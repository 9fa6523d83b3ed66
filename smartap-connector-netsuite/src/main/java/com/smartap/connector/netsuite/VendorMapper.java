package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Countries;
import com.smartap.connector.support.Json;
import com.smartap.model.Address;
import com.smartap.spi.erp.ErpVendor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Turns rows of {@code vendor} into vendors. Bank details are no part of NetSuite's standard records. */
final class VendorMapper {
    private final Currencies currencies;
    private final Terms terms;
    private final Stamps stamps;

    VendorMapper(Currencies currencies, Terms terms, Stamps stamps) {
        this.currencies = currencies;
        this.terms = terms;
        this.stamps = stamps;
    }

    /** Names of payment terms by NetSuite's ids. */
    interface Terms {
        Map<String, String> byId();
    }

    ErpVendor vendor(ObjectNode row) {
        String id = Json.requireText("vendor", row, "id");
        String what = "vendor " + id;
        return new ErpVendor(
                id,
                Json.text(row, "companyname")
                        .or(() -> Json.text(row, "legalname"))
                        .or(() -> Json.text(row, "entityid"))
                        .orElse(id),
                Json.text(row, "taxidnum")
                        .or(() -> Json.text(row, "vatregnumber"))
                        .orElse(null),
                Json.text(row, "email").orElse(null),
                Json.text(row, "phone").orElse(null),
                addresses(row.path("addresses")),
                currencies.of(what, row).orElse(null),
                Json.text(row, "terms")
                        .map(term -> terms.byId().getOrDefault(term, term))
                        .orElse(null),
                List.of(),
                !isTrue(row, "isinactive"),
                stamps.moment(what, row, "lastmodifieddate"));
    }

    static boolean isTrue(JsonNode row, String field) {
        String text = Json.text(row, field).orElse("").toLowerCase(Locale.ROOT);
        return text.equals("t") || text.equals("true");
    }

    /** The one that bills are paid to first. */
    private static List<Address> addresses(JsonNode rows) {
        List<Address> preferred = new ArrayList<>();
        List<Address> others = new ArrayList<>();
        for (JsonNode row : rows) {
            (isTrue(row, "defaultbilling") ? preferred : others).add(address(row));
        }
        preferred.addAll(others);
        return preferred;
    }

    private static Address address(JsonNode row) {
        String street = Stream.of("addr1", "addr2")
                .flatMap(field -> Json.text(row, field).stream())
                .collect(Collectors.joining(", "));
        return new Address(
                street.isEmpty() ? null : street,
                null,
                Json.text(row, "zip").orElse(null),
                Json.text(row, "city").orElse(null),
                Json.text(row, "state").orElse(null),
                Json.text(row, "country").map(Countries::code).orElse(null));
    }
}
