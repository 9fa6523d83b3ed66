package com.smartap.core.internal.learning;

import com.smartap.model.invoice.FieldReading;
import com.smartap.model.invoice.InvoiceContent;
import com.smartap.model.invoice.InvoiceField;
import com.smartap.model.invoice.Party;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LayoutLearner;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.WordPage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who learn, called so that none of them can stop an invoice or touch an account. */
final class Learners {
    private static final Logger log = LoggerFactory.getLogger(Learners.class);

    private final List<LayoutLearner> learners;

    Learners(List<LayoutLearner> learners) {
        this.learners = List.copyOf(learners);
    }

    /** Whether there is none. */
    boolean none() {
        return learners.isEmpty();
    }

    /** What came of learning: the first that learned something, or nothing; or that somebody failed. */
    record Outcome(Optional<LearnedLayout> layout, Optional<String> failure) {}

    /** Has the examples of a vendor learned. */
    Outcome learn(List<LayoutExample> examples) {
        Optional<String> failure = Optional.empty();
        for (LayoutLearner learner : learners) {
            try {
                Optional<LearnedLayout> learned = learner.learn(examples);
                if (learned.isPresent()) {
                    return new Outcome(learned, Optional.empty());
                }
            } catch (RuntimeException | StackOverflowError | LinkageError e) {
                log.warn("learner {} failed over {} examples", learner.id(), examples.size(), e);
                failure = Optional.of(learner.id() + " failed (" + e.getClass().getSimpleName() + ")");
            }
        }
        return new Outcome(Optional.empty(), failure);
    }

    /**
     * Reads by what was learned.
     *
     * @return empty if whoever learned it is not here, or fails
     */
    Optional<CandidateInvoice> read(LearnedLayout layout, List<WordPage> pages, CandidateInvoice read) {
        return learners.stream()
                .filter(learner -> learner.id().equals(layout.learner()))
                .findFirst()
                .flatMap(learner -> read(learner, layout, pages, read));
    }

    private static Optional<CandidateInvoice> read(
            LayoutLearner learner, LearnedLayout layout, List<WordPage> pages, CandidateInvoice read) {
        try {
            return Optional.of(withAccountOf(read, learner.read(layout, pages, read)));
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            log.warn("learner {} failed to read {}", learner.id(), read.format(), e);
            return Optional.empty();
        }
    }

    /** Whatever was learned, the account is the one that was read without it. */
    private static CandidateInvoice withAccountOf(CandidateInvoice read, CandidateInvoice learned) {
        Map<InvoiceField, FieldReading> readings = new EnumMap<>(InvoiceField.class);
        readings.putAll(learned.readings());
        FieldReading account = read.readings().get(InvoiceField.VENDOR_IBAN);
        if (account == null) {
            readings.remove(InvoiceField.VENDOR_IBAN);
        } else {
            readings.put(InvoiceField.VENDOR_IBAN, account);
        }
        return new CandidateInvoice(
                read.format(),
                withAccountOf(read.content(), learned.content()),
                readings,
                learned.warnings(),
                read.part());
    }

    /** The same content with the account of another. */
    static InvoiceContent withAccountOf(InvoiceContent source, InvoiceContent content) {
        Party vendor = content.vendor();
        Party customer = content.customer();
        return content.toBuilder()
                .vendor(new Party(vendor.name(), vendor.taxId(), source.vendor().iban(), vendor.address()))
                .customer(new Party(
                        customer.name(), customer.taxId(), source.customer().iban(), customer.address()))
                .build();
    }
}
