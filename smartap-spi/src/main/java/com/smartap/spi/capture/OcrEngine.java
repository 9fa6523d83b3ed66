package com.smartap.spi.capture;

import com.smartap.spi.Api;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Recognises the words in the picture of a page. Found by {@link java.util.ServiceLoader}. Thread-safe. The picture was
 * decoded and bounded before; it is still a stranger's, so an engine is bounded in time and memory of its own.
 */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface OcrEngine {
    /** Stable lower-case name, such as {@code tesseract}. */
    String id();

    /** Returns {@link com.smartap.spi.SpiLevel#CURRENT}. */
    int spiLevel();

    /**
     * Why the engine cannot be used on this machine, and what to do about it.
     *
     * @return one sentence; empty if it can be used
     */
    Optional<String> unavailable();

    /** The languages it has data for, as ISO 639-1 codes; empty if it cannot be used. */
    Set<String> languages();

    /**
     * The words of a page with their boxes in pixels of the picture.
     *
     * @param hints languages that the engine has no data for are left out
     * @return in any order; empty for a blank page
     * @throws com.smartap.spi.DocumentException {@code DOCUMENT_UNSUPPORTED} if the engine cannot be used, {@code
     *     DOCUMENT_TOO_LARGE} if the page takes longer than {@link OcrHints#maxTime}, {@code DOCUMENT_DAMAGED} if the
     *     engine makes nothing of the picture
     */
    List<PlacedWord> recognise(PageImage image, OcrHints hints);

    /**
     * By how many quarter turns, clockwise, the picture has to be turned until its text stands upright.
     *
     * @return 0 to 3; empty if the engine cannot tell
     * @throws com.smartap.spi.DocumentException as {@link #recognise}
     */
    default OptionalInt quarterTurns(PageImage image, OcrHints hints) {
        return OptionalInt.empty();
    }
}
