package com.smartap.core.internal.invoice;

import com.smartap.model.Actor;
import com.smartap.model.invoice.LearnedUse;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.WordPage;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was learned about vendors, applied to what was read of a document. */
@FunctionalInterface
public interface Lessons {
    /**
     * Applies what was learned about the vendor of a document, if anything was; never within a transaction.
     *
     * @param read what was read without it
     * @param words reads the words of the whole document, once and only where they are needed
     */
    Applied apply(Actor system, CandidateInvoice read, Supplier<List<WordPage>> words);

    /**
     * What became of it.
     *
     * @param shown what a person sees first
     * @param use what was used; null for nothing
     * @param domains those of mail and web addresses on the pages; null where nobody had to look
     * @param warnings what went wrong, a sentence each
     */
    record Applied(
            CandidateInvoice shown,
            @Nullable LearnedUse use,
            @Nullable Set<String> domains,
            List<String> warnings) {}
}
