package com.smartap.core.internal.persistence;

import com.fasterxml.jackson.core.type.TypeReference;
import com.smartap.core.InvoiceReading;
import com.smartap.core.InvoiceReading.Correction;
import com.smartap.model.TenantId;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What was read of the invoices of one tenant, and how it turned out. */
public final class ReadingRows {
    /** How many corrections of an invoice are kept one by one. */
    private static final int MOST_CORRECTIONS = 50;

    private static final TypeReference<List<Correction>> CORRECTIONS = new TypeReference<>() {};

    private final EntityManager em;
    private final TenantId tenant;

    public ReadingRows(EntityManager em, TenantId tenant) {
        this.em = em;
        this.tenant = tenant;
    }

    /** Keeps a new row. */
    public void add(ReadingRow row) {
        em.persist(row);
    }

    /** What was read of an invoice; empty if it was not read, or before readings were kept. */
    public Optional<ReadingRow> of(UUID invoice) {
        return Optional.ofNullable(em.find(ReadingRow.class, invoice)).filter(row -> row.tenant.equals(tenant.value()));
    }

    /** What was read without anything that was learned. */
    public static CandidateInvoice read(ReadingRow row) {
        return Json.to(row.reading, CandidateInvoice.class);
    }

    /** What a person saw first. */
    public static CandidateInvoice shown(ReadingRow row) {
        return Json.to(row.shown == null ? row.reading : row.shown, CandidateInvoice.class);
    }

    /** What people changed, in order. */
    public static List<Correction> corrections(ReadingRow row) {
        return Json.to(row.corrections, CORRECTIONS);
    }

    /** Adds what a person changed. */
    public static void corrected(ReadingRow row, Correction correction) {
        List<Correction> all = new ArrayList<>(corrections(row));
        all.add(correction);
        row.corrections = Json.of(all.subList(Math.max(0, all.size() - MOST_CORRECTIONS), all.size()));
        row.corrected = true;
    }

    /** The record of a row. */
    public static InvoiceReading record(ReadingRow row, Invoice invoice) {
        return new InvoiceReading(
                invoice.id(), row.readAt, read(row), shown(row), invoice.learned(), invoice.part(), corrections(row));
    }

    /** Notes that fields were the reason for which a person had to look. */
    public void asked(ReadingRow reading, Collection<InvoiceField> fields, CandidateInvoice shown) {
        Map<InvoiceField, FieldReadingRow> known = fields(reading.id);
        for (InvoiceField field : fields) {
            row(known, reading, field, shown).asked = true;
        }
    }

    /** Notes how fields turned out. */
    public void turnedOut(
            ReadingRow reading, Map<InvoiceField, FieldReadingRow.Outcome> outcomes, CandidateInvoice shown) {
        Map<InvoiceField, FieldReadingRow> known = fields(reading.id);
        outcomes.forEach((field, outcome) -> row(known, reading, field, shown).outcome = outcome);
    }

    private Map<InvoiceField, FieldReadingRow> fields(UUID invoice) {
        return em.createQuery(
                        "select r from SmartApFieldReading r where r.tenant = :tenant and r.invoiceId = :invoice",
                        FieldReadingRow.class)
                .setParameter("tenant", tenant.value())
                .setParameter("invoice", invoice)
                .getResultStream()
                .collect(Collectors.toMap(row -> row.field, row -> row));
    }

    private FieldReadingRow row(
            Map<InvoiceField, FieldReadingRow> known, ReadingRow reading, InvoiceField field, CandidateInvoice shown) {
        return known.computeIfAbsent(field, missing -> {
            FieldReadingRow row = new FieldReadingRow();
            row.id = UUID.randomUUID();
            row.tenant = tenant.value();
            row.invoiceId = reading.id;
            row.field = field;
            row.band = Optional.ofNullable(shown.readings().get(field))
                    .map(seen -> Math.min(9, (int) Math.floor(seen.confidence() * 10 + 1e-9)))
                    .orElse(null);
            row.learned = reading.shown != null
                    && !java.util.Objects.equals(
                            read(reading).readings().get(field),
                            shown.readings().get(field));
            row.receivedAt = reading.receivedAt;
            em.persist(row);
            return row;
        });
    }
}
