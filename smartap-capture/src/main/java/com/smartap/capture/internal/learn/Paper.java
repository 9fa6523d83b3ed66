package com.smartap.capture.internal.learn;

import com.smartap.capture.internal.layout.LayoutBuilder;
import com.smartap.capture.internal.layout.Line;
import com.smartap.capture.internal.layout.Segment;
import com.smartap.capture.internal.layout.TextDocument;
import com.smartap.capture.internal.layout.Word;
import com.smartap.capture.internal.ocr.RecognisedPage;
import com.smartap.capture.internal.read.Folding;
import com.smartap.capture.internal.read.Values;
import com.smartap.model.invoice.FieldReading;
import com.smartap.spi.capture.CandidateInvoice;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A document as the learner sees it, whatever it was read from: lines of text in which the usual word is {@value #UNIT}
 * high, and the places of all short texts.
 */
final class Paper {
    /** The size of the usual word, in which distances are measured. */
    static final double UNIT = 10;

    private static final int FIRST_PAGES = 5;
    private static final int LAST_PAGES = 3;
    private static final int MOST_WORDS = 3000;
    private static final int LONGEST = 4;
    private static final double SIDE = 0.05;

    private final List<WordPage> pages;
    private final TextDocument text;
    private final List<Values.Label> labels;
    private final Map<String, List<Spot>> spots = new LinkedHashMap<>();
    private final String plain;
    private final Map<Habits, Options> options = new HashMap<>();

    /** A text without digits, and where it stands. */
    record Spot(String text, Line line, List<Word> words) {
        double left() {
            return words.get(0).left();
        }

        double right() {
            return words.get(words.size() - 1).right();
        }

        double baseline() {
            return words.get(0).baseline();
        }

        int page() {
            return line.page();
        }
    }

    private Paper(List<WordPage> pages) {
        this.pages = pages;
        this.text = LayoutBuilder.build(
                pages.stream().map(page -> RecognisedPage.of(page, 0)).toList());
        this.labels = Values.labels(text.lines());
        StringBuilder all = new StringBuilder();
        for (Line line : text.lines()) {
            all.append(plain(line.text())).append(' ');
            line.segments().forEach(segment -> collect(line, segment));
        }
        this.plain = all.toString();
    }

    /** The pages of one invoice; of very long documents the first and the last ones, without pages full of words. */
    static Paper of(List<WordPage> pages, CandidateInvoice read) {
        CandidateInvoice.Part part = read.part();
        List<WordPage> own = new ArrayList<>();
        for (WordPage page : pages) {
            boolean other = part != null
                    && part.firstPage() > 0
                    && (page.number() < part.firstPage() || page.number() > part.lastPage());
            if (!other && page.words().size() <= MOST_WORDS) {
                own.add(page);
            }
        }
        List<WordPage> some = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            if (i < FIRST_PAGES || i >= own.size() - LAST_PAGES) {
                some.add(own.get(i));
            }
        }
        return new Paper(some);
    }

    private void collect(Line line, Segment segment) {
        List<Word> words = segment.words();
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST); to++) {
                if (words.get(to - 1).text().chars().anyMatch(Character::isDigit)) {
                    break;
                }
                String folded = Folding.fold(Segment.text(words.subList(from, to)));
                if (folded.chars().filter(Character::isLetter).count() >= 2) {
                    spots.computeIfAbsent(folded, key -> new ArrayList<>())
                            .add(new Spot(folded, line, words.subList(from, to)));
                }
            }
        }
    }

    /** The values of the document as a vendor of these habits writes them; looked up once. */
    Options options(Habits habits) {
        return options.computeIfAbsent(habits, known -> new Options(this, known));
    }

    boolean isEmpty() {
        return text.lines().isEmpty();
    }

    TextDocument text() {
        return text;
    }

    List<Line> lines() {
        return text.lines();
    }

    int firstPage() {
        return text.firstPage();
    }

    int lastPage() {
        return text.lastPage();
    }

    List<Values.Label> labels() {
        return labels;
    }

    /** All texts of up to four words, by what they say. */
    Map<String, List<Spot>> spots() {
        return spots;
    }

    /** Where a folded text stands; with one letter misread if it is nowhere else. */
    List<Spot> spots(String folded) {
        List<Spot> exact = spots.get(folded);
        if (exact != null) {
            return exact;
        }
        List<Spot> similar = new ArrayList<>();
        spots.forEach((other, places) -> {
            if (Folding.alike(folded, other)) {
                similar.addAll(places);
            }
        });
        return similar;
    }

    /** Whether the letters and digits of a value stand on one line. */
    boolean shows(String value) {
        String wanted = plain(value);
        return !wanted.isEmpty() && plain.contains(wanted);
    }

    /** Whether a word of these letters and digits stands somewhere, a misread letter of a long one forgiven. */
    boolean showsToken(String token) {
        return shows(token) || !spots(token).isEmpty();
    }

    FieldReading.Place place(List<Word> words) {
        return text.place(words);
    }

    /** Whether words stand in a box that was noted when the document was read. */
    boolean stands(List<Word> words, FieldReading.@Nullable Place noted) {
        if (noted == null || words.get(0).page() != noted.page()) {
            return false;
        }
        FieldReading.Place own = place(words);
        double across = Math.min(own.x() + own.width(), noted.x() + noted.width()) - Math.max(own.x(), noted.x());
        double down = Math.min(own.y() + own.height(), noted.y() + noted.height()) - Math.max(own.y(), noted.y());
        return across > 0.5 * Math.min(own.width(), noted.width())
                && down > 0.3 * Math.min(own.height(), noted.height())
                && noted.height() < own.height() + SIDE;
    }

    /** How sure whoever read them is of the words in a place: of the least certain one. */
    double certainty(FieldReading.Place place) {
        return pages.stream()
                .filter(page -> page.number() == place.page())
                .flatMap(page -> page.words().stream().filter(word -> isIn(word, page, place)))
                .mapToDouble(PlacedWord::certainty)
                .min()
                .orElse(1);
    }

    private static boolean isIn(PlacedWord word, WordPage page, FieldReading.Place place) {
        double x = (word.x() + word.width() / 2) / page.width();
        double y = (word.y() + word.height() / 2) / page.height();
        return x >= place.x() && x <= place.x() + place.width() && y >= place.y() && y <= place.y() + place.height();
    }

    /** Letters and digits in lower case. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
