package com.smartap.core.internal.learning;

import com.smartap.core.Learning;
import com.smartap.core.LearningSettings;
import com.smartap.core.Power;
import com.smartap.core.VendorLessons;
import com.smartap.core.VendorLessons.State;
import com.smartap.core.internal.persistence.LayoutRow;
import com.smartap.core.internal.persistence.VendorRow;
import com.smartap.core.internal.recognition.VendorKeys;
import com.smartap.core.internal.unit.Reasons;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.Page;
import com.smartap.model.PageRequest;
import com.smartap.model.invoice.InvoiceId;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.IllegalLifecycleStateException;
import com.smartap.spi.NotFoundException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What people do with what was learned. */
final class LearningService implements Learning {
    private final UnitOfWork units;
    private final LearningSettings settings;
    private final boolean learning;

    LearningService(UnitOfWork units, LearningSettings settings, boolean learning) {
        this.units = units;
        this.settings = settings;
        this.learning = learning;
    }

    @Override
    public boolean enabled() {
        return learning;
    }

    @Override
    public Page<VendorLessons> list(Actor actor, PageRequest page) {
        Power.READ.require(actor);
        return units.read(actor, tx -> {
            LessonRecords records = new LessonRecords(tx);
            return records.vendors(page).map(records::of);
        });
    }

    @Override
    public VendorLessons get(Actor actor, VendorId vendor) {
        Power.READ.require(actor);
        return units.read(actor, tx -> new LessonRecords(tx).of(tx.vendors().row(vendor)));
    }

    @Override
    public VendorLessons remove(Actor actor, VendorId vendor, String reason) {
        String said = Reasons.require("reason", reason);
        return change("learning.remove", actor, vendor, (tx, row) -> {
            LessonRows lessons = new LessonRows(tx.em(), tx.tenant());
            Map<String, String> facts = new HashMap<>(Map.of(
                    "vendor",
                    row.name,
                    "reason",
                    said,
                    "examples",
                    String.valueOf(lessons.examples(row.id).size())));
            lessons.active(row.id).ifPresent(active -> {
                LessonRows.end(active, State.REMOVED, "removed by %s: %s".formatted(actor.id(), said));
                facts.put("version", String.valueOf(active.number));
            });
            lessons.examples(row.id).forEach(tx.em()::remove);
            new VendorKeys(tx.em(), tx.tenant()).forgetVendor(row.id);
            tx.happened(ExampleBook.AGGREGATE, row.id, "layout.removed", facts);
        });
    }

    @Override
    public VendorLessons restore(Actor actor, VendorId vendor, int version, String reason) {
        String said = Reasons.require("reason", reason);
        return change("learning.restore", actor, vendor, (tx, row) -> {
            LessonRows lessons = new LessonRows(tx.em(), tx.tenant());
            LayoutRow wanted = lessons.versions(row.id).stream()
                    .filter(candidate -> candidate.number == version)
                    .findFirst()
                    .orElseThrow(() ->
                            new NotFoundException("vendor %s has no learned version %d".formatted(row.name, version)));
            if (wanted.state == State.ACTIVE) {
                throw new IllegalLifecycleStateException("version %d is in use already".formatted(version));
            }
            lessons.use(wanted, "%s; restored by %s: %s".formatted(wanted.reason, actor.id(), said));
            tx.happened(
                    ExampleBook.AGGREGATE,
                    row.id,
                    "layout.restored",
                    Map.of("vendor", row.name, "version", String.valueOf(version), "reason", said));
        });
    }

    @Override
    public VendorLessons dropExample(Actor actor, VendorId vendor, InvoiceId example, String reason) {
        String said = Reasons.require("reason", reason);
        return change("learning.drop-example", actor, vendor, (tx, row) -> {
            boolean known = new LessonRows(tx.em(), tx.tenant())
                    .example(example.value())
                    .filter(found -> found.vendorId.equals(row.id))
                    .isPresent();
            if (!known) {
                throw new NotFoundException("invoice %s is no example of vendor %s".formatted(example, row.name));
            }
            new ExampleBook(tx, settings).drop(example.value(), said);
        });
    }

    @Override
    public void relearn(Actor actor, VendorId vendor) {
        change(
                "learning.relearn",
                actor,
                vendor,
                (tx, row) -> tx.happened(
                        ExampleBook.AGGREGATE,
                        row.id,
                        LessonSubscription.RELEARN,
                        Map.of("vendor", row.name, "by", actor.id())));
    }

    @Override
    public String export(Actor actor, VendorId vendor) {
        Power.READ.require(actor);
        return units.read(actor, tx -> new LessonRecords(tx).export(tx.vendors().row(vendor)));
    }

    private VendorLessons change(String name, Actor actor, VendorId vendor, BiConsumer<Tx, VendorRow> work) {
        Power.MANAGE_LEARNING.require(actor);
        return units.call(name, actor, tx -> {
            VendorRow row = tx.vendors().row(vendor);
            work.accept(tx, row);
            tx.em().flush();
            return new LessonRecords(tx).of(row);
        });
    }
}
