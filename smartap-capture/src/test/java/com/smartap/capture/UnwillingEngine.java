package com.smartap.capture;

import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.OcrHints;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.PlacedWord;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An engine that must not be asked. */
final class UnwillingEngine implements OcrEngine {
    @Override
    public String id() {
        return "unwilling";
    }

    @Override
    public int spiLevel() {
        return SpiLevel.CURRENT;
    }

    @Override
    public Optional<String> unavailable() {
        return Optional.empty();
    }

    @Override
    public Set<String> languages() {
        return Set.of("en");
    }

    @Override
    public List<PlacedWord> recognise(PageImage image, OcrHints hints) {
        throw new AssertionError("a page with good text was recognised");
    }
}
