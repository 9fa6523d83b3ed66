package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.Line;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is special about receipts: the seller stands on top without a label, and the money that was handed over is printed. */
final class Receipt {
    static final PhraseBook WORDS = PhraseBook.load("/com/smartap/capture/receipts.tsv");
    private static final double NARROW = 0.66;
    private static final int MOST_LINES = 160;

    private Receipt() {}

    /** Whether a document is a receipt: by what it says, and more readily if it is long and narrow. */
    static boolean is(Reading reading) {
        List<Line> lines = reading.lines();
        GlyphPage page = reading.document.pages().get(0);
        if (reading.document.pages().size() > 1 || lines.size() > MOST_LINES) {
            return false;
        }
        boolean customer = reading.hits(LabelKind.BILL_TO)
                .anyMatch(hit ->
                        hit.weight() == 1 && hit.to() == hit.piece().words().size());
        long marks = Stream.of("CASH", "CHANGE", "CARD", "ROUNDING", "MARK")
                .filter(kind -> lines.stream().anyMatch(line -> WORDS.begins(line.text(), kind)))
                .count();
        // "Change due" is no due date.
        boolean bank = reading.hits(LabelKind.IBAN, LabelKind.DUE_DATE)
                .anyMatch(hit -> !WORDS.begins(hit.line().text(), "CHANGE"));
        boolean narrow = page.width() < NARROW * page.height();
        return marks >= (customer ? 2 : 0) + (bank ? 2 : 0) + (narrow ? 1 : 2);
    }

    /** Whether cash less change is a total: nobody prints that on an invoice that is still to be paid. */
    static boolean isPaidAtTill(Reading reading) {
        return new ReceiptTotal(reading).isHandedOver();
    }

    /** The seller, if one of the first lines looks like a name. */
    static Optional<Candidate<String>> vendor(Reading reading) {
        return new ReceiptName(reading).find();
    }

    /** What was paid, if the receipt says so clearly. */
    static Optional<Candidate<BigDecimal>> total(Reading reading) {
        return new ReceiptTotal(reading).find();
    }
}
