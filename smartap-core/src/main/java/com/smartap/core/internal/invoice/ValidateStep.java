package com.smartap.core.internal.invoice;

import com.smartap.core.ReviewPolicy;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.lifecycle.Lifecycle;
import com.smartap.core.internal.lifecycle.Step;
import com.smartap.core.internal.lifecycle.Trigger;
import com.smartap.core.internal.persistence.InvoiceRow;
import com.smartap.core.internal.persistence.InvoiceStore;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.Keys;
import com.smartap.core.internal.persistence.ReadingRows;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.persistence.Violations;
import com.smartap.core.internal.recognition.VendorRecognition;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.invoice.InvoiceType;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.StaleVersionException;
import jakarta.persistence.PersistenceException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Checks what was read or corrected: complete, right, of a known vendor, and new. */
public final class ValidateStep implements Step {
    private final UnitOfWork units;
    private final ReviewPolicy policy;

    public ValidateStep(UnitOfWork units, ReviewPolicy policy) {
        this.units = units;
        this.policy = policy;
    }

    @Override
    public InvoiceState state() {
        return InvoiceState.EXTRACTED;
    }

    @Override
    public void run(OpenDelivery delivery, Invoice invoice) {
        try {
            units.complete("invoice.validate", delivery, tx -> validate(tx, invoice));
        } catch (PersistenceException e) {
            // Another invoice of this number was validated in the same instant: the next attempt sees it.
            if (Violations.of("smartap_invoice_duplicate", e)) {
                throw new StaleVersionException("another invoice of this vendor and number came first");
            }
            throw e;
        }
    }

    private void validate(Tx tx, Invoice invoice) {
        InvoiceRow row = tx.invoices().row(invoice.id());
        InvoiceContent content = invoice.content();
        List<Validation.Problem> found = new ArrayList<>(Validation.problems(content, invoice.readings(), policy));
        if (content.type() == InvoiceType.CREDIT_NOTE) {
            found.add(new Validation.Problem(
                    InvoiceField.TYPE,
                    "this is a credit note, which lowers what is owed: set it off by hand and reject it here"));
        }
        Optional<VendorRow> vendor = vendor(tx, row, content, found);
        row.vendorId = vendor.map(known -> known.id).orElse(null);
        List<String> problems = found.stream().map(Validation.Problem::message).toList();
        row.problems = Json.of(problems);
        if (vendor.isPresent() && Validation.isNumber(content.invoiceNumber())) {
            String key = vendor.get().id + "/" + Keys.number(String.valueOf(content.invoiceNumber()));
            Optional<InvoiceRow> earlier = tx.invoices().byDuplicateKey(key, row.id);
            if (earlier.isPresent()) {
                row.duplicateKey = null;
                Lifecycle.apply(
                        tx,
                        row,
                        Trigger.DUPLICATE_FOUND,
                        "%s already has an invoice %s, received on %s"
                                .formatted(
                                        vendor.get().name,
                                        content.invoiceNumber(),
                                        LocalDate.ofInstant(earlier.get().receivedAt, ZoneOffset.UTC)),
                        Map.of("duplicateOf", earlier.get().id.toString()));
                return;
            }
            row.duplicateKey = key;
        }
        if (!found.isEmpty() || content.currency() == null || content.total() == null) {
            review(tx, row, found);
            Lifecycle.apply(
                    tx,
                    row,
                    Trigger.INCOMPLETE,
                    problems.size() == 1 ? problems.get(0) : "%d points need a look".formatted(problems.size()),
                    Map.of("problems", String.join("; ", problems)));
            return;
        }
        row.currency = content.currency().getCurrencyCode();
        row.total = content.payable().orElse(content.total());
        Lifecycle.apply(
                tx,
                row,
                Trigger.VALID,
                null,
                Map.of(
                        "vendor", String.valueOf(row.vendorId),
                        "total", String.valueOf(InvoiceStore.total(row)),
                        "revision", String.valueOf(row.revision)));
    }

    /** Notes for the statistics that a person has to look, and at what. */
    private static void review(Tx tx, InvoiceRow row, List<Validation.Problem> problems) {
        ReadingRows readings = new ReadingRows(tx.em(), tx.tenant());
        readings.of(row.id).filter(reading -> !reading.corrected).ifPresent(reading -> {
            reading.reviewed = true;
            Set<InvoiceField> fields = EnumSet.noneOf(InvoiceField.class);
            problems.forEach(problem -> fields.add(problem.field()));
            readings.asked(reading, fields, ReadingRows.shown(reading));
        });
    }

    /** The vendor that a person chose, or the one that is recognised. */
    private static Optional<VendorRow> vendor(
            Tx tx, InvoiceRow row, InvoiceContent content, List<Validation.Problem> problems) {
        if (row.vendorId != null) {
            return Optional.of(tx.vendors().row(new VendorId(row.vendorId)));
        }
        List<VendorRow> found = VendorRecognition.find(
                tx,
                content,
                () -> new ReadingRows(tx.em(), tx.tenant())
                        .of(row.id)
                        .flatMap(reading -> Optional.ofNullable(reading.domains))
                        .map(domains -> Set.copyOf(Json.list(domains)))
                        .orElse(Set.of()));
        if (found.size() == 1) {
            return Optional.of(found.get(0));
        }
        problems.add(new Validation.Problem(
                InvoiceField.VENDOR_NAME,
                found.isEmpty()
                        ? "vendor (%s) is not known. Maybe add it in the ERP and synchronise, or choose another."
                                .formatted(content.vendor().name())
                        : "vendor (%s) fits more than one known vendor: choose one"
                                .formatted(content.vendor().name())));
        return Optional.empty();
    }
}
