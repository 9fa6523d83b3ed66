package com.smartap.console;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.Invoice;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.LearnedUse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A field of the form of corrections, with what the machine made of it.
 *
 * @param field the field
 * @param reading how it was read, before any person entered it; null where nothing was
 * @param look why a person should look at it; null where there is no reason
 * @param now what is saved meanwhile, where somebody else saved something else; null otherwise
 * @param learned the version of what was learned by which it was read; null where that made no difference
 */
record FieldCard(
        CorrectionField field,
        @Nullable FieldReading reading,
        @Nullable String look,
        @Nullable String now,
        @Nullable Integer learned) {
    private static final double SURE = 0.8;
    private static final String UNSURE = "Read without certainty";

    static FieldCard of(
            CorrectionField field, Invoice invoice, @Nullable FieldReading reading, Words words, @Nullable String now) {
        LearnedUse use = invoice.learned();
        Integer learned = use != null && use.fields().contains(field.field()) ? use.version() : null;
        return new FieldCard(field, reading, look(invoice, field.field(), words), now, learned);
    }

    private static @Nullable String look(Invoice invoice, InvoiceField field, Words words) {
        boolean unsure = invoice.reading(field)
                .filter(reading -> reading.confidence() < SURE)
                .isPresent();
        return invoice.problems().stream()
                .filter(problem -> problem.startsWith(field.wire() + " "))
                .findFirst()
                // The badge beside it tells how sure.
                .map(problem -> problem.contains(" was read with ") ? UNSURE : words.problem(problem))
                .orElse(unsure ? UNSURE : null);
    }

    /** Its name in the form. Called by the template. */
    public String name() {
        return field.wire();
    }

    /** What it is called apart from its group. Called by the template. */
    public String title() {
        return new Words().field(field.field());
    }

    /** What it is called within its group. Called by the template. */
    public String label() {
        return field.label();
    }

    /** How text becomes a value. Called by the template. */
    public String kind() {
        return field.kind().name();
    }

    /** Where it was read, as page, left, top, width and height; null if unknown. Called by the template. */
    public @Nullable String at() {
        return reading == null ? null : at(reading.place());
    }

    /** A place as the script reads it. Called by the template. */
    public @Nullable String at(FieldReading.@Nullable Place place) {
        return place == null
                ? null
                : String.format(
                        Locale.ROOT,
                        "%d %.5f %.5f %.5f %.5f",
                        place.page(),
                        place.x(),
                        place.y(),
                        place.width(),
                        place.height());
    }

    /** Other values to choose from. Called by the template. */
    public List<FieldReading.Alternative> alternatives() {
        return reading == null ? List.of() : reading.alternatives();
    }

    /** Where the value comes from, in words; null if nobody knows. Called by the template. */
    public @Nullable String origin() {
        if (reading == null) {
            return null;
        }
        String where = reading.place() != null
                ? "Page " + reading.place().page()
                : reading.source() != null ? reading.source() : null;
        String text = reading.text() == null || reading.text().isBlank() ? null : "“" + reading.text() + "”";
        String seen = where == null ? text : text == null ? where : where + ": " + text;
        String taught = learned == null ? null : "by what was learned, version " + learned;
        return taught == null ? seen : seen == null ? "Read " + taught : seen + ", " + taught;
    }

    /** How sure the reader was, as a class of the stylesheet. Called by the template. */
    public String tone() {
        return reading == null
                ? ""
                : new Words().confidence(reading.confidence()).toLowerCase(Locale.ROOT);
    }
}
