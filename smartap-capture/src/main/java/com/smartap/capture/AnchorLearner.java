package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.learn.Anchors;
import com.smartap.spi.Api;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.LayoutExample;
import com.smartap.spi.capture.LayoutLearner;
import com.smartap.spi.capture.LearnedLayout;
import com.smartap.spi.capture.WordPage;
import java.util.List;
import java.util.Optional;

/**
 * Learns by anchors: from a few documents that a person corrected it notes beside, below or above which printed texts a
 * field stands, how it is written, and what is always the same. No training run, no model: what was learned is a small
 * JSON text that says in words where each field is found. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class AnchorLearner implements LayoutLearner {
    private static final String ID = "anchors";

    /** For ServiceLoader; does nothing. */
    public AnchorLearner() {}

    @Override
    public String id() {
        return ID;
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<LearnedLayout> learn(List<LayoutExample> examples) {
        return Anchors.learn(ID, requireNonNull(examples, "examples"));
    }

    /**
     * {@inheritDoc}
     *
     * <p>A layout whose body cannot be used, or that another learner made, changes nothing but adds a warning.
     */
    @Override
    public CandidateInvoice read(LearnedLayout layout, List<WordPage> pages, CandidateInvoice read) {
        requireNonNull(pages, "pages");
        requireNonNull(read, "read");
        return Anchors.read(requireNonNull(layout, "layout"), pages, read);
    }
}
