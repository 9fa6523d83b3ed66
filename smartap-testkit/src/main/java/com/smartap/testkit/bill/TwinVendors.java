package com.smartap.testkit.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.BankAccount;
import com.smartap.spi.payment.provider.Payee;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Vendors, each with one bank account at the most, of which only the last four digits are shown. */
final class TwinVendors {
    private final TwinBooks books;
    private final TwinFields fields;

    TwinVendors(TwinBooks books, TwinFields fields) {
        this.books = books;
        this.fields = fields;
    }

    ObjectNode create(JsonNode body, TwinSessions.Session session) {
        check(body, List.of("name", "accountType"));
        JsonNode information = body.path("paymentInformation");
        fields.check("paymentInformation", information, List.of());
        JsonNode account = information.path("bankAccount");
        if (account.isObject()) {
            session.requireTrust();
            checkAccount(account);
        }
        ObjectNode vendor = books.record("009");
        vendor.setAll((ObjectNode) body.deepCopy());
        vendor.put("archived", false).put("billCurrency", "USD").put("networkStatus", "NOT_CONNECTED");
        vendor.remove("paymentInformation");
        vendor.putObject("paymentInformation")
                .put("payeeName", information.path("payeeName").asText());
        books.vendors.put(vendor.path("id").asText(), vendor);
        if (account.isObject()) {
            add(vendor, account, books.clock().instant());
        }
        return vendor;
    }

    ObjectNode update(String id, JsonNode body) {
        ObjectNode vendor = require(id);
        check(body, List.of());
        if (body.has("paymentInformation")) {
            throw TwinFault.request("A bank account cannot be updated. Delete it and create another.");
        }
        vendor.setAll((ObjectNode) body.deepCopy());
        books.touch(vendor);
        return vendor;
    }

    ObjectNode addAccount(String id, JsonNode body, TwinSessions.Session session) {
        session.requireTrust();
        ObjectNode vendor = require(id);
        checkAccount(body);
        if (books.accounts.containsKey(id)) {
            throw TwinFault.request("A vendor can have only one active bank account.");
        }
        return add(vendor, body, books.clock().instant());
    }

    void deleteAccount(String id, TwinSessions.Session session) {
        session.requireTrust();
        TwinBooks.require(books.accounts, "bank account of vendor", id);
        books.accounts.remove(id);
        ObjectNode vendor = require(id);
        ((ObjectNode) vendor.path("paymentInformation")).remove("bankAccount");
        vendor.put("bankAccountStatus", "NO_ACCOUNT");
        books.touch(vendor);
    }

    ObjectNode require(String id) {
        return TwinBooks.require(books.vendors, "vendor", id);
    }

    /** A vendor that was entered a month ago. */
    ObjectNode seed(Payee payee, String shortName) {
        Instant before = books.clock().instant().minus(Duration.ofDays(30));
        ObjectNode vendor = books.record("009");
        vendor.put("createdTime", TwinBooks.time(before)).put("updatedTime", TwinBooks.time(before));
        vendor.put("archived", false)
                .put("name", payee.name())
                .put("shortName", shortName)
                .put("accountNumber", payee.id())
                .put("accountType", payee.company() ? "BUSINESS" : "PERSON");
        vendor.putObject("paymentInformation").put("payeeName", payee.name());
        books.vendors.put(vendor.path("id").asText(), vendor);
        BankAccount account = payee.account();
        if (account != null) {
            ObjectNode row = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
            row.put("nameOnAccount", payee.name())
                    .put("accountNumber", account.accountNumber())
                    .put("routingNumber", account.routingNumber());
            add(vendor, row, before);
            vendor.put("updatedTime", TwinBooks.time(before));
        }
        return vendor;
    }

    private ObjectNode add(ObjectNode vendor, JsonNode given, Instant at) {
        String number = given.path("accountNumber").asText();
        ObjectNode account = books.record("vba");
        String hidden = number.substring(Math.max(0, number.length() - 4));
        account.put("vendorId", vendor.path("id").asText())
                .put("nameOnAccount", given.path("nameOnAccount").asText())
                .put("accountNumber", "*".repeat(Math.max(0, number.length() - 4)) + hidden)
                .put("routingNumber", given.path("routingNumber").asText())
                .put("type", given.path("type").asText("CHECKING"))
                .put("ownerType", given.path("ownerType").asText("BUSINESS"))
                .put("status", "PENDING")
                .put("createdTime", TwinBooks.time(at))
                .put("updatedTime", TwinBooks.time(at));
        books.accounts.put(vendor.path("id").asText(), account);
        ObjectNode shown = account.deepCopy();
        shown.remove(List.of("id", "vendorId", "createdTime", "updatedTime", "status"));
        ((ObjectNode) vendor.path("paymentInformation")).set("bankAccount", shown);
        vendor.put("bankAccountStatus", "NO_NET_LINKED_ACCOUNT");
        books.touch(vendor);
        return account;
    }

    private void check(JsonNode body, List<String> required) {
        fields.check("vendor", body, required);
        fields.check("address", body.path("address"), List.of());
        if (body.has("accountType") && !body.path("accountType").asText().matches("BUSINESS|PERSON|NONE")) {
            throw TwinFault.request("accountType is not valid.");
        }
        if (body.has("address")) {
            fields.check("address", body.path("address"), List.of("line1", "city", "zipOrPostalCode", "country"));
        }
    }

    private void checkAccount(JsonNode account) {
        fields.check("bankAccount", account, List.of("accountNumber", "routingNumber", "nameOnAccount"));
        if (!account.path("routingNumber").asText().matches("[0-9]{9}")) {
            throw TwinFault.request("routingNumber is not valid.");
        }
    }
}
