package com.smartap.core.internal.learning;

import com.smartap.core.VendorLessons.Kind;
import com.smartap.core.VendorLessons.State;
import com.smartap.core.internal.persistence.LayoutExampleRow;
import com.smartap.core.internal.persistence.LayoutRow;
import com.smartap.core.internal.persistence.TeachingRow;
import com.smartap.model.TenantId;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Examples and learned versions of one tenant. */
final class LessonRows {
    private final EntityManager em;
    private final TenantId tenant;

    LessonRows(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** The examples of a vendor, the oldest first. */
    List<LayoutExampleRow> examples(UUID vendor) {
        return em.createQuery(
                        "select r from SmartApLayoutExample r where r.tenant = :tenant and r.vendorId = :vendor"
                                + " order by r.saidAt, r.id",
                        LayoutExampleRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("vendor", vendor)
                .getResultList();
    }

    /** The example that an invoice is. */
    Optional<LayoutExampleRow> example(UUID invoice) {
        return em.createQuery(
                        "select r from SmartApLayoutExample r where r.tenant = :tenant and r.invoiceId = :invoice",
                        LayoutExampleRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("invoice", invoice)
                .getResultStream()
                .findFirst();
    }

    /** Keeps a new example. */
    void add(LayoutExampleRow row) {
        em.persist(row);
    }

    /** Deletes what a vendor has beyond its limits: approved ones first, the oldest first. */
    void trim(UUID vendor, int mostApproved, int most) {
        em.flush();
        List<LayoutExampleRow> all = examples(vendor);
        List<LayoutExampleRow> approved =
                all.stream().filter(row -> row.kind == Kind.APPROVED).toList();
        List<LayoutExampleRow> corrected =
                all.stream().filter(row -> row.kind == Kind.CORRECTED).toList();
        int roomForApproved = Math.max(0, Math.min(mostApproved, most - corrected.size()));
        approved.stream().limit(Math.max(0, approved.size() - roomForApproved)).forEach(em::remove);
        corrected.stream().limit(Math.max(0, corrected.size() - most)).forEach(em::remove);
        em.flush();
    }

    /** The versions of a vendor, the latest first. */
    List<LayoutRow> versions(UUID vendor) {
        return em.createQuery(
                        "select r from SmartApLayout r where r.tenant = :tenant and r.vendorId = :vendor"
                                + " order by r.number desc",
                        LayoutRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("vendor", vendor)
                .getResultList();
    }

    /** The version that is in use. */
    Optional<LayoutRow> active(UUID vendor) {
        return em.createQuery(
                        "select r from SmartApLayout r where r.tenant = :tenant and r.activeKey = :vendor",
                        LayoutRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("vendor", vendor.toString())
                .getResultStream()
                .findFirst();
    }

    /** Whether anything is in use for any vendor. */
    boolean anyActive() {
        return !em.createQuery(
                        "select r.id from SmartApLayout r where r.tenant = :tenant and r.activeKey is not null",
                        UUID.class)
                .setParameter("tenant", tenant.value())
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** Puts a version in use, in place of the present one. */
    void use(LayoutRow row, String reason) {
        active(row.vendorId).ifPresent(present -> {
            if (!present.id.equals(row.id)) {
                end(present, State.SUPERSEDED, "version %d took its place".formatted(row.number));
            }
        });
        // The present one gives the place free before another takes it.
        em.flush();
        row.state = State.ACTIVE;
        row.activeKey = row.vendorId.toString();
        row.reason = reason;
        if (!em.contains(row)) {
            em.persist(row);
        }
        em.flush();
    }

    /** Takes a version out of use. */
    static void end(LayoutRow row, State state, String reason) {
        row.state = state;
        row.activeKey = null;
        row.reason = row.reason + "; " + reason;
    }

    /** Counts one more lesson of a person on a day, unless there were too many. */
    boolean teaches(String person, LocalDate day, int most) {
        TeachingRow row = em.createQuery(
                        "select r from SmartApTeaching r where r.tenant = :tenant and r.person = :person"
                                + " and r.taughtOn = :day",
                        TeachingRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("person", person)
                .setParameter("day", day)
                .getResultStream()
                .findFirst()
                .orElseGet(() -> teaching(person, day));
        if (row.lessons >= most) {
            return false;
        }
        row.lessons++;
        return true;
    }

    private TeachingRow teaching(String person, LocalDate day) {
        // Days that are over count no more.
        em.createQuery(
                        "delete from SmartApTeaching r where r.tenant = :tenant and r.person = :person and r.taughtOn < :day")
                .setParameter("tenant", tenant.value())
                .setParameter("person", person)
                .setParameter("day", day)
                .executeUpdate();
        TeachingRow row = new TeachingRow();
        row.id = UUID.randomUUID();
        row.tenant = tenant.value();
        row.person = person;
        row.taughtOn = day;
        em.persist(row);
        return row;
    }
}
