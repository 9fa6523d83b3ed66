package com.smartap.core.internal.persistence;

import com.smartap.model.Address;
import com.smartap.model.BankAccount;
import com.smartap.model.ContentHash;
import com.smartap.model.Money;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.TenantId;
import com.smartap.model.document.DocumentId;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.payment.Payment;
import com.smartap.model.payment.PaymentBatch;
import com.smartap.model.payment.PaymentBatchId;
import com.smartap.model.payment.PaymentId;
import com.smartap.model.payment.PaymentStatus;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.StaleVersionException;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payment batches, payments and bank entries of one tenant. */
public final class PaymentRows {
    /** The bank state of a payment that was booked though the bank had refused it. */
    public static final String CONTRADICTED = "CONTRADICTED";

    private final EntityManager em;
    private final TenantId tenant;

    public PaymentRows(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** The batch of an id. */
    public PaymentBatchRow batch(PaymentBatchId id) {
        PaymentBatchRow row = em.find(PaymentBatchRow.class, id.value());
        if (row == null || !row.tenant.equals(tenant.value())) {
            throw new NotFoundException("there is no payment batch %s".formatted(id));
        }
        return row;
    }

    /** The batch of an id, in the version that somebody saw. */
    public PaymentBatchRow batch(PaymentBatchId id, long version) {
        PaymentBatchRow row = batch(id);
        if (row.version != version) {
            throw new StaleVersionException(
                    "payment batch %s was changed meanwhile: you saw version %d, it is at %d. Look at it again."
                            .formatted(row.number, version, row.version));
        }
        return row;
    }

    /** One page of batches, the latest first. */
    public Page<PaymentBatchRow> batches(PageRequest page) {
        return Keyset.page(
                em,
                PaymentBatchRow.class,
                "r.tenant = :tenant",
                Map.of("tenant", tenant.value()),
                "createdAt",
                true,
                page,
                row -> row.createdAt,
                row -> row.id);
    }

    /** How many batches have a number that begins so. */
    public long countNumbers(String prefix) {
        return em.createQuery(
                        "select count(r) from SmartApPaymentBatch r where r.tenant = :tenant and r.number like :prefix",
                        Long.class)
                .setParameter("tenant", tenant.value())
                .setParameter("prefix", prefix + "%")
                .getSingleResult();
    }

    /** The payments of a batch, in order. */
    public List<PaymentRow> payments(UUID batch) {
        return em.createQuery(
                        "select r from SmartApPayment r where r.tenant = :tenant and r.batchId = :batch order by r.position",
                        PaymentRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("batch", batch)
                .getResultList();
    }

    /** How many payments of a batch have a status. */
    public long count(UUID batch, PaymentStatus status) {
        return em.createQuery(
                        "select count(r) from SmartApPayment r where r.tenant = :tenant and r.batchId = :batch"
                                + " and r.status = :status",
                        Long.class)
                .setParameter("tenant", tenant.value())
                .setParameter("batch", batch)
                .setParameter("status", status.wire())
                .getSingleResult();
    }

    /** The payment that the bank knows under a reference. */
    public Optional<PaymentRow> byReference(String reference) {
        return em.createQuery(
                        "select r from SmartApPayment r where r.tenant = :tenant and r.reference = :reference",
                        PaymentRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("reference", reference)
                .getResultStream()
                .findFirst();
    }

    /** The payments of an invoice. */
    public List<PaymentRow> ofInvoice(InvoiceId invoice) {
        return em.createQuery(
                        "select r from SmartApPayment r, SmartApPaymentBatch b where r.tenant = :tenant and"
                                + " r.invoiceId = :invoice and b.id = r.batchId order by b.createdAt desc",
                        PaymentRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("invoice", invoice.value())
                .getResultList();
    }

    /** The payments to which a return may belong that does not name our reference: by trace or by the bank's reference. */
    public List<PaymentRow> byTrace(String trace) {
        return em.createQuery(
                        "select r from SmartApPayment r where r.tenant = :tenant and (r.trace = :trace"
                                + " or r.bankReference = :trace)",
                        PaymentRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("trace", trace)
                .setMaxResults(100)
                .getResultList();
    }

    /** The payments of a batch that stand in one batch of its file. */
    public List<PaymentRow> byFileBatch(String fileBatch) {
        return em.createQuery(
                        "select r from SmartApPayment r where r.tenant = :tenant and r.fileBatch = :batch"
                                + " order by r.position",
                        PaymentRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("batch", fileBatch)
                .getResultList();
    }

    /** The released batches whose file a bank may mean by a name: number, the file's own id, its name, the bank's reference. */
    public List<PaymentBatchRow> byFileName(String name) {
        return em.createQuery(
                        "select r from SmartApPaymentBatch r left join SmartApDocument d on d.id = r.fileId"
                                + " where r.tenant = :tenant and r.fileId is not null and (r.number = :name"
                                + " or r.fileReference = :name or r.bankReference = :name or d.name = :name)",
                        PaymentBatchRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("name", name)
                .setMaxResults(2)
                .getResultList();
    }

    /** The numbers of files that were released since a moment. */
    public List<Integer> filesSince(Instant moment) {
        return em.createQuery(
                        "select r.fileOfDay from SmartApPaymentBatch r where r.tenant = :tenant"
                                + " and r.releasedAt > :moment and r.fileOfDay is not null",
                        Integer.class)
                .setParameter("tenant", tenant.value())
                .setParameter("moment", moment)
                .getResultList();
    }

    /** Numbers of invoices in a batch of which an earlier payment was booked though the bank had refused it. */
    public List<String> contradicted(UUID batch) {
        return em.createQuery(
                        "select q.invoiceNumber from SmartApPayment q, SmartApPayment p where q.tenant = :tenant"
                                + " and q.batchId = :batch and p.tenant = :tenant and p.invoiceId = q.invoiceId"
                                + " and p.bankState = :state",
                        String.class)
                .setParameter("tenant", tenant.value())
                .setParameter("batch", batch)
                .setParameter("state", CONTRADICTED)
                .getResultList();
    }

    /** The record of a batch and its payments. */
    public PaymentBatch record(PaymentBatchRow row) {
        return new PaymentBatch(
                new PaymentBatchId(row.id),
                row.version,
                row.number,
                row.state,
                row.format,
                row.executionDate,
                money(row.total, row.currency),
                payments(row.id).stream().map(PaymentRows::record).toList(),
                new ContentHash(row.contentHash),
                row.createdBy,
                row.createdAt,
                row.releasedBy,
                row.releasedAt,
                row.fileId == null ? null : new DocumentId(row.fileId),
                row.bankReference,
                row.reason,
                row.sameDay,
                status(row.bankState, row.bankWords));
    }

    /** The record of a payment. */
    public static Payment record(PaymentRow row) {
        return new Payment(
                new PaymentId(row.id),
                row.version,
                new PaymentBatchId(row.batchId),
                new InvoiceId(row.invoiceId),
                row.invoiceNumber,
                new VendorId(row.vendorId),
                row.payee,
                Json.to(row.account, BankAccount.class),
                money(row.amount, row.currency),
                row.reference,
                PaymentStatus.of(row.status),
                row.bankReference,
                row.failure,
                row.paidOn,
                row.payeeAddress == null ? null : Json.to(row.payeeAddress, Address.class),
                status(row.bankState, row.bankWords));
    }

    private static @Nullable String status(@Nullable String state, @Nullable String words) {
        return state == null ? null : state + " " + words;
    }

    /** Money of two columns. */
    public static Money money(java.math.BigDecimal amount, String currency) {
        return Money.of(amount.stripTrailingZeros(), Currency.getInstance(currency));
    }
}
