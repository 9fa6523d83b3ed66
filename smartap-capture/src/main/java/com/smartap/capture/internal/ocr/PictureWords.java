package com.smartap.capture.internal.ocr;

import com.smartap.capture.internal.image.Picture;
import com.smartap.capture.internal.image.Preparation;
import com.smartap.capture.internal.image.Scaling;
import com.smartap.capture.internal.image.Turning;
import com.smartap.spi.capture.OcrEngine;
import com.smartap.spi.capture.OcrHints;
import com.smartap.spi.capture.OcrHints.Shape;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the words of a picture, more than once where that helps: turned if it lies on a side, larger if its letters are
 * small, with the data of its own language, and as one column if it is long and narrow.
 */
final class PictureWords {
    private static final Duration LONGEST_PASS = Duration.ofSeconds(60);
    private static final double POOR = 0.5;
    private static final int FEW = 8;
    /** Engines read best when capital letters are about so many pixels high. */
    private static final double BEST_HEIGHT = 26;

    private static final double SMALL = 19;
    private static final double LARGE = 48;
    private static final double LARGEST_FACTOR = 4;
    private static final double MOST_PIXELS = 24_000_000;
    private static final double NARROW = 0.66;

    /** The words and how the picture they were read in lies on the page. */
    record Found(WordPage page, int dpi, PageView view) {}

    private final OcrEngine engine;
    private final Deadline deadline;

    PictureWords(OcrEngine engine, Deadline deadline) {
        this.engine = engine;
        this.deadline = deadline;
    }

    Found read(int number, Picture picture, List<String> languages) {
        Preparation ready = Preparation.of(picture.image());
        List<PlacedWord> words = pass(ready.image(), 1, languages, picture.dpi(), Shape.PAGE);
        int turns = 0;
        if (words.size() < FEW || Agreement.certainty(words) < POOR) {
            turns = turns(ready.image(), words, languages);
            if (turns != 0) {
                ready = Preparation.of(Turning.quarters(picture.image(), turns));
                words = pass(ready.image(), 1, languages, picture.dpi(), Shape.PAGE);
            }
        }
        words = again(ready.image(), words, languages, picture.dpi());
        PageImage image = ready.image();
        List<PlacedWord> kept = sensible(words);
        return new Found(
                new WordPage(number, image.width(), image.height(), kept),
                picture.dpi(),
                new PageView(turns, ready.degrees(), Lean.of(kept), image.width(), image.height()));
    }

    /** Other looks at the same picture, where they promise more. */
    private List<PlacedWord> again(PageImage image, List<PlacedWord> first, List<String> languages, int dpi) {
        List<PlacedWord> words = first;
        double factor = factor(image, words);
        List<String> own = languages(words, languages);
        if (!deadline.isOver() && (factor != 1 || !own.equals(languages))) {
            List<PlacedWord> second = pass(image, factor, own, dpi, Shape.PAGE);
            // The words of another language's data are not worth comparing with.
            words = own.equals(languages) ? Agreement.of(words, second) : second;
        }
        boolean narrow = image.width() < NARROW * image.height();
        if (!deadline.isOver() && narrow) {
            words = Agreement.of(words, pass(image, factor, own, dpi, Shape.COLUMN));
        }
        return words;
    }

    private List<PlacedWord> pass(PageImage image, double factor, List<String> languages, int dpi, Shape shape) {
        Duration left = deadline.left();
        OcrHints hints = new OcrHints(
                languages, (int) (dpi * factor), shape, left.compareTo(LONGEST_PASS) < 0 ? left : LONGEST_PASS);
        PageImage scaled = factor == 1 ? image : Scaling.by(image, factor);
        List<PlacedWord> words = engine.recognise(scaled, hints);
        if (factor == 1) {
            return words;
        }
        return words.stream()
                .map(word -> new PlacedWord(
                        word.text(),
                        word.x() / factor,
                        word.y() / factor,
                        word.width() / factor,
                        word.height() / factor,
                        word.certainty()))
                .toList();
    }

    private static double factor(PageImage image, List<PlacedWord> words) {
        double height = words.stream()
                .map(WordBox::of)
                .filter(WordBox::isTall)
                .mapToDouble(WordBox::capital)
                .sorted()
                .skip(words.size() / 2)
                .findFirst()
                .orElse(BEST_HEIGHT);
        if (height >= SMALL && height <= LARGE) {
            return 1;
        }
        double pixels = (double) image.width() * image.height();
        double factor = Math.min(LARGEST_FACTOR, BEST_HEIGHT / height);
        return Math.min(factor, Math.sqrt(MOST_PIXELS / pixels));
    }

    private List<String> languages(List<PlacedWord> words, List<String> used) {
        Optional<String> own = Languages.of(words.stream().map(PlacedWord::text).toList());
        if (own.isEmpty() || used.contains(own.get()) || !engine.languages().contains(own.get())) {
            return used;
        }
        List<String> languages = new ArrayList<>(List.of(own.get()));
        languages.addAll(used);
        return languages;
    }

    /** The engine says how the text runs; where it cannot, the turn with the best reading is taken. */
    private int turns(PageImage image, List<PlacedWord> upright, List<String> languages) {
        OcrHints hints = new OcrHints(languages, 0, Shape.PAGE, deadline.left());
        OptionalInt told = engine.quarterTurns(image, hints);
        if (told.isPresent()) {
            return told.getAsInt();
        }
        double most = 1.5 * Agreement.legible(upright) + 20;
        int best = 0;
        for (int turns = 1; turns < 4 && !deadline.isOver(); turns++) {
            double legible = Agreement.legible(pass(Turning.quarters(image, turns), 1, languages, 0, Shape.PAGE));
            if (legible > most) {
                most = legible;
                best = turns;
            }
        }
        return best;
    }

    /** Specks and rules are read as single signs of which the engine is not sure. */
    private static List<PlacedWord> sensible(List<PlacedWord> words) {
        return words.stream()
                .filter(word -> word.text().chars().anyMatch(Character::isLetterOrDigit)
                        ? word.certainty() > 0.12
                        : word.certainty() > 0.5 && word.text().length() < 3)
                .toList();
    }
}
