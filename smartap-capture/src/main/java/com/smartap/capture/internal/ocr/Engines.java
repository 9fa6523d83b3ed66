package com.smartap.capture.internal.ocr;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.SpiLevel;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.ReadLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** The OCR engines that may be used, the preferred one first. */
public final class Engines {
    /** How much longer than a document with text one may take whose words have to be recognised. */
    public static final int OCR_TIMES = 6;

    private final List<OcrEngine> engines;

    private Engines(List<OcrEngine> engines) {
        this.engines = List.copyOf(engines);
    }

    /** Those that ServiceLoader finds; engines of others come before the one that is shipped. */
    public static Engines onTheClassPath() {
        List<OcrEngine> found = new ArrayList<>();
        for (OcrEngine engine : ServiceLoader.load(OcrEngine.class)) {
            SpiLevel.requireSupported(engine.spiLevel(), engine.id());
            boolean ours = engine.getClass().getName().startsWith("com.smartap.capture.");
            found.add(ours ? found.size() : 0, engine);
        }
        return new Engines(found);
    }

    /** One only. */
    public static Engines of(OcrEngine engine) {
        return new Engines(List.of(engine));
    }

    /** None: pictures stay unread. */
    public static Engines none() {
        return new Engines(List.of());
    }

    /** When the recognition of a document has to end: a little before the document's own time is over. */
    public static Deadline deadline(ReadLimits limits) {
        return Deadline.in(
                limits.maxTime().multipliedBy(OCR_TIMES).multipliedBy(9).dividedBy(10));
    }

    /** The first that can be used on this machine. */
    public Optional<OcrEngine> usable() {
        return engines.stream().filter(engine -> engine.unavailable().isEmpty()).findFirst();
    }

    /** The first that can be used. */
    public OcrEngine usable(String document) {
        return usable().orElseThrow(() -> new DocumentException(
                ErrorCode.DOCUMENT_UNSUPPORTED,
                "%s is a picture, and no OCR engine can read it: %s".formatted(document, why())));
    }

    /** Why none can be used, and what to do about it. */
    public String why() {
        return engines.isEmpty()
                ? "none is on the class path. Maybe add one, or a person types the values."
                : engines.stream()
                        .flatMap(engine -> engine.unavailable().stream())
                        .collect(Collectors.joining(" "));
    }
}
