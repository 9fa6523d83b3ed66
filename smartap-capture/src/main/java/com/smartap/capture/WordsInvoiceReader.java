package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.assist.Assistance;
import com.smartap.capture.internal.ocr.ScannedInvoice;
import com.smartap.capture.internal.read.InvoiceAnalysis;
import com.smartap.spi.Api;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.FieldExtractor;
import com.smartap.spi.capture.WordPage;
import java.util.List;

/**
 * Reads invoices from words with boxes that somebody else recognised: a scanner, a service in the cloud, a host's own
 * engine. The same labels, layout and arithmetic decide as in a PDF. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class WordsInvoiceReader {
    private final Assistance assistance;

    /** A reader without settings. */
    public WordsInvoiceReader() {
        this(Assistance.onTheClassPath());
    }

    private WordsInvoiceReader(Assistance assistance) {
        this.assistance = assistance;
    }

    /** The same reader with a model that proposes values; see {@link FieldExtractor} for what they are worth. */
    public WordsInvoiceReader with(FieldExtractor extractor) {
        return new WordsInvoiceReader(Assistance.of(requireNonNull(extractor, "extractor")));
    }

    /**
     * Reads an invoice.
     *
     * @param pages numbered from 1 without gaps, in order; words may be phrases
     * @return a candidate of the format {@code IMAGE_OCR}
     * @throws IllegalArgumentException if there are no pages, or their numbers have gaps
     */
    public CandidateInvoice read(List<WordPage> pages) {
        for (int i = 0; i < pages.size(); i++) {
            if (pages.get(i).number() != i + 1) {
                throw new IllegalArgumentException("page %d stands where page %d should"
                        .formatted(pages.get(i).number(), i + 1));
            }
        }
        if (pages.isEmpty()) {
            throw new IllegalArgumentException("there must be a page");
        }
        return ScannedInvoice.of("IMAGE_OCR", pages, 0, text -> assistance.apply(text, InvoiceAnalysis.of(text)));
    }
}
