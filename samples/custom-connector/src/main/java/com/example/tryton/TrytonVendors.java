package com.example.tryton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.KeysetChanges;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.spi.erp.ErpPage;
import com.smartap.spi.erp.ErpVendor;
import com.smartap.spi.erp.VendorImport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Vendors are parties; all but the company itself, since Tryton does not say which of them deliver. */
final class TrytonVendors implements VendorImport {
    private static final String[] FIELDS = {
        "name",
        "code",
        "active",
        "email",
        "phone",
        "replaced_by",
        "categories.name",
        "tax_identifier.code",
        "supplier_payment_term.name",
        "addresses.street",
        "addresses.postal_code",
        "addresses.city",
        "addresses.country.code",
        "addresses.subdivision.code",
        "addresses.invoice",
        "addresses.active"
    };

    private final TrytonApi api;
    private final @Nullable String category;
    private final Changes<ErpVendor> changes;

    TrytonVendors(TrytonApi api, Duration lookBack, @Nullable String category) {
        this.api = api;
        this.category = category;
        this.changes = new Changes<>(
                api,
                lookBack,
                this::load,
                List.of(
                        new ChangedTable("party.party", "id", Domain.all()),
                        new ChangedTable("party.address", "party", Domain.all()),
                        new ChangedTable("party.identifier", "party", Domain.all()),
                        new ChangedTable("party.contact_mechanism", "party", Domain.all()),
                        new ChangedTable("bank.account", "owners", Domain.all()),
                        new ChangedTable("bank.account.number", "account.owners", Domain.all())));
    }

    @Override
    public ErpPage<ErpVendor> vendors(@Nullable String cursor, int limit) {
        return changes.page(cursor, limit);
    }

    @Override
    public @Nullable String cursorSince(@Nullable Instant since) {
        return KeysetChanges.cursorSince(since);
    }

    private Map<Long, ErpVendor> load(Map<Long, Instant> changedAt) {
        Map<Long, List<BankAccount>> accounts = accounts(changedAt.keySet());
        long company = api.company().get().party();
        Map<Long, ErpVendor> vendors = new TreeMap<>();
        for (ObjectNode row : api.search("party.party", Domain.all(Domain.among("id", changedAt.keySet())), FIELDS)) {
            long id = Values.id("party.party", row);
            Instant at = changedAt.get(id);
            if (id != company && at != null) {
                vendors.put(id, vendor(id, row, accounts.getOrDefault(id, List.of()), at));
            }
        }
        return vendors;
    }

    private ErpVendor vendor(long id, ObjectNode row, List<BankAccount> accounts, Instant at) {
        return new ErpVendor(
                String.valueOf(id),
                Json.text(row, "name").or(() -> Json.text(row, "code")).orElse("party " + id),
                Json.text(row.path("tax_identifier."), "code").orElse(null),
                Json.text(row, "email").orElse(null),
                Json.text(row, "phone").orElse(null),
                addresses(row),
                null,
                Json.text(row.path("supplier_payment_term."), "name").orElse(null),
                accounts,
                row.path("active").asBoolean(true) && !row.hasNonNull("replaced_by") && isInCategory(row),
                at);
    }

    private boolean isInCategory(ObjectNode row) {
        if (category == null) {
            return true;
        }
        for (JsonNode one : row.path("categories.")) {
            if (category.equalsIgnoreCase(Json.text(one, "name").orElse(""))) {
                return true;
            }
        }
        return false;
    }

    /** Those for invoices first. */
    private static List<Address> addresses(ObjectNode row) {
        List<JsonNode> active = new ArrayList<>();
        row.path("addresses.").forEach(node -> {
            if (node.path("active").asBoolean(true)) {
                active.add(node);
            }
        });
        active.sort(Comparator.comparing(node -> !node.path("invoice").asBoolean(false)));
        return active.stream()
                .map(TrytonVendors::address)
                .filter(address -> !address.parts().isEmpty())
                .toList();
    }

    private static Address address(JsonNode node) {
        String country = Json.text(node.path("country."), "code")
                .filter(code -> code.matches("[A-Za-z]{2}"))
                .orElse(null);
        return new Address(
                Json.text(node, "street")
                        .map(street -> street.replaceAll("\\s*\\R\\s*", ", "))
                        .orElse(null),
                null,
                Json.text(node, "postal_code").orElse(null),
                Json.text(node, "city").orElse(null),
                Json.text(node.path("subdivision."), "code")
                        .map(code -> code.replaceFirst("^[A-Z]{2}-", ""))
                        .orElse(null),
                country);
    }

    private Map<Long, List<BankAccount>> accounts(Collection<Long> parties) {
        Map<Long, List<BankAccount>> accounts = new HashMap<>();
        for (ObjectNode row : api.search(
                "bank.account",
                Domain.all(Domain.among("owners", parties)),
                "active",
                "owners",
                "bank.bic",
                "bank.rec_name",
                "numbers.type",
                "numbers.number")) {
            Optional<BankAccount> account = row.path("active").asBoolean(true) ? account(row) : Optional.empty();
            for (long owner : Values.ids("bank.account", row, "owners")) {
                account.ifPresent(found -> accounts.computeIfAbsent(owner, key -> new ArrayList<>())
                        .add(found));
            }
        }
        return accounts;
    }

    /** An account with its IBAN and its other number, where it has both. */
    private static Optional<BankAccount> account(ObjectNode row) {
        Map<String, String> numbers = new HashMap<>();
        for (JsonNode node : row.path("numbers.")) {
            Json.text(node, "number")
                    .filter(number -> number.matches("[0-9A-Za-z ./-]{1,42}"))
                    .ifPresent(number ->
                            numbers.putIfAbsent(Json.text(node, "type").orElse("other"), number));
        }
        if (numbers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new BankAccount(
                null,
                BankAccount.Type.CHECKING,
                null,
                numbers.get("other"),
                numbers.get("iban"),
                Json.text(row.path("bank."), "bic").orElse(null),
                Json.text(row.path("bank."), "rec_name").orElse(null)));
    }
}
