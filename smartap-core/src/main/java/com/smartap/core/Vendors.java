package com.smartap.core;

import com.smartap.model.Actor;
import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.purchasing.Vendor;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.Api;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/** Vendors: imported from an ERP, or entered by hand. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public interface Vendors {
    /** One vendor. */
    Vendor get(Actor actor, VendorId id);

    /**
     * Vendors in the order of their names.
     *
     * @param text part of the name or tax id, in any case; null for all
     */
    Page<Vendor> list(Actor actor, @Nullable String text, PageRequest page);

    /** Enters a vendor. */
    Vendor create(Actor actor, Details details);

    /** Changes a vendor. Who changes a bank account may not release payments to it. */
    Vendor update(Actor actor, VendorId id, long version, Details details);

    /** What people enter about a vendor; see {@link Vendor} for the meaning of each. */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    record Details(
            String name,
            @Nullable String taxId,
            @Nullable String email,
            @Nullable Address address,
            @Nullable Currency currency,
            @Nullable String paymentTerms,
            @Nullable BankAccount bankAccount,
            boolean active) {}
}
