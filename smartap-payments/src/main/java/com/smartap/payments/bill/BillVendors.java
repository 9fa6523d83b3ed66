package com.smartap.payments.bill;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.support.Json;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.IdempotencyKey;
import com.smartap.spi.ConnectorException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.payment.provider.Payee;
import com.smartap.spi.payment.provider.PayeeStorage;
import com.smartap.spi.payment.provider.StoredPayee;
import com.smartap.spi.secret.CredentialVault;
import com.smartap.spi.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Payees as vendors of BILL. A vendor is found again by our own id in its account number (the number that the payer has
 * with the vendor); BILL's list is filtered by name first, and read as a whole if that finds none. Of a bank account BILL
 * shows four digits only, so the vendor's short name holds an {@link AccountMark} of it. Another account takes the place
 * of the old one: the old one is deleted before anything else, so that nothing is paid to it any more.
 */
final class BillVendors implements PayeeStorage {
    private static final String ACCOUNT_NUMBER = "accountNumber";
    private static final String SHORT_NAME = "shortName";
    private static final String VENDORS = "vendors";
    private static final String BANK_ACCOUNT = "bank-account";
    private final BillApi api;
    private final CredentialVault vault;
    private final KeyLocks locks = new KeyLocks();

    BillVendors(BillApi api, CredentialVault vault) {
        this.api = api;
        this.vault = vault;
    }

    @Override
    public StoredPayee store(Payee payee, IdempotencyKey key) {
        PaymentCheck.require(payee);
        return locks.alone(payee.id(), () -> {
            Optional<ObjectNode> known = vendor(payee);
            BankAccount account = payee.account();
            String fingerprint = AccountMark.fingerprint(account);
            if (account == null || fingerprint == null) {
                ObjectNode vendor = known.orElseGet(() -> api.write("POST", "/v3/vendors", body(payee, null)));
                return stored(vendor, payee);
            }
            AccountMark mark = mark(fingerprint);
            if (known.isPresent() && holds(known.get(), mark, account)) {
                return new StoredPayee(id(known.get()), mark.accountId(), fingerprint);
            }
            api.session.requireTrust();
            String vendorId = known.map(vendor -> replace(vendor, mark, account, payee))
                    .orElseGet(() -> id(api.write("POST", "/v3/vendors", body(payee, mark))));
            return new StoredPayee(vendorId, mark.accountId(), fingerprint);
        });
    }

    @Override
    public Optional<StoredPayee> find(Payee payee) {
        return vendor(payee).map(vendor -> stored(vendor, payee));
    }

    /** BILL's record of a stored payee. */
    Optional<ObjectNode> read(StoredPayee stored) {
        return api.find(BillApi.path(VENDORS, stored.payeeId()));
    }

    /** BILL's record of the vendor's bank account, which says when it was entered and whether it is good. */
    Optional<ObjectNode> account(StoredPayee stored) {
        return api.find(BillApi.path(VENDORS, stored.payeeId(), BANK_ACCOUNT));
    }

    /** Why a vendor is not the one that was stored; empty if it is. */
    Optional<String> difference(ObjectNode vendor, Payee payee, StoredPayee stored) {
        if (vendor.path("archived").asBoolean(false)) {
            return Optional.of("vendor %s is archived in BILL".formatted(stored.payeeId()));
        }
        if (Json.text(vendor, ACCOUNT_NUMBER).filter(payee.id()::equals).isEmpty()) {
            return Optional.of(
                    "vendor %s is no more marked as payee %s in BILL".formatted(stored.payeeId(), payee.id()));
        }
        if (stored.accountId() == null) {
            return shown(vendor).isPresent()
                    ? Optional.of("vendor %s got a bank account in BILL that SmartAP did not store"
                            .formatted(stored.payeeId()))
                    : Optional.empty();
        }
        boolean same = mark(vendor)
                        .filter(mark -> mark.accountId().equals(stored.accountId()))
                        .isPresent()
                && shown(vendor).isPresent()
                && (payee.account() == null || showsEnd(vendor, payee.account()));
        return same
                ? Optional.empty()
                : Optional.of("the bank account of vendor %s is another in BILL than the one that was stored"
                        .formatted(stored.payeeId()));
    }

    private String replace(ObjectNode vendor, AccountMark mark, BankAccount account, Payee payee) {
        String vendorId = id(vendor);
        boolean marked = mark(vendor).filter(mark::equals).isPresent();
        if (shown(vendor).isPresent()) {
            api.delete(BillApi.path(VENDORS, vendorId, BANK_ACCOUNT));
        }
        if (!marked) {
            api.write("PATCH", BillApi.path(VENDORS, vendorId), Json.object().put(SHORT_NAME, mark.text()));
        }
        api.write("POST", BillApi.path(VENDORS, vendorId, BANK_ACCOUNT), account(account, payee));
        return vendorId;
    }

    private Optional<ObjectNode> vendor(Payee payee) {
        StoredPayee stored = payee.stored();
        if (stored != null && stored.payeeId().matches("[A-Za-z0-9]{1,64}")) {
            Optional<ObjectNode> known = read(stored).filter(vendor -> isOf(vendor, payee));
            if (known.isPresent()) {
                return usable(known.get());
            }
        }
        if (!payee.name().matches(".*[\"\\\\\\p{Cntrl}].*")) {
            Optional<ObjectNode> named =
                    one(Map.of("filters", "name:eq:\"%s\"".formatted(payee.name()), "sort", "createdTime:asc"), payee);
            if (named.isPresent()) {
                return named;
            }
        }
        return one(Map.of("sort", "createdTime:asc"), payee);
    }

    private Optional<ObjectNode> one(Map<String, String> query, Payee payee) {
        List<ObjectNode> all = api.list("/v3/vendors", query, page -> false).stream()
                .filter(row -> isOf(row, payee))
                .toList();
        Optional<ObjectNode> active = all.stream()
                .filter(row -> !row.path("archived").asBoolean(false))
                .findFirst();
        return active.or(() -> all.stream().findFirst().flatMap(this::usable));
    }

    private Optional<ObjectNode> usable(ObjectNode vendor) {
        if (vendor.path("archived").asBoolean(false)) {
            throw new ConnectorException(
                    ErrorCode.CONNECTOR_REFUSED,
                    "%s: vendor %s is archived in BILL. Maybe restore it there".formatted(api.connection(), id(vendor)),
                    false,
                    null,
                    null);
        }
        return Optional.of(vendor);
    }

    private static boolean isOf(ObjectNode vendor, Payee payee) {
        return Json.text(vendor, ACCOUNT_NUMBER).filter(payee.id()::equals).isPresent();
    }

    private StoredPayee stored(ObjectNode vendor, Payee payee) {
        Optional<AccountMark> mark = shown(vendor).flatMap(account -> mark(vendor));
        StoredPayee before = payee.stored();
        String known = Stream.of(AccountMark.fingerprint(payee.account()), before == null ? null : before.fingerprint())
                .filter(print ->
                        print != null && mark.filter(mark(print)::equals).isPresent())
                .findFirst()
                .orElse(null);
        return new StoredPayee(id(vendor), mark.map(AccountMark::accountId).orElse(null), known);
    }

    private boolean holds(ObjectNode vendor, AccountMark mark, BankAccount account) {
        return mark(vendor).filter(mark::equals).isPresent() && showsEnd(vendor, account);
    }

    private static boolean showsEnd(ObjectNode vendor, BankAccount account) {
        String number = String.valueOf(account.accountNumber());
        String end = number.substring(Math.max(0, number.length() - 4));
        return shown(vendor)
                .filter(shown -> Json.text(shown, ACCOUNT_NUMBER)
                        .filter(text -> text.endsWith(end))
                        .isPresent())
                .filter(shown -> Json.text(shown, "routingNumber")
                        .filter(text -> !text.contains("*"))
                        .map(text -> text.equals(account.routingNumber()))
                        .orElse(true))
                .isPresent();
    }

    private static Optional<JsonNode> shown(ObjectNode vendor) {
        return Optional.of(vendor.path("paymentInformation").path("bankAccount"))
                .filter(account -> Json.text(account, ACCOUNT_NUMBER).isPresent());
    }

    private static Optional<AccountMark> mark(ObjectNode vendor) {
        return Json.text(vendor, SHORT_NAME).flatMap(AccountMark::in);
    }

    private AccountMark mark(String fingerprint) {
        Secret devKey = vault.read().require(BillSettings.DEV_KEY);
        return AccountMark.of(devKey, fingerprint);
    }

    private String id(ObjectNode vendor) {
        return Json.requireText(api.connection() + ": vendor", vendor, "id");
    }

    private static ObjectNode body(Payee payee, @Nullable AccountMark mark) {
        ObjectNode body = Json.object()
                .put("name", payee.name())
                .put("accountType", payee.company() ? "BUSINESS" : "PERSON")
                .put(ACCOUNT_NUMBER, payee.id());
        put(body, "email", payee.email());
        put(body, "phone", payee.phone());
        Address address = payee.address();
        if (address != null) {
            ObjectNode place = body.putObject("address");
            put(place, "line1", line(address.buildingNumber(), address.street()));
            put(place, "city", address.town());
            put(place, "stateOrProvince", address.region());
            put(place, "zipOrPostalCode", address.postalCode());
            put(place, "country", address.country());
        }
        ObjectNode information = body.putObject("paymentInformation").put("payeeName", payee.name());
        BankAccount account = payee.account();
        if (mark != null && account != null) {
            body.put(SHORT_NAME, mark.text());
            information.set("bankAccount", account(account, payee));
        }
        return body;
    }

    private static ObjectNode account(BankAccount account, Payee payee) {
        String holder = account.holder();
        return Json.object()
                .put("nameOnAccount", holder == null || holder.isBlank() ? payee.name() : holder)
                .put(ACCOUNT_NUMBER, account.accountNumber())
                .put("routingNumber", account.routingNumber())
                .put("type", account.type().name())
                .put("ownerType", payee.company() ? "BUSINESS" : "PERSON");
    }

    private static String line(@Nullable String number, @Nullable String street) {
        return Stream.of(number, street)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
    }

    private static void put(ObjectNode body, String field, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            body.put(field, value);
        }
    }
}
