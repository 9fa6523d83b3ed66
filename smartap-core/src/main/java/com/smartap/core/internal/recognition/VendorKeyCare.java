package com.smartap.core.internal.recognition;

import com.smartap.core.internal.persistence.VendorRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills in by what vendors are recognised where the row is older than the columns for it. A vendor's version does not
 * change by that: nothing about the vendor does.
 */
public final class VendorKeyCare {
    private static final Logger log = LoggerFactory.getLogger(VendorKeyCare.class);
    private static final int AT_ONCE = 200;

    private final EntityManagerFactory factory;

    public VendorKeyCare(EntityManagerFactory factory) {
        this.factory = factory;
    }

    /** Fills in what is missing. */
    public void run() {
        int filled = 0;
        int now;
        do {
            now = some();
            filled += now;
        } while (now == AT_ONCE);
        if (filled > 0) {
            log.info("{} vendors can be recognised by account and mail domain now", filled);
        }
    }

    private int some() {
        EntityManager em = factory.createEntityManager();
        em.getTransaction().begin();
        try {
            List<VendorRow> rows = em.createQuery(
                            "select r from SmartApVendor r where r.bankAccount is not null and r.accountKey is null"
                                    + " or r.email is not null and r.emailDomain is null order by r.id",
                            VendorRow.class)
                    .setMaxResults(AT_ONCE)
                    .getResultList();
            for (VendorRow row : rows) {
                em.detach(row);
                row.refreshKeys();
                em.createQuery("update SmartApVendor r set r.accountKey = :account, r.emailDomain = :domain"
                                + " where r.id = :id and r.version = :version")
                        .setParameter("account", row.accountKey)
                        .setParameter("domain", row.emailDomain)
                        .setParameter("id", row.id)
                        .setParameter("version", row.version)
                        .executeUpdate();
            }
            em.getTransaction().commit();
            return rows.size();
        } finally {
            if (em.getTransaction().isActive()) {
                em.getTransaction().rollback();
            }
            em.close();
        }
    }
}
