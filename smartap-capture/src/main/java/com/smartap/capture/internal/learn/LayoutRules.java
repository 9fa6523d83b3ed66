package com.smartap.capture.internal.learn;

import static java.util.Objects.requireNonNull;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.capture.CandidateInvoice;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was learned about one layout of a vendor.
 *
 * @param fingerprint by which documents of this layout are known
 * @param identity by which the vendor is known
 * @param habits how values are written
 * @param rules where fields stand
 * @param constants what is always the same
 * @param dueDays days from the invoice date to the due date; null if they change
 * @param examples how many there were
 * @param table how the lines are printed; null if nothing is known of it
 */
record LayoutRules(
        Fingerprint fingerprint,
        Identity identity,
        Habits habits,
        List<FieldRule> rules,
        List<Constant> constants,
        @Nullable Integer dueDays,
        int examples,
        @Nullable TableRule table) {
    private static final int MOST_DAYS = 400;

    LayoutRules {
        requireNonNull(fingerprint, "fingerprint");
        requireNonNull(identity, "identity");
        requireNonNull(habits, "habits");
        rules = List.copyOf(rules);
        constants = List.copyOf(constants);
        boolean days = dueDays != null && (dueDays < 0 || dueDays > MOST_DAYS);
        if (rules.size() > InvoiceField.values().length
                || constants.size() > Constant.FIELDS.size()
                || days
                || examples < 1) {
            throw new IllegalArgumentException("rules of %d examples".formatted(examples));
        }
    }

    /** Whether a document is of this layout and this vendor. */
    boolean fits(Paper paper, CandidateInvoice read) {
        return fingerprint.fits(paper) && identity.fits(paper, read);
    }

    /** The same without what was learned about other fields. */
    LayoutRules only(Set<InvoiceField> fields) {
        return new LayoutRules(
                fingerprint,
                identity,
                habits,
                rules.stream().filter(rule -> fields.contains(rule.field())).toList(),
                constants.stream()
                        .filter(constant -> fields.contains(constant.field()))
                        .toList(),
                fields.contains(InvoiceField.DUE_DATE) ? dueDays : null,
                examples,
                fields.contains(InvoiceField.LINES) ? table : null);
    }

    boolean isEmpty() {
        return rules.isEmpty() && constants.isEmpty() && dueDays == null && table == null;
    }

    Optional<FieldRule> rule(InvoiceField field) {
        return rules.stream().filter(rule -> rule.field() == field).findFirst();
    }
}
