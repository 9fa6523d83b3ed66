package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.CandidateOrder;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@code extract} prints about an invoice. */
final class ExtractedLine {
    private ExtractedLine() {}

    static void describe(ObjectNode line, CandidateInvoice candidate, List<String> findings, boolean boxes) {
        CandidateInvoice.Part part = candidate.part();
        if (part != null) {
            line.putObject("part")
                    .put("number", part.number())
                    .put("of", part.of())
                    .put("where", part.where());
        }
        line.put("format", candidate.format());
        ObjectNode invoice = InvoiceJson.of(candidate.content());
        if (candidate.readings().containsKey(InvoiceField.LINES) && !invoice.has("lines")) {
            // Read, and there are none: that is something else than unknown.
            invoice.putArray("lines");
        }
        line.set("invoice", invoice);
        ObjectNode confidence = line.putObject("confidence");
        ObjectNode places = boxes ? line.putObject("boxes") : null;
        for (InvoiceField field : InvoiceField.values()) {
            FieldReading reading = candidate.readings().get(field);
            if (reading != null) {
                confidence.put(field.wire(), reading.confidence());
                if (places != null) {
                    box(places.putObject(field.wire()), reading);
                }
            }
        }
        warnings(line, findings, candidate.warnings());
    }

    /** An order has the shape of an invoice, without anything to pay, and its type says what it is. */
    static void describe(ObjectNode line, CandidateOrder order, List<String> findings) {
        line.put("format", order.format());
        line.set("invoice", InvoiceJson.of(order));
        line.putObject("confidence");
        warnings(line, findings, order.warnings());
    }

    private static void warnings(ObjectNode line, List<String> findings, List<String> warnings) {
        ArrayNode all = line.putArray("warnings");
        // Readers of PDFs tell what is found out about any document as well.
        Stream.concat(findings.stream(), warnings.stream()).distinct().forEach(all::add);
    }

    private static void box(ObjectNode box, FieldReading reading) {
        place(box, reading.place());
        Json.put(box, "source", reading.source());
        Json.put(box, "text", reading.text());
        if (!reading.alternatives().isEmpty()) {
            ArrayNode others = box.putArray("alternatives");
            for (FieldReading.Alternative other : reading.alternatives()) {
                ObjectNode node = others.addObject().put("value", other.value()).put("confidence", other.confidence());
                place(node, other.place());
            }
        }
    }

    private static void place(ObjectNode node, FieldReading.@Nullable Place place) {
        if (place != null) {
            node.put("page", place.page())
                    .put("x", place.x())
                    .put("y", place.y())
                    .put("width", place.width())
                    .put("height", place.height());
        }
    }
}
