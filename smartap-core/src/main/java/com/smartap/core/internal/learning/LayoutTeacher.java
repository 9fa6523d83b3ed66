package com.smartap.core.internal.learning;

import com.smartap.core.VendorLessons.Kind;
import com.smartap.core.VendorLessons.State;
import com.smartap.core.internal.event.OpenDelivery;
import com.smartap.core.internal.persistence.Json;
import com.smartap.core.internal.persistence.LayoutExampleRow;
import com.smartap.core.internal.persistence.LayoutRow;
import com.smartap.core.internal.unit.Tx;
import com.smartap.core.internal.unit.UnitOfWork;
import com.smartap.model.Actor;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.purchasing.VendorId;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LearnedLayout;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Has a vendor learned from its examples. Deliveries about one vendor come one after the other, and what is learned
 * depends on nothing but the examples: learning twice leaves one version.
 */
final class LayoutTeacher {
    private final UnitOfWork units;
    private final Learners learners;

    LayoutTeacher(UnitOfWork units, Learners learners) {
        this.units = units;
        this.learners = learners;
    }

    /** Learns anew what an event about a vendor's examples asks for. */
    void learn(OpenDelivery delivery, VendorId vendor) {
        Actor system = Actor.system(delivery.event().tenant());
        List<LayoutExample> examples = units.read(system, tx -> examples(tx, vendor.value()));
        Learners.Outcome outcome = learners.learn(examples);
        units.complete("layout.learn", delivery, tx -> record(tx, vendor.value(), examples.size(), outcome, delivery));
    }

    /** The examples of a vendor; none if nobody ever corrected anything. */
    private static List<LayoutExample> examples(Tx tx, UUID vendor) {
        List<LayoutExampleRow> rows = new LessonRows(tx.em(), tx.tenant()).examples(vendor);
        return rows.stream().noneMatch(row -> row.kind == Kind.CORRECTED)
                ? List.of()
                : rows.stream()
                        .map(row -> new LayoutExample(
                                StoredWords.unpack(row.words),
                                Json.to(row.reading, CandidateInvoice.class),
                                Json.to(row.said, InvoiceContent.class)))
                        .toList();
    }

    private static void record(Tx tx, UUID vendor, int examples, Learners.Outcome outcome, OpenDelivery delivery) {
        LessonRows lessons = new LessonRows(tx.em(), tx.tenant());
        LayoutRow active = lessons.active(vendor).orElse(null);
        if (outcome.failure().isPresent()) {
            tx.audit(
                    "layout.learning-failed",
                    ExampleBook.AGGREGATE,
                    vendor,
                    Map.of("reason", outcome.failure().get()));
            return;
        }
        if (outcome.layout().isEmpty()) {
            if (active != null) {
                LessonRows.end(
                        active,
                        State.SUPERSEDED,
                        examples == 0 ? "there are no examples any more" : "nothing learned does better any more");
                tx.happened(
                        ExampleBook.AGGREGATE,
                        vendor,
                        "layout.retired",
                        Map.of("version", String.valueOf(active.number), "reason", active.reason));
            }
            return;
        }
        LearnedLayout learned = outcome.layout().get();
        if (active != null && active.learner.equals(learned.learner()) && active.body.equals(learned.body())) {
            // The same, proven by more examples.
            active.rules = Json.of(learned.rules());
            active.examples = examples;
            return;
        }
        LayoutRow row = version(tx, lessons, vendor, learned, examples);
        String reason = reason(delivery.event().data());
        lessons.use(row, reason);
        Map<String, String> facts = new HashMap<>(Map.of(
                "version", String.valueOf(row.number),
                "learner", row.learner,
                "rules", String.valueOf(learned.rules().size()),
                "examples", String.valueOf(examples),
                "reason", reason));
        tx.happened(ExampleBook.AGGREGATE, vendor, "layout.learned", facts);
    }

    private static LayoutRow version(Tx tx, LessonRows lessons, UUID vendor, LearnedLayout learned, int examples) {
        List<LayoutRow> earlier = lessons.versions(vendor);
        LayoutRow row = new LayoutRow();
        row.id = UUID.randomUUID();
        row.tenant = tx.tenant().value();
        row.vendorId = vendor;
        row.number = earlier.isEmpty() ? 1 : earlier.get(0).number + 1;
        row.learner = learned.learner();
        row.body = learned.body();
        row.rules = Json.of(learned.rules());
        row.examples = examples;
        row.createdAt = tx.now();
        return row;
    }

    private static String reason(Map<String, String> event) {
        String by = event.getOrDefault("by", "");
        if (event.containsKey("number")) {
            return "learned from the correction of invoice %s by %s".formatted(event.get("number"), by);
        }
        return event.containsKey("invoice")
                ? "learned anew without invoice %s".formatted(event.get("invoice"))
                : "learned anew, as %s asked for".formatted(by);
    }
}
