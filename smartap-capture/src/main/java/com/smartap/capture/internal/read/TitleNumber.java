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
    private static final double BARE = 0.7;
    private static final int FEWEST_DIGITS = 4;
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
                boolean signed = isNumberSign(segment);
                boolean bare = !signed && segment.words().size() == 1 && mayBeNumber(segment.text());
                if ((signed || bare) && standsUnderTitle(line, segment)) {
                    Optional<Candidate<String>> found = code.apply(segment.words()
                            .subList(signed ? 1 : 0, segment.words().size()));
                    if (found.isPresent()) {
                        return found.map(number -> number.scored((signed ? SCORE : BARE) * number.score()));
                    }
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

    /** A number that nothing announces has four digits or more. */
    private static boolean mayBeNumber(String text) {
        return text.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/-_.".indexOf(c) >= 0);
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
