package com.smartap.capture.internal.read;

import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The number under a title, which says only that it is one: {@code FATURA} and below it {@code Nº 2024/118}. */
final class TitleNumber {
    private static final int NEXT_LINES = 3;
    private static final double SCORE = 0.85;
    private static final double NEAR = 4;

    private final Reading reading;

    TitleNumber(Reading reading) {
        this.reading = reading;
    }

    /** @param code finds a number among some words */
    Optional<Candidate<String>> find(Function<List<Word>, Optional<Candidate<String>>> code) {
        for (Line line : reading.lines()) {
            if (line.page() != reading.document.firstPage()) {
                return Optional.empty();
            }
            for (Segment segment : line.segments()) {
                Optional<Candidate<String>> found = isNumberSign(segment) && standsUnderTitle(line, segment)
                        ? code.apply(segment.words().subList(1, segment.words().size()))
                        : Optional.empty();
                if (found.isPresent()) {
                    return found.map(number -> number.scored(SCORE * number.score()));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isNumberSign(Segment segment) {
        String first = segment.words().get(0).text();
        return segment.words().size() > 1
                && first.length() <= 4
                && "#nN".indexOf(first.charAt(0)) >= 0
                && Folding.tokens(first).equals(List.of("#"));
    }

    private boolean standsUnderTitle(Line line, Segment segment) {
        for (int i = line.index() - 1; i >= Math.max(0, line.index() - NEXT_LINES); i--) {
            Line above = reading.lines().get(i);
            boolean near = above.page() == line.page()
                    && line.baseline() - above.baseline() < NEAR * Math.max(segment.size(), above.size());
            for (Segment title : above.segments()) {
                boolean aligned = Math.abs(title.left() - segment.left()) < 4
                        || Math.abs(title.right() - segment.right()) < 4
                        || title.left() < segment.right() && title.right() > segment.left();
                if (near && aligned && Parties.TITLE.matcher(title.text()).matches()) {
                    return true;
                }
            }
        }
        return false;
    }
}
