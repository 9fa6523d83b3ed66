package com.smartap.capture.internal.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.capture.PlacedWord;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgreementTest {
    @Test
    void what_both_readings_say_is_surer_than_either() {
        List<PlacedWord> both =
                Agreement.of(List.of(List.of(word("87.45", 100, 0.7)), List.of(word("87.45", 101, 0.6))));
        assertThat(both).hasSize(1);
        assertThat(both.get(0).certainty()).isBetween(0.85, 0.9);
    }

    @Test
    void where_they_differ_the_surer_one_counts_and_is_less_sure() {
        List<PlacedWord> one =
                Agreement.of(List.of(List.of(word("87.46", 100, 0.6)), List.of(word("87.45", 100, 0.9))));
        assertThat(one).extracting(PlacedWord::text).containsExactly("87.45");
        assertThat(one.get(0).certainty()).isBetween(0.6, 0.85);
    }

    @Test
    void of_two_that_are_as_sure_the_one_that_people_write_counts() {
        assertThat(Agreement.of(List.of(List.of(word("0.3\u00a2", 100, 0.72)), List.of(word("0.30", 100, 0.7)))))
                .extracting(PlacedWord::text)
                .containsExactly("0.30");
    }

    @Test
    void a_word_that_was_read_whole_replaces_its_pieces() {
        List<PlacedWord> pieces = List.of(
                new PlacedWord("RES", 100, 10, 40, 20, 0.6),
                new PlacedWord("8N", 170, 10, 30, 20, 0.3),
                word("SHENG", 300, 0.9));
        List<PlacedWord> whole = List.of(new PlacedWord("RESTORAN", 100, 10, 110, 20, 0.8), word("SHENG", 300, 0.9));
        assertThat(Agreement.of(List.of(pieces, whole)))
                .extracting(PlacedWord::text)
                .containsExactlyInAnyOrder("RESTORAN", "SHENG");
    }

    @Test
    void what_only_one_saw_is_kept_if_it_is_sure() {
        List<PlacedWord> merged = Agreement.of(List.of(
                List.of(word("TOTAL", 10, 0.9), word("AMOUNT", 100, 0.9)),
                List.of(word("12.00", 300, 0.8), word("xy", 500, 0.4))));
        assertThat(merged).extracting(PlacedWord::text).containsExactly("TOTAL", "AMOUNT", "12.00");
    }

    @Test
    void what_two_of_three_say_counts_however_sure_the_third_one_is() {
        List<PlacedWord> merged = Agreement.of(List.of(
                List.of(word("28/05/18", 100, 0.75)),
                List.of(word("20/05/18", 100, 0.95)),
                List.of(word("28/05/18", 100, 0.74))));
        assertThat(merged).extracting(PlacedWord::text).containsExactly("28/05/18");
        assertThat(merged.get(0).certainty()).isBetween(0.6, 0.8);
    }

    @Test
    void dirt_beside_a_word_does_not_make_its_box_larger() {
        PlacedWord tight = word("SANG", 100, 0.9);
        PlacedWord dirty = new PlacedWord("SANG", 20, 5, 140, 40, 0.95);
        assertThat(Agreement.of(List.of(List.of(dirty), List.of(tight))))
                .singleElement()
                .satisfies(word -> assertThat(word.x()).isEqualTo(100));
    }

    private static PlacedWord word(String text, double x, double certainty) {
        return new PlacedWord(text, x, 10, 12 * text.length(), 20, certainty);
    }
}
