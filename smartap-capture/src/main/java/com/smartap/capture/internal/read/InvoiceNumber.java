package com.smartap.capture.internal.read;

import java.util.List;
import java.util.Optional;

/** Chooses the number of an invoice, and where it has none, what names the document instead. */
final class InvoiceNumber {
    private static final double CLEAR = 0.9;
    /** Below it a reference of another kind is as good; such a one is never surer. */
    private static final double REFERENCE = 0.5;

    private InvoiceNumber() {}

    /** @param numbers behind labels of invoice numbers, best first, without those that another label claims */
    static Optional<Candidate<String>> choose(List<Candidate<String>> numbers, HeaderFields head, Parties parties) {
        // The number of a house in the customer's address is none of an invoice.
        List<Candidate<String>> own = numbers.stream()
                .filter(number -> number.score() >= CLEAR
                        || !parties.isOthers(number.words().get(0)))
                .toList();
        return own.stream()
                .findFirst()
                .filter(number -> number.score() >= REFERENCE)
                .or(() -> head.codes(LabelKind.REFERENCE).stream()
                        .findFirst()
                        .map(found -> found.scored(REFERENCE * Math.min(1, found.score()))))
                .or(() -> own.stream().findFirst());
    }
}
