package com.smartap.capture.internal.learn;

import com.smartap.model.invoice.InvoiceField;

/**
 * What a rule says about a field of a document, and what that is worth against what was read.
 *
 * @param rule the rule
 * @param votes what its anchors say
 */
record Claim(FieldRule rule, Votes votes) {
    InvoiceField field() {
        return rule.field();
    }

    Object value() {
        return votes.found().value();
    }

    /** Whether it is surer than the reader, whose own record on this vendor counts. */
    boolean beats(double readConfidence) {
        return !votes.disputed() && votes.confidence() > weighed(readConfidence, rule.readerMisses(), rule.examples());
    }

    /** A confidence in the light of how often it was wrong before. */
    static double weighed(double confidence, int misses, int examples) {
        return misses == 0 ? confidence : confidence * (examples - misses + 0.5) / (examples + 1);
    }
}
