package com.smartap.core.internal.persistence;

import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.TenantId;
import com.smartap.model.payment.BankStatementId;
import com.smartap.spi.NotFoundException;
import jakarta.persistence.EntityManager;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What banks reported to one tenant: statements with their entries, answers and notices of changes. */
public final class StatementRows {
    private final EntityManager em;
    private final TenantId tenant;

    public StatementRows(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** The statement of an id. */
    public BankStatementRow statement(BankStatementId id) {
        BankStatementRow row = em.find(BankStatementRow.class, id.value());
        if (row == null || !row.tenant.equals(tenant.value())) {
            throw new NotFoundException("there is no bank statement %s".formatted(id));
        }
        return row;
    }

    /** The statement that says what the fingerprint stands for. */
    public Optional<BankStatementRow> byFingerprint(String fingerprint) {
        return em.createQuery(
                        "select r from SmartApBankStatement r where r.tenant = :tenant and r.fingerprint = :fingerprint",
                        BankStatementRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("fingerprint", fingerprint)
                .getResultStream()
                .findFirst();
    }

    /** Whether a record was booked before. */
    public boolean knows(Class<?> type, String fingerprint) {
        return !em.createQuery(
                        "select r.id from %s r where r.tenant = :tenant and r.fingerprint = :fingerprint"
                                .formatted(type.getAnnotation(jakarta.persistence.Entity.class)
                                        .name()),
                        UUID.class)
                .setParameter("tenant", tenant.value())
                .setParameter("fingerprint", fingerprint)
                .getResultList()
                .isEmpty();
    }

    /** The entries that were booked about a payment. */
    public List<BankEntryRow> entriesOf(UUID payment) {
        return em.createQuery(
                        "select r from SmartApBankEntry r where r.tenant = :tenant and r.paymentId = :payment",
                        BankEntryRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("payment", payment)
                .setMaxResults(100)
                .getResultList();
    }

    /** One page of statements, the latest first. */
    public Page<BankStatementRow> statements(PageRequest page) {
        return Keyset.page(
                em,
                BankStatementRow.class,
                "r.tenant = :tenant",
                Map.of("tenant", tenant.value()),
                "importedAt",
                true,
                page,
                row -> row.importedAt,
                row -> row.id);
    }

    /** One page of entries, the latest first; those of one statement in its order. */
    public Page<BankEntryRow> entries(
            boolean unmatchedOnly, @Nullable UUID statement, @Nullable UUID payment, PageRequest page) {
        Filter filter = new Filter(tenant)
                .where(unmatchedOnly, "r.paymentId is null")
                .equal("statementRow", statement)
                .equal("paymentId", payment);
        return Keyset.page(
                em,
                BankEntryRow.class,
                filter.text(),
                filter.parameters(),
                "createdAt",
                statement == null,
                page,
                row -> row.createdAt,
                row -> row.id);
    }

    /** One page of answers, the latest first. */
    public Page<BankAnswerRow> answers(
            @Nullable UUID statement, @Nullable UUID batch, @Nullable UUID payment, PageRequest page) {
        Filter filter = new Filter(tenant)
                .equal("statementRow", statement)
                .equal("batchId", batch)
                .equal("paymentId", payment);
        return Keyset.page(
                em,
                BankAnswerRow.class,
                filter.text(),
                filter.parameters(),
                "createdAt",
                true,
                page,
                row -> row.createdAt,
                row -> row.id);
    }

    /** One page of notices, the latest first. */
    public Page<BankChangeRow> changes(@Nullable UUID vendor, PageRequest page) {
        Filter filter = new Filter(tenant).equal("vendorId", vendor);
        return Keyset.page(
                em,
                BankChangeRow.class,
                filter.text(),
                filter.parameters(),
                "createdAt",
                true,
                page,
                row -> row.createdAt,
                row -> row.id);
    }

    /** A condition over {@code r} that begins with the tenant. */
    private static final class Filter {
        private final StringBuilder text = new StringBuilder("r.tenant = :tenant");
        private final Map<String, Object> parameters = new HashMap<>();

        Filter(TenantId tenant) {
            parameters.put("tenant", tenant.value());
        }

        Filter where(boolean wanted, String condition) {
            text.append(wanted ? " and " + condition : "");
            return this;
        }

        Filter equal(String attribute, @Nullable UUID value) {
            if (value != null) {
                text.append(" and r.%1$s = :%1$s".formatted(attribute));
                parameters.put(attribute, value);
            }
            return this;
        }

        String text() {
            return text.toString();
        }

        Map<String, Object> parameters() {
            return parameters;
        }
    }
}
