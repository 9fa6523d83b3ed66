package com.smartap.capture.internal.ocr;

import com.smartap.spi.capture.PlacedWord;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the table of words that Tesseract prints. Source: tesseract(1), {@code tsv}: level, page_num, block_num,
 * par_num, line_num, word_num, left, top, width, height, conf, text; level 5 is a word, conf is 0 to 100.
 */
public final class TesseractTsv {
    private static final int COLUMNS = 12;
    private static final int MOST_WORDS = 50_000;

    private TesseractTsv() {}

    /** The words; lines that are no words, or whose numbers make no sense, are left out. */
    public static List<PlacedWord> words(String table) {
        List<PlacedWord> words = new ArrayList<>();
        for (String line : table.split("\n", -1)) {
            String[] cells = line.split("\t", COLUMNS);
            if (cells.length == COLUMNS && cells[0].equals("5") && words.size() < MOST_WORDS) {
                add(words, cells);
            }
        }
        return words;
    }

    private static void add(List<PlacedWord> words, String[] cells) {
        String text = cells[11].strip();
        try {
            int width = Integer.parseInt(cells[8]);
            int height = Integer.parseInt(cells[9]);
            double certainty = Double.parseDouble(cells[10]) / 100;
            if (!text.isBlank() && width > 0 && height > 0 && certainty >= 0) {
                words.add(new PlacedWord(
                        text,
                        Integer.parseInt(cells[6]),
                        Integer.parseInt(cells[7]),
                        width,
                        height,
                        Math.min(1, certainty)));
            }
        } catch (NumberFormatException e) {
            // A line that is not of this form is not a word.
            return;
        }
    }
}
