package com.smartap.spi.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.model.invoice.InvoiceField;
import com.smartap.spi.Api;
import java.util.List;

/**
 * What was learned about one vendor's documents.
 *
 * @param learner the {@link LayoutLearner#id} of who learned it and can use it
 * @param body what the learner needs, as JSON of its own
 * @param rules the same for people to look at
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public record LearnedLayout(String learner, String body, List<Rule> rules) {
    /** Copies the rules. */
    public LearnedLayout {
        requireNonNull(learner, "learner");
        requireNonNull(body, "body");
        rules = List.copyOf(rules);
    }

    /**
     * How one field is found.
     *
     * @param field which field
     * @param description in words, such as {@code right of "Invoice No", like "RE-9999"}
     * @param hits on how many examples it is right
     * @param misses on how many examples it is wrong or finds nothing
     */
    @Api(usage = Api.Usage.CALL, since = "0.1")
    public record Rule(InvoiceField field, String description, int hits, int misses) {}
}
