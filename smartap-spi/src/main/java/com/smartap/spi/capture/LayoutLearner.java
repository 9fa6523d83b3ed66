package com.smartap.spi.capture;

import com.smartap.spi.Api;
import java.util.List;
import java.util.Optional;

/**
 * Learns from what people corrected how one vendor's documents are laid out, and reads the vendor's next documents by
 * what it learned. What it learns depends on nothing but the examples, so that it can be learned anew at any time.
 * Found by {@link java.util.ServiceLoader}. Thread-safe.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface LayoutLearner {
    /** Stable lower-case name, such as {@code anchors}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /**
     * What a vendor's documents teach. Only what does better on these examples than reading without it is kept; bank
     * details are never learned.
     *
     * @param examples documents of one vendor that people corrected or approved, the oldest first
     * @return empty if nothing does better
     */
    Optional<LearnedLayout> learn(List<LayoutExample> examples);

    /**
     * Reads a document of the same vendor. A document with another layout is left as it was read; nothing that was
     * learned counts against arithmetic or check digits.
     *
     * @param layout what {@link #learn} returned, now or years ago
     * @param pages the words that a person sees
     * @param read what the reader made of the document without it
     * @return the same candidate if nothing that was learned fits
     */
    CandidateInvoice read(LearnedLayout layout, List<WordPage> pages, CandidateInvoice read);
}
