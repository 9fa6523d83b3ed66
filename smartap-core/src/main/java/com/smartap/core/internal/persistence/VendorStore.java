package com.smartap.core.internal.persistence;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.TenantId;
import com.smartap.model.purchasing.Vendor;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.NotFoundException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The vendors of one tenant. */
public final class VendorStore {
    private final EntityManager em;
    private final TenantId tenant;

    public VendorStore(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** Keeps a new row. */
    public void add(VendorRow row) {
        em.persist(row);
    }

    /** The row of an id. */
    public VendorRow row(VendorId id) {
        VendorRow row = em.find(VendorRow.class, id.value());
        if (row == null || !row.tenant.equals(tenant.value())) {
            throw new NotFoundException("there is no vendor %s".formatted(id));
        }
        return row;
    }

    /** The vendor that an ERP knows under an id. */
    public Optional<VendorRow> byExternalId(UUID connectionId, String externalId) {
        return em.createQuery(
                        "select r from SmartApVendor r where r.tenant = :tenant and r.connectionId = :connection"
                                + " and r.externalId = :external",
                        VendorRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("connection", connectionId)
                .setParameter("external", externalId)
                .getResultStream()
                .findFirst();
    }

    /** Active vendors of a tax id. */
    public List<VendorRow> byTaxKey(String taxKey) {
        return by("taxKey", taxKey);
    }

    /** Active vendors of a normalised name. */
    public List<VendorRow> byNameKey(String nameKey) {
        return by("nameKey", nameKey);
    }

    private List<VendorRow> by(String attribute, String key) {
        return em.createQuery(
                        "select r from SmartApVendor r where r.tenant = :tenant and r.active = true and r.%s = :key"
                                .formatted(attribute),
                        VendorRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("key", key)
                .setMaxResults(2)
                .getResultList();
    }

    /** One page of vendors in the order of their names. */
    public Page<VendorRow> list(@Nullable String text, PageRequest page) {
        String filter = text == null || text.isBlank()
                ? ""
                : " and (lower(r.name) like :text escape '!' or lower(r.taxId) like :text escape '!')";
        var query = em.createQuery(
                        "select r from SmartApVendor r where r.tenant = :tenant" + filter + " order by r.name, r.id",
                        VendorRow.class)
                .setParameter("tenant", tenant.value());
        if (!filter.isEmpty()) {
            query.setParameter("text", "%" + Like.escape(String.valueOf(text)) + "%");
        }
        return page(query, page);
    }

    /** One page of what a query finds. */
    public static Page<VendorRow> page(TypedQuery<VendorRow> query, PageRequest page) {
        int offset = Offset.parse(page.cursor());
        query.setFirstResult(offset).setMaxResults(page.limit() + 1);
        return Offset.page(query.getResultList(), offset, page.limit());
    }

    /** The record of a row. */
    public static Vendor record(VendorRow row) {
        return new Vendor(
                new VendorId(row.id),
                row.version,
                row.name,
                row.taxId,
                row.email,
                row.address == null ? null : Json.to(row.address, Address.class),
                row.currency == null ? null : Currency.getInstance(row.currency),
                row.paymentTerms,
                bankAccount(row),
                row.active,
                row.externalId,
                row.updatedAt);
    }

    /** The account to which a vendor is paid. */
    public static @Nullable BankAccount bankAccount(VendorRow row) {
        return row.bankAccount == null ? null : Json.to(row.bankAccount, BankAccount.class);
    }
}
