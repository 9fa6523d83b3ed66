package com.smartap.core.internal.recognition;

import com.smartap.core.VendorLessons.KeyKind;
import com.smartap.core.internal.persistence.VendorKeyRow;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.model.TenantId;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** What the vendors of one tenant are recognised by, besides tax id and name in the vendor master. */
public final class VendorKeys {
    private static final int MOST = 20;

    private final EntityManager em;
    private final TenantId tenant;

    public VendorKeys(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** Active vendors that are paid to an account. */
    List<VendorRow> byAccount(String accountKey) {
        return em.createQuery(
                        "select r from SmartApVendor r where r.tenant = :tenant and r.active = true"
                                + " and r.accountKey = :key order by r.id",
                        VendorRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("key", accountKey)
                .setMaxResults(MOST)
                .getResultList();
    }

    /** Active vendors whose mail address is at one of some domains. */
    List<VendorRow> byMailDomain(Collection<String> domains) {
        return em.createQuery(
                        "select r from SmartApVendor r where r.tenant = :tenant and r.active = true"
                                + " and r.emailDomain in :domains order by r.id",
                        VendorRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("domains", domains)
                .setMaxResults(MOST)
                .getResultList();
    }

    /** Whether any vendor can be recognised by a domain, so that looking for one is worth while. */
    boolean anyDomain() {
        return !em.createQuery(
                                "select r.id from SmartApVendor r where r.tenant = :tenant and r.emailDomain > ''",
                                UUID.class)
                        .setParameter("tenant", tenant.value())
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty()
                || !em.createQuery(
                                "select r.id from SmartApVendorKey r where r.tenant = :tenant and r.kind = :kind",
                                UUID.class)
                        .setParameter("tenant", tenant.value())
                        .setParameter("kind", KeyKind.DOMAIN)
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty();
    }

    /** Active vendors that examples taught to recognise by something. */
    public List<VendorRow> learned(KeyKind kind, String value) {
        return em.createQuery(
                        "select v from SmartApVendor v where v.tenant = :tenant and v.active = true and exists"
                                + " (select 1 from SmartApVendorKey r where r.tenant = :tenant and r.vendorId = v.id"
                                + " and r.kind = :kind and r.value = :value) order by v.id",
                        VendorRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("kind", kind)
                .setParameter("value", value)
                .setMaxResults(2)
                .getResultList();
    }

    /** What a vendor is recognised by. */
    public List<VendorKeyRow> of(UUID vendor) {
        return em.createQuery(
                        "select r from SmartApVendorKey r where r.tenant = :tenant and r.vendorId = :vendor"
                                + " order by r.kind, r.value",
                        VendorKeyRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("vendor", vendor)
                .getResultList();
    }

    /** Keeps what an invoice taught, once. */
    public void learn(UUID vendor, KeyKind kind, String value, UUID invoice) {
        boolean known = of(vendor).stream().anyMatch(row -> row.kind == kind && row.value.equals(value));
        if (!known && value.length() <= 254 && !value.isBlank()) {
            VendorKeyRow row = new VendorKeyRow();
            row.id = UUID.randomUUID();
            row.tenant = tenant.value();
            row.vendorId = vendor;
            row.kind = kind;
            row.value = value;
            row.invoiceId = invoice;
            em.persist(row);
            em.flush();
        }
    }

    /** Forgets what an invoice taught. */
    public void forgetInvoice(UUID invoice) {
        em.createQuery("delete from SmartApVendorKey r where r.tenant = :tenant and r.invoiceId = :id")
                .setParameter("tenant", tenant.value())
                .setParameter("id", invoice)
                .executeUpdate();
    }

    /** Forgets all that was learned about a vendor. */
    public void forgetVendor(UUID vendor) {
        em.createQuery("delete from SmartApVendorKey r where r.tenant = :tenant and r.vendorId = :id")
                .setParameter("tenant", tenant.value())
                .setParameter("id", vendor)
                .executeUpdate();
    }
}
