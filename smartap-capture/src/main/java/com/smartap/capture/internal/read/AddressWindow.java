package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.GlyphPage;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.pattern.QuickPattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The block behind the window of the envelope, in which the customer's address stands without any label: a name, a
 * street and a town, and no telephone.
 */
final class AddressWindow {
    private static final QuickPattern TOWN = QuickPattern.compile(
            "(?:[A-Z]{1,2}[ -])?\\d{4,5} \\p{L}.*|\\d{4} ?[A-Z]{2} \\p{L}.*|\\d{2}-\\d{3} \\p{L}.*|\\d{4}-\\d{3} \\p{L}.*"
                    + "|.*\\b[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}|.*,? [A-Z]{2},? \\d{5}(?:-\\d{4})?");
    private static final QuickPattern NO_NAME = QuickPattern.compile("\\d{4,}|[|•●·]");
    private static final double TOP = 0.12;
    private static final double BOTTOM = 0.36;
    private static final int FEWEST = 3;
    private static final int MOST = 7;

    /** The block as it stands. */
    private final List<Segment> block;

    private final Set<Word> words = new HashSet<>();

    private AddressWindow(List<Segment> block) {
        this.block = List.copyOf(block);
        block.forEach(segment -> words.addAll(segment.words()));
    }

    static AddressWindow of(Reading reading, Parties parties) {
        GlyphPage page = reading.document.pages().get(0);
        for (Line line : reading.lines()) {
            double y = line.baseline() / Math.max(1, page.height());
            if (line.page() > reading.document.firstPage() || y > BOTTOM) {
                break;
            }
            for (Segment segment : line.segments()) {
                if (y > TOP && isName(segment, reading, parties)) {
                    List<Segment> block = new ArrayList<>();
                    block.add(segment);
                    block.addAll(reading.blockBelow(
                            line, segment.left(), segment.right(), segment.baseline(), 2.2 * segment.size()));
                    if (isAddress(block, reading)) {
                        return new AddressWindow(block);
                    }
                }
            }
        }
        return new AddressWindow(List.of());
    }

    private static boolean isName(Segment segment, Reading reading, Parties parties) {
        String text = segment.text();
        return Signs.hasLetters(text, 2)
                && text.length() < 60
                && !parties.isOthers(segment.words().get(0))
                && !reading.isLabel(segment.words().get(0))
                && !Parties.TITLE.matches(text)
                && !Parties.CONTACT.matches(text)
                && !TOWN.matches(text)
                && !NO_NAME.isIn(text);
    }

    private static boolean isAddress(List<Segment> block, Reading reading) {
        if (block.size() < FEWEST || block.size() > MOST) {
            return false;
        }
        boolean town = block.stream().skip(1).anyMatch(line -> TOWN.matches(line.text()));
        boolean plain = block.stream()
                .noneMatch(line -> Parties.CONTACT.matches(line.text())
                        || reading.isLabel(line.words().get(0)));
        return town && plain;
    }

    boolean holds(Segment segment) {
        return words.contains(segment.words().get(0));
    }

    /** The lines of the address from the name on; empty if there is none. */
    List<List<Word>> rows() {
        return block.stream().map(Segment::words).toList();
    }
}
