package com.smartap.core.internal.learning;

import com.fasterxml.jackson.core.type.TypeReference;
import com.smartap.core.VendorLessons;
import com.smartap.core.VendorLessons.Example;
import com.smartap.core.VendorLessons.Key;
import com.smartap.core.VendorLessons.Version;
import com.smartap.core.internal.invoice.FieldValues;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.LayoutExampleRow;
import com.smartap.core.internal.persistence.LayoutRow;
import com.smartap.core.internal.persistence.VendorKeyRow;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.persistence.VendorStore;
import com.smartap.core.internal.recognition.VendorKeys;
import com.smartap.core.internal.unit.Tx;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LearnedLayout;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was learned, as people look at it. */
final class LessonRecords {
    private static final TypeReference<List<LearnedLayout.Rule>> RULES = new TypeReference<>() {};

    private final Tx tx;
    private final LessonRows lessons;

    LessonRecords(Tx tx) {
        this.tx = tx;
        this.lessons = new LessonRows(tx.em(), tx.tenant());
    }

    /** Vendors about which there is anything, by name. */
    Page<VendorRow> vendors(PageRequest page) {
        return VendorStore.page(
                tx.em()
                        .createQuery(
                                "select r from SmartApVendor r where r.tenant = :tenant and (exists (select 1 from"
                                        + " SmartApLayout l where l.tenant = :tenant and l.vendorId = r.id) or exists"
                                        + " (select 1 from SmartApLayoutExample e where e.tenant = :tenant and"
                                        + " e.vendorId = r.id)) order by r.name, r.id",
                                VendorRow.class)
                        .setParameter("tenant", tx.tenant().value()),
                page);
    }

    /** What was learned about a vendor. */
    VendorLessons of(VendorRow vendor) {
        List<Example> examples = new ArrayList<>(
                lessons.examples(vendor.id).stream().map(this::example).toList());
        Collections.reverse(examples);
        return new VendorLessons(
                new VendorId(vendor.id),
                vendor.name,
                lessons.versions(vendor.id).stream().map(LessonRecords::version).toList(),
                examples,
                new VendorKeys(tx.em(), tx.tenant())
                        .of(vendor.id).stream().map(this::key).toList());
    }

    private static Version version(LayoutRow row) {
        return new Version(
                row.number, row.state, row.learner, Json.to(row.rules, RULES), row.examples, row.reason, row.createdAt);
    }

    private Example example(LayoutExampleRow row) {
        return new Example(
                new InvoiceId(row.invoiceId),
                InvoiceStore.number(tx.invoices().row(new InvoiceId(row.invoiceId))),
                row.kind,
                row.saidBy,
                row.saidAt,
                FieldValues.differing(
                        Json.to(row.reading, CandidateInvoice.class).content(),
                        Json.to(row.said, InvoiceContent.class)));
    }

    private Key key(VendorKeyRow row) {
        boolean shared = new VendorKeys(tx.em(), tx.tenant())
                        .learned(row.kind, row.value)
                        .size()
                > 1;
        return new Key(row.kind, row.value, shared);
    }

    /** Everything about a vendor as JSON, with what each learner needs, and without the words of documents. */
    String export(VendorRow vendor) {
        VendorLessons all = of(vendor);
        Map<Integer, String> bodies = new LinkedHashMap<>();
        lessons.versions(vendor.id).forEach(row -> bodies.put(row.number, row.body));
        return Json.of(Map.of("lessons", all, "bodies", bodies));
    }
}
