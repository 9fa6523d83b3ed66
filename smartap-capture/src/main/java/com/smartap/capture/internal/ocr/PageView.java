package com.smartap.capture.internal.ocr;

import com.smartap.model.invoice.FieldReading;
import com.smartap.spi.capture.PlacedWord;
import com.smartap.spi.capture.WordPage;
import java.util.ArrayList;
import java.util.List;

/**
 * How the picture that was read lies on the page that a person sees: turned by quarters, then levelled. Boxes found in
 * the one are shown on the other.
 *
 * @param turns quarter turns, clockwise, that made the page upright
 * @param degrees by which it was then turned clockwise around its middle
 * @param lean rise over run that is left in its lines, and was taken out of the boxes
 * @param width of the picture that was read
 * @param height of the picture that was read
 * @param part what of the page that picture shows
 */
public record PageView(int turns, double degrees, double lean, double width, double height, Part part) {
    /**
     * A part of the page that a person sees, all of it from 0 to 1.
     *
     * @param left where it begins
     * @param top where it begins
     * @param across its width
     * @param down its height
     */
    public record Part(double left, double top, double across, double down) {
        static final Part WHOLE = new Part(0, 0, 1, 1);
    }

    PageView(int turns, double degrees, double lean, double width, double height) {
        this(turns, degrees, lean, width, height, Part.WHOLE);
    }

    /** A box on the page that a person sees. */
    public FieldReading.Place shown(FieldReading.Place read) {
        double[] box = {1, 1, 0, 0};
        for (int corner = 0; corner < 4; corner++) {
            double x = read.x() + (corner % 2 == 0 ? 0 : read.width());
            double fall = lean * (read.x() + read.width() / 2) * width / height;
            double y = read.y() + (corner < 2 ? 0 : read.height()) + fall;
            double[] point = turnedBack(leanedBack(x, y));
            point[0] = part.left() + part.across() * point[0];
            point[1] = part.top() + part.down() * point[1];
            box[0] = Math.min(box[0], point[0]);
            box[1] = Math.min(box[1], point[1]);
            box[2] = Math.max(box[2], point[0]);
            box[3] = Math.max(box[3], point[1]);
        }
        double left = Math.max(0, Math.min(1, box[0]));
        double top = Math.max(0, Math.min(1, box[1]));
        double right = Math.max(left, Math.min(1, box[2]));
        double bottom = Math.max(top, Math.min(1, box[3]));
        return new FieldReading.Place(read.page(), left, top, right - left, bottom - top);
    }

    /** Words of the picture that was read, on the page that a person sees. */
    WordPage seen(WordPage read) {
        boolean lying = Math.floorMod(turns, 2) == 1;
        double across = (lying ? read.height() : read.width()) / part.across();
        double down = (lying ? read.width() : read.height()) / part.down();
        // These words still lean as they did: only the turns are undone.
        PageView plain = new PageView(turns, degrees, 0, width, height, part);
        List<PlacedWord> words = new ArrayList<>();
        for (PlacedWord word : read.words()) {
            FieldReading.Place box = plain.shown(new FieldReading.Place(
                    read.number(),
                    word.x() / read.width(),
                    word.y() / read.height(),
                    word.width() / read.width(),
                    word.height() / read.height()));
            if (box.width() > 0 && box.height() > 0) {
                words.add(new PlacedWord(
                        word.text(),
                        box.x() * across,
                        box.y() * down,
                        box.width() * across,
                        box.height() * down,
                        word.certainty()));
            }
        }
        return new WordPage(read.number(), across, down, words);
    }

    private double[] leanedBack(double x, double y) {
        double sin = Math.sin(Math.toRadians(degrees));
        double cos = Math.cos(Math.toRadians(degrees));
        double right = (x - 0.5) * width;
        double down = (y - 0.5) * height;
        return new double[] {(cos * right + sin * down) / width + 0.5, (-sin * right + cos * down) / height + 0.5};
    }

    private double[] turnedBack(double[] point) {
        return switch (Math.floorMod(turns, 4)) {
            case 1 -> new double[] {point[1], 1 - point[0]};
            case 2 -> new double[] {1 - point[0], 1 - point[1]};
            case 3 -> new double[] {1 - point[1], point[0]};
            default -> point;
        };
    }
}
