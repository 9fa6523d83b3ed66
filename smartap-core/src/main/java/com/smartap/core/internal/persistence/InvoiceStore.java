package com.smartap.core.internal.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.smartap.core.Invoices.Query;
import com.smartap.model.Money;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.TenantId;
import com.smartap.model.document.DocumentId;
import com.smartap.model.invoice.DocumentPart;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.invoice.LearnedUse;
import com.smartap.model.matching.MatchResult;
import com.smartap.model.purchasing.PurchaseOrderId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.model.risk.RiskAssessment;
import com.smartap.spi.NotFoundException;
import com.smartap.spi.StaleVersionException;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The invoices of one tenant. */
public final class InvoiceStore {
    private static final TypeReference<Map<InvoiceField, FieldReading>> READINGS = new TypeReference<>() {};

    private final EntityManager em;
    private final TenantId tenant;

    public InvoiceStore(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** Keeps a new row. */
    public void add(InvoiceRow row) {
        em.persist(row);
    }

    /** The row of an id. */
    public InvoiceRow row(InvoiceId id) {
        InvoiceRow row = em.find(InvoiceRow.class, id.value());
        if (row == null || !row.tenant.equals(tenant.value())) {
            throw new NotFoundException("there is no invoice %s".formatted(id));
        }
        return row;
    }

    /** The row of an id, in the version that somebody saw. */
    public InvoiceRow row(InvoiceId id, long version) {
        InvoiceRow row = row(id);
        if (row.version != version) {
            throw new StaleVersionException(
                    "invoice %s was changed meanwhile: you saw version %d, it is at %d. Look at it again and decide anew."
                            .formatted(id, version, row.version));
        }
        return row;
    }

    /** The living invoice of this vendor and number, other than a given one. */
    public Optional<InvoiceRow> byDuplicateKey(String key, UUID otherThan) {
        return em.createQuery(
                        "select r from SmartApInvoice r where r.tenant = :tenant and r.duplicateKey = :key and r.id <> :id",
                        InvoiceRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("key", key)
                .setParameter("id", otherThan)
                .getResultStream()
                .findFirst();
    }

    /** The invoice that a document brought in. */
    public Optional<InvoiceRow> byDocument(UUID documentId) {
        return em.createQuery(
                        "select r from SmartApInvoice r where r.tenant = :tenant and r.documentId = :id order by r.id",
                        InvoiceRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("id", documentId)
                .getResultStream()
                .findFirst();
    }

    /** A vendor's invoices before one, the latest first. */
    public List<InvoiceRow> history(UUID vendorId, UUID otherThan, int limit) {
        return em.createQuery(
                        "select r from SmartApInvoice r where r.tenant = :tenant and r.vendorId = :vendor and r.id <> :id"
                                + " order by r.receivedAt desc, r.id desc",
                        InvoiceRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("vendor", vendorId)
                .setParameter("id", otherThan)
                .setMaxResults(limit)
                .getResultList();
    }

    /** One page of invoices, the latest first. */
    public Page<InvoiceRow> list(Query query, PageRequest page) {
        Map<String, Object> parameters = new HashMap<>();
        return Keyset.page(
                em,
                InvoiceRow.class,
                condition(query, parameters),
                parameters,
                "receivedAt",
                true,
                page,
                row -> row.receivedAt,
                row -> row.id);
    }

    /** The oldest invoice, of all or of those that came after another one. */
    public Optional<InvoiceRow> oldest(Query query, @Nullable InvoiceRow after) {
        Map<String, Object> parameters = new HashMap<>();
        String condition = condition(query, parameters);
        if (after != null) {
            condition += " and (r.receivedAt > :at or (r.receivedAt = :at and r.id > :after))";
            parameters.put("at", after.receivedAt);
            parameters.put("after", after.id);
        }
        var found = em.createQuery(
                "select r from SmartApInvoice r where " + condition + " order by r.receivedAt, r.id", InvoiceRow.class);
        parameters.forEach(found::setParameter);
        return found.setMaxResults(1).getResultStream().findFirst();
    }

    private String condition(Query query, Map<String, Object> parameters) {
        List<String> where = new ArrayList<>(List.of("r.tenant = :tenant"));
        parameters.put("tenant", tenant.value());
        if (!query.states().isEmpty()) {
            where.add("r.state in :states");
            parameters.put("states", query.states());
        }
        if (query.text() != null && !query.text().isBlank()) {
            where.add("r.searchText like :text escape '!'");
            parameters.put("text", "%" + Like.escape(query.text()) + "%");
        }
        if (query.vendorId() != null) {
            where.add("r.vendorId = :vendor");
            parameters.put("vendor", query.vendorId().value());
        }
        return String.join(" and ", where);
    }

    /** One page of invoices that may be paid, in the order in which they came. */
    public Page<InvoiceRow> payable(PageRequest page) {
        return Keyset.page(
                em,
                InvoiceRow.class,
                "r.tenant = :tenant and r.state = :ready",
                Map.of("tenant", tenant.value(), "ready", InvoiceState.READY_FOR_PAYMENT),
                "receivedAt",
                false,
                page,
                row -> row.receivedAt,
                row -> row.id);
    }

    /** The vendor's other invoices of some days, but those that nobody will pay. */
    public List<InvoiceRow> siblings(InvoiceRow row, LocalDate from, LocalDate to) {
        return em.createQuery(
                        "select r from SmartApInvoice r where r.tenant = :tenant and r.vendorId = :vendor"
                                + " and r.id <> :id and r.state not in :gone and r.total > 0"
                                + " and (r.invoiceDate between :from and :to"
                                + " or r.invoiceDate is null and r.receivedAt >= :begin and r.receivedAt < :end)",
                        InvoiceRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("vendor", row.vendorId)
                .setParameter("id", row.id)
                .setParameter("gone", List.of(InvoiceState.REJECTED, InvoiceState.DUPLICATE, InvoiceState.VOID))
                .setParameter("from", from)
                .setParameter("to", to)
                .setParameter("begin", from.atStartOfDay(ZoneOffset.UTC).toInstant())
                .setParameter("end", to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .getResultList();
    }

    /** How many invoices stand in each state. */
    public Map<InvoiceState, Long> countByState() {
        Map<InvoiceState, Long> counts = new EnumMap<>(InvoiceState.class);
        em.createQuery(
                        "select r.state, count(r) from SmartApInvoice r where r.tenant = :tenant group by r.state",
                        Object[].class)
                .setParameter("tenant", tenant.value())
                .getResultStream()
                .forEach(row -> counts.put((InvoiceState) row[0], (Long) row[1]));
        return counts;
    }

    /** Puts content into a row, with what is searched and sorted by. */
    public static void fill(InvoiceRow row, InvoiceContent content) {
        row.content = Json.of(content);
        row.dueDate = content.dueDate();
        row.invoiceDate = content.invoiceDate();
        Set<String> words = new LinkedHashSet<>();
        for (@Nullable
        String word : new @Nullable String[] {
            content.invoiceNumber(), content.vendor().name(), content.purchaseOrderNumber()
        }) {
            if (word != null) {
                words.add(word.toLowerCase(Locale.ROOT));
            }
        }
        row.searchText = String.join(" ", words);
    }

    /** The content of a row. */
    public static InvoiceContent content(InvoiceRow row) {
        return Json.to(row.content, InvoiceContent.class);
    }

    /** What the comparison with the order showed. */
    public static Optional<MatchResult> match(InvoiceRow row) {
        return Optional.ofNullable(row.matchResult).map(json -> Json.to(json, MatchResult.class));
    }

    /** Which part of its document an invoice is; empty for a whole document. */
    public static Optional<DocumentPart> part(InvoiceRow row) {
        return Optional.ofNullable(row.part).map(json -> Json.to(json, DocumentPart.class));
    }

    /** The day of an invoice: of issue, or of receipt where it names none. */
    public static LocalDate day(InvoiceRow row) {
        LocalDate issued = content(row).invoiceDate();
        return issued != null ? issued : LocalDate.ofInstant(row.receivedAt, ZoneOffset.UTC);
    }

    /** How an invoice is called on paper. */
    public static String number(InvoiceRow row) {
        String number = content(row).invoiceNumber();
        return number == null ? row.id.toString() : number;
    }

    /** The total as money; null before validation. */
    public static @Nullable Money total(InvoiceRow row) {
        return row.total == null || row.currency == null
                ? null
                : Money.of(row.total.stripTrailingZeros(), Currency.getInstance(row.currency));
    }

    /** The record of a row. */
    public static Invoice record(InvoiceRow row) {
        return record(row, Json.to(row.readings, READINGS));
    }

    /** The record of a row without how its fields were read, which is most of what there is to parse. */
    public static Invoice outline(InvoiceRow row) {
        return record(row, Map.of());
    }

    private static Invoice record(InvoiceRow row, Map<InvoiceField, FieldReading> readings) {
        Money total = total(row);
        return new Invoice(
                new InvoiceId(row.id),
                row.version,
                row.state,
                row.reason,
                content(row),
                readings,
                Json.list(row.warnings),
                Json.list(row.problems),
                new DocumentId(row.documentId),
                row.vendorId == null ? null : new VendorId(row.vendorId),
                row.purchaseOrderId == null ? null : new PurchaseOrderId(row.purchaseOrderId),
                match(row).orElse(null),
                row.risk == null ? null : Json.to(row.risk, RiskAssessment.class),
                total,
                total == null ? null : total.minus(Money.of(row.allocated.stripTrailingZeros(), total.currency())),
                row.revision,
                row.submittedBy,
                row.receivedAt,
                row.updatedAt,
                row.billId,
                row.sealedDocumentId == null ? null : new DocumentId(row.sealedDocumentId),
                part(row).orElse(null),
                row.learned == null ? null : Json.to(row.learned, LearnedUse.class));
    }
}
