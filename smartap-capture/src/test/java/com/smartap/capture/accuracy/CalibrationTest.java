package com.smartap.capture.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What scores are worth, measured on layouts that the fit of the table did not see. With {@code
 * -Dsmartap.calibration.write=true} the table is fitted anew and written.
 */
class CalibrationTest {
    private static final Path TABLE = Path.of("src/main/resources/com/smartap/capture/calibration.tsv");

    @Test
    void probabilities_are_nearer_to_what_is_right_than_scores() throws IOException {
        if (Boolean.getBoolean("smartap.calibration.write")) {
            write();
        }
        List<CalibrationFit.Read> heldAside = CalibrationFit.heldAside();
        Tally scores = new Tally();
        Tally probabilities = new Tally();
        heldAside.forEach(read -> {
            scores.add(read.truth(), read.raw());
            probabilities.add(read.truth(), read.calibrated());
        });
        System.out.println("scores: " + scores.calibration().get(0));
        System.out.println("probabilities: " + probabilities.calibration().get(0));
        probabilities.reliability().forEach(System.out::println);
        assertThat(probabilities.brier()).isLessThan(scores.brier());
        assertThat(probabilities.calibrationError())
                .isLessThan(scores.calibrationError())
                .isLessThan(0.04);
    }

    @Test
    void of_scores_that_are_right_as_often_as_they_say_nothing_changes() {
        List<Isotonic.Sample> samples = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            samples.add(new Isotonic.Sample(0.6, i % 10 < 6));
            samples.add(new Isotonic.Sample(0.9, i % 10 < 9));
        }
        TreeMap<Double, Double> curve = Isotonic.fit(samples);
        assertThat(curve).containsEntry(0.6, 0.6).containsEntry(0.9, 0.9);
    }

    @Test
    void a_curve_never_falls_and_pools_what_would() {
        List<Isotonic.Sample> samples = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            samples.add(new Isotonic.Sample(0.5, true));
            samples.add(new Isotonic.Sample(0.7, i % 2 == 0));
            samples.add(new Isotonic.Sample(0.9, true));
        }
        TreeMap<Double, Double> curve = Isotonic.fit(samples);
        // All of the lower and half of the upper ones are three quarters of both, drawn a little to the scores.
        assertThat(curve.get(0.5)).isBetween(0.70, 0.75);
        assertThat(curve.get(0.7)).isBetween(0.73, 0.76);
        assertThat(new ArrayList<>(curve.values())).isSorted();
        assertThat(Isotonic.row("x", curve)).startsWith("x\t0:0\t0.5:0.7").contains("\t0.9:0.9");
    }

    @Test
    void where_little_was_seen_a_score_stays_what_it_was() {
        TreeMap<Double, Double> curve = Isotonic.fit(List.of(new Isotonic.Sample(0.5, true)));
        assertThat(curve.get(0.5)).isBetween(0.5, 0.65);
    }

    private static void write() throws IOException {
        CalibrationFit fit = CalibrationFit.fitted();
        List<String> rows = new ArrayList<>(List.of(
                "# What a reader's score is worth on text PDFs: a group of fields or one field, then score:probability,"
                        + " between which lines are drawn.",
                "# Fitted by pooling adjacent violators (CalibrationFit of the tests, -Dsmartap.calibration.write=true) on "
                        + fit.size() + ",",
                "# of invoices made at random. A field has a curve of its own where enough of its values are wrong.",
                "# Dates keep the caps of their scores: 0.6 without a label, 0.7 while day and month may be swapped, 0.8"
                        + " where derived."));
        rows.addAll(fit.table());
        Files.write(TABLE, rows);
    }
}
