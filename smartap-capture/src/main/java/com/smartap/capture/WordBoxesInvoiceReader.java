package com.smartap.capture;

import static java.util.Objects.requireNonNull;

import com.smartap.capture.internal.kind.Kind;
import com.smartap.capture.internal.kind.Kinds;
import com.smartap.capture.internal.pdf.BoundedRun;
import com.smartap.spi.Api;
import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.InvoiceReader;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.ReadLimits;
import com.smartap.spi.capture.WordPage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lists of words that OCR programs write: a row for each phrase, with the corners of its box from the top left
 * one clockwise and the text, {@code x1,y1,x2,y2,x3,y3,x4,y4,text}, as in the ICDAR data sets. One page. Thread-safe.
 */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class WordBoxesInvoiceReader implements InvoiceReader {
    private static final int CELLS = 9;
    private static final double MARGIN = 10;

    private final WordsInvoiceReader words = new WordsInvoiceReader();

    /** For ServiceLoader; does nothing. */
    public WordBoxesInvoiceReader() {}

    @Override
    public String id() {
        return "word-boxes";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> recognise(byte[] head) {
        return Kinds.of(requireNonNull(head, "head")) == Kind.WORD_BOXES
                ? Optional.of(Kind.WORD_BOXES.mediaType())
                : Optional.empty();
    }

    @Override
    public void check(DocumentSource document, ReadLimits limits) {
        page(requireNonNull(document, "document"), requireNonNull(limits, "limits"));
    }

    @Override
    public CandidateInvoice read(DocumentSource document, ReadLimits limits) {
        requireNonNull(document, "document");
        requireNonNull(limits, "limits");
        return BoundedRun.call(document.name(), limits.maxTime(), () -> words.read(List.of(page(document, limits))));
    }

    @Override
    public List<WordPage> words(DocumentSource document, ReadLimits limits) {
        requireNonNull(document, "document");
        requireNonNull(limits, "limits");
        return BoundedRun.call(document.name(), limits.maxTime(), () -> List.of(page(document, limits)));
    }

    private static WordPage page(DocumentSource document, ReadLimits limits) {
        List<PlacedWord> found = new ArrayList<>();
        double width = MARGIN;
        double height = MARGIN;
        int glyphs = 0;
        try (BufferedReader rows = open(document, limits)) {
            String row;
            while ((row = rows.readLine()) != null) {
                PlacedWord word = word(document, row);
                if (word != null) {
                    glyphs += word.text().length();
                    if (glyphs > limits.maxGlyphs()) {
                        throw tooLarge(document, "more than %d characters".formatted(limits.maxGlyphs()));
                    }
                    found.add(word);
                    width = Math.max(width, word.x() + word.width() + MARGIN);
                    height = Math.max(height, word.y() + word.height() + MARGIN);
                }
            }
        } catch (IOException e) {
            throw new DocumentException(ErrorCode.DOCUMENT_DAMAGED, "%s cannot be read".formatted(document.name()), e);
        }
        if (found.isEmpty()) {
            throw new DocumentException(ErrorCode.DOCUMENT_EMPTY, "%s lists no words".formatted(document.name()));
        }
        return new WordPage(1, width, height, found);
    }

    private static BufferedReader open(DocumentSource document, ReadLimits limits) throws IOException {
        if (document.size() > limits.maxBytes()) {
            throw tooLarge(document, "%d bytes".formatted(document.size()));
        }
        return new BufferedReader(new InputStreamReader(document.open(), StandardCharsets.UTF_8));
    }

    private static DocumentException tooLarge(DocumentSource document, String what) {
        return new DocumentException(ErrorCode.DOCUMENT_TOO_LARGE, "%s has %s".formatted(document.name(), what));
    }

    /** The word of a row; null for a row without text. */
    private static @Nullable PlacedWord word(DocumentSource document, String row) {
        String[] cells = row.split(",", CELLS);
        if (cells.length < CELLS || cells[CELLS - 1].isBlank()) {
            return null;
        }
        try {
            double left = Math.min(number(cells[0]), number(cells[6]));
            double top = Math.min(number(cells[1]), number(cells[3]));
            double right = Math.max(number(cells[2]), number(cells[4]));
            double bottom = Math.max(number(cells[5]), number(cells[7]));
            return new PlacedWord(
                    cells[CELLS - 1].strip(), left, top, Math.max(1, right - left), Math.max(1, bottom - top), 1);
        } catch (IllegalArgumentException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "%s: \"%s\" has no box of eight numbers"
                            .formatted(document.name(), row.length() > 80 ? row.substring(0, 80) : row),
                    e);
        }
    }

    private static double number(String cell) {
        return Double.parseDouble(cell.strip());
    }
}
