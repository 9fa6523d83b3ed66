package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import java.util.Optional;

/** Tells credit notes by their titles: a credit note that a text only mentions makes none. */
final class CreditNotes {
    private static final double LARGER = 1.15;
    private static final int SHORT = 4;

    private CreditNotes() {}

    static Optional<LabelHit> title(Reading reading) {
        double median = reading.lines().stream()
                .mapToDouble(Line::size)
                .sorted()
                .skip(reading.lines().size() / 2)
                .findFirst()
                .orElse(10);
        return reading.hits(LabelKind.CREDIT_NOTE)
                .filter(hit -> hit.from() == 0 && hit.line().page() == reading.document.firstPage())
                .filter(hit -> hit.piece().size() > LARGER * median
                        || hit.piece().words().size() <= SHORT)
                .findFirst();
    }
}
