package com.smartap.core.internal.vendor;

import com.smartap.core.Power;
import com.smartap.core.Vendors;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.Keys;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.persistence.VendorStore;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.purchasing.Vendor;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.StaleVersionException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with vendors. */
public final class VendorService implements Vendors {
    private final UnitOfWork units;

    public VendorService(UnitOfWork units) {
        this.units = units;
    }

    @Override
    public Vendor get(Actor actor, VendorId id) {
        Power.READ.require(actor);
        return units.read(actor, tx -> VendorStore.record(tx.vendors().row(id)));
    }

    @Override
    public Page<Vendor> list(Actor actor, @Nullable String text, PageRequest page) {
        Power.READ.require(actor);
        return units.read(actor, tx -> tx.vendors().list(text, page).map(VendorStore::record));
    }

    @Override
    public Vendor create(Actor actor, Details details) {
        Power.MANAGE_VENDORS.require(actor);
        return units.call("vendor.create", actor, tx -> {
            VendorRow row = new VendorRow();
            row.id = UUID.randomUUID();
            row.tenant = tx.tenant().value();
            fill(tx, row, details);
            tx.vendors().add(row);
            tx.audit("vendor.created", "vendor", row.id, Map.of("name", row.name));
            tx.em().flush();
            return VendorStore.record(row);
        });
    }

    @Override
    public Vendor update(Actor actor, VendorId id, long version, Details details) {
        Power.MANAGE_VENDORS.require(actor);
        return units.call("vendor.update", actor, tx -> {
            VendorRow row = tx.vendors().row(id);
            if (row.version != version) {
                throw new StaleVersionException(
                        "vendor %s was changed meanwhile: you saw version %d, it is at %d. Look at it again."
                                .formatted(row.name, version, row.version));
            }
            Map<String, String> facts = new HashMap<>(Map.of("name", details.name()));
            if (!Objects.equals(row.bankAccount, Json.ofNullable(details.bankAccount()))) {
                facts.put(
                        "bankAccount",
                        details.bankAccount() == null
                                ? "removed"
                                : details.bankAccount().masked());
            }
            fill(tx, row, details);
            tx.audit("vendor.updated", "vendor", row.id, facts);
            tx.em().flush();
            return VendorStore.record(row);
        });
    }

    private static void atMost(String field, @Nullable String value, int length) {
        if (value != null && value.length() > length) {
            throw new InvalidRequestException(
                    field, "%s has %d characters; at most %d are kept".formatted(field, value.length(), length));
        }
    }

    private static void fill(Tx tx, VendorRow row, Details details) {
        if (details.name().isBlank() || details.name().strip().length() > 200) {
            throw new InvalidRequestException(
                    "name", "name (%s) must have 1 to 200 characters".formatted(details.name()));
        }
        atMost("taxId", details.taxId(), 64);
        atMost("email", details.email(), 254);
        atMost("paymentTerms", details.paymentTerms(), 100);
        row.name = details.name().strip();
        row.nameKey = Keys.name(row.name);
        row.taxId = details.taxId();
        row.taxKey = Keys.taxId(details.taxId());
        row.email = details.email();
        row.address = Json.ofNullable(details.address());
        row.currency = details.currency() == null ? null : details.currency().getCurrencyCode();
        row.paymentTerms = details.paymentTerms();
        String account = Json.ofNullable(details.bankAccount());
        if (!Objects.equals(row.bankAccount, account)) {
            row.bankAccount = account;
            row.bankChangedBy = tx.actor().id();
        }
        row.active = details.active();
        row.updatedAt = tx.now();
    }
}
