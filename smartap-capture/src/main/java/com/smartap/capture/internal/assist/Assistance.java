package com.smartap.capture.internal.assist;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.TextDocument;
import com.smartap.capture.internal.layout.Word;
import com.smartap.spi.SmartApException;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.FieldExtractor;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the extractors that a host has switched on for what they would read, and uses what stands the checks. */
public final class Assistance {
    private static final Logger log = LoggerFactory.getLogger(Assistance.class);

    private final List<FieldExtractor> extractors;

    private Assistance(List<FieldExtractor> extractors) {
        this.extractors = List.copyOf(extractors);
    }

    /** Those that ServiceLoader finds; none is shipped so. */
    public static Assistance onTheClassPath() {
        List<FieldExtractor> found = new ArrayList<>();
        for (FieldExtractor extractor : ServiceLoader.load(FieldExtractor.class)) {
            SpiLevel.requireSupported(extractor.spiLevel(), extractor.id());
            found.add(extractor);
        }
        return new Assistance(found);
    }

    /** One only. */
    public static Assistance of(FieldExtractor extractor) {
        return new Assistance(List.of(extractor));
    }

    /** Whether there is nobody to ask. */
    public boolean isNone() {
        return extractors.isEmpty();
    }

    /** The candidate, confirmed, doubted or completed by what the extractors propose. */
    public CandidateInvoice apply(TextDocument document, CandidateInvoice candidate) {
        CandidateInvoice now = candidate;
        for (FieldExtractor extractor : extractors) {
            if (!document.lines().isEmpty()) {
                now = apply(extractor, document, now);
            }
        }
        return now;
    }

    private static CandidateInvoice apply(FieldExtractor extractor, TextDocument document, CandidateInvoice candidate) {
        if (extractor.unavailable().isPresent()) {
            return warned(candidate, extractor, extractor.unavailable().get());
        }
        List<FieldExtractor.Proposal> proposals;
        try {
            proposals = extractor.propose(words(document));
        } catch (SmartApException | IllegalArgumentException e) {
            log.warn(
                    "field extractor {} did not answer ({}); the document is read without it",
                    extractor.id(),
                    e.getMessage());
            return warned(candidate, extractor, String.valueOf(e.getMessage()));
        }
        return new ProposalCheck(extractor.id(), document, candidate).with(proposals);
    }

    private static CandidateInvoice warned(CandidateInvoice candidate, FieldExtractor extractor, String reason) {
        List<String> warnings = new ArrayList<>(candidate.warnings());
        warnings.add("EXTRACTOR_FAILED: read without %s, which did not answer: %s".formatted(extractor.id(), reason));
        return new CandidateInvoice(
                candidate.format(), candidate.content(), candidate.readings(), warnings, candidate.part());
    }

    /** The words as a person sees them; what is hidden in a document is not among its glyphs. */
    public static List<WordPage> words(TextDocument document) {
        List<WordPage> pages = new ArrayList<>();
        for (GlyphPage page : document.pages()) {
            List<PlacedWord> words = new ArrayList<>();
            for (Line line : document.lines()) {
                if (line.page() == page.number()) {
                    line.words().forEach(word -> words.add(placed(word)));
                }
            }
            pages.add(new WordPage(page.number(), Math.max(1, page.width()), Math.max(1, page.height()), words));
        }
        return pages;
    }

    private static PlacedWord placed(Word word) {
        return new PlacedWord(
                word.text(),
                word.left(),
                word.top(),
                Math.max(0.1, word.right() - word.left()),
                Math.max(0.1, word.size()),
                1);
    }
}
