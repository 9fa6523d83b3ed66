package com.smartap.capture.internal.ocr;

import com.smartap.capture.internal.image.Paper;
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
import java.util.function.Supplier;

/**
 * Reads the words of a picture, more than once where that helps: turned if it lies on a side, larger if its letters are
 * small, with the data of its own language, and as one column if it is long and narrow.
 */
final class PictureWords {
    private static final Duration LONGEST_PASS = Duration.ofSeconds(60);
    private static final double POOR = 0.5;
    private static final int FEW = 8;
    private static final double OTHER_SIZE = 1.5;
    private static final double UNSURE = 0.8;
    private static final double MOST_UNSURE = 0.12;
    private static final double NARROW = 0.66;

    /** The words and how the picture they were read in lies on the page. */
    record Found(WordPage page, int dpi, PageView view) {}

    private final OcrEngine engine;
    private final Deadline deadline;

    PictureWords(OcrEngine engine, Deadline deadline) {
        this.engine = engine;
        this.deadline = deadline;
    }

    /** Reads the sheet that a photograph shows, or all of it if that has hardly a word. */
    Found read(int number, Picture picture, List<String> languages) {
        PageImage photo = picture.image();
        Paper paper = Paper.in(photo);
        Found found = read(number, new Picture(paper.image(), picture.dpi()), part(paper, photo), languages);
        boolean nothing = found.page().words().size() < FEW && paper.image() != photo;
        return nothing && !deadline.isOver() ? read(number, picture, PageView.Part.WHOLE, languages) : found;
    }

    private static PageView.Part part(Paper paper, PageImage photo) {
        return new PageView.Part(
                (double) paper.left() / photo.width(),
                (double) paper.top() / photo.height(),
                (double) paper.image().width() / photo.width(),
                (double) paper.image().height() / photo.height());
    }

    private Found read(int number, Picture picture, PageView.Part part, List<String> languages) {
        Preparation ready = Preparation.of(picture.image());
        List<PlacedWord> words = first(ready, picture, languages);
        int turns = 0;
        if (words.size() < FEW || Agreement.certainty(words) < POOR) {
            turns = turns(ready.image(), words, languages);
            if (turns != 0) {
                ready = Preparation.of(Turning.quarters(picture.image(), turns));
                words = first(ready, picture, languages);
            }
        }
        PageImage image = ready.image();
        int dpi = (int) (picture.dpi() * ready.factor());
        List<PlacedWord> kept = sensible(again(ready, words, languages, dpi));
        return new Found(
                new WordPage(number, image.width(), image.height(), kept),
                dpi,
                new PageView(turns, ready.degrees(), Lean.of(kept), image.width(), image.height(), part));
    }

    private List<PlacedWord> first(Preparation ready, Picture picture, List<String> languages) {
        return pass(ready.image(), 1, languages, (int) (picture.dpi() * ready.factor()), shape(ready.image()));
    }

    private static Shape shape(PageImage image) {
        return image.width() < NARROW * image.height() ? Shape.COLUMN : Shape.PAGE;
    }

    /** Other looks at the same picture, as long as they promise more. */
    private List<PlacedWord> again(Preparation ready, List<PlacedWord> first, List<String> languages, int dpi) {
        PageImage image = ready.image();
        double factor = factor(image, first);
        List<String> own = languages(first, languages);
        Shape shape = shape(image);
        List<List<PlacedWord>> looks = new ArrayList<>(List.of(first));
        if (!deadline.isOver() && (factor != 1 || !own.equals(languages))) {
            if (!own.equals(languages)) {
                // The words of another language's data are not worth comparing with.
                looks.clear();
            }
            looks.add(pass(scaled(image, factor), factor, own, dpi, shape));
        }
        List<Supplier<List<PlacedWord>>> more = new ArrayList<>();
        more.add(() -> pass(scaled(ready.otherwise(), factor), factor, own, dpi, shape));
        more.add(() -> pass(ready.whole(), ready.wholeFactor(), own, dpi, shape));
        if (shape == Shape.COLUMN) {
            more.add(() -> pass(scaled(image, factor), factor, own, dpi, Shape.PAGE));
        }
        List<PlacedWord> words = Agreement.of(looks);
        for (Supplier<List<PlacedWord>> look : more) {
            if (deadline.isOver() || !isDoubtful(words)) {
                break;
            }
            looks.add(look.get());
            words = Agreement.of(looks);
        }
        return words;
    }

    /** Whether many of the letters were read without certainty. */
    private static boolean isDoubtful(List<PlacedWord> words) {
        double letters = words.stream().mapToInt(word -> word.text().length()).sum();
        double unsure = words.stream()
                .filter(word -> word.certainty() < UNSURE)
                .mapToInt(word -> word.text().length())
                .sum();
        return unsure > MOST_UNSURE * letters;
    }

    private static PageImage scaled(PageImage image, double factor) {
        return factor == 1 ? image : Scaling.by(image, factor);
    }

    /** Words of a picture that was made larger, where they stand on the one it was made of. */
    private List<PlacedWord> pass(PageImage larger, double factor, List<String> languages, int dpi, Shape shape) {
        Duration left = deadline.left();
        OcrHints hints = new OcrHints(
                languages, (int) (dpi * factor), shape, left.compareTo(LONGEST_PASS) < 0 ? left : LONGEST_PASS);
        List<PlacedWord> words = engine.recognise(larger, hints);
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

    /** Letters that the engine found much larger or smaller than their shapes were taken to be. */
    private static double factor(PageImage image, List<PlacedWord> words) {
        double height = words.stream()
                .map(WordBox::of)
                .filter(WordBox::isTall)
                .mapToDouble(WordBox::capital)
                .sorted()
                .skip(words.size() / 2)
                .findFirst()
                .orElse(0);
        double factor = Preparation.factor(image, height);
        return factor < 1.0 / OTHER_SIZE || factor > OTHER_SIZE ? factor : 1;
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
