package com.smartap.capture.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is learned from two corrections, over vendors whose layouts nobody has seen. */
class LearningTest {
    private static final double TARGET = 0.99;

    @Test
    void after_two_corrections_the_next_documents_of_a_vendor_are_read_rightly_and_no_other_vendors_worse() {
        LearningFigures figures = new LearningFigures();
        figures.madeUp(4, 7000, false);
        figures.madeUp(4, 7100, true);
        figures.cross();
        figures.tallies().forEach((name, tally) -> System.out.println(tally.row(name)));
        assertThat(f1(figures, "made-up vendors, after two")).isGreaterThanOrEqualTo(TARGET);
        assertThat(f1(figures, "made-up vendors, as if scanned, after two")).isGreaterThanOrEqualTo(TARGET);
        assertThat(f1(figures, "made-up vendors, after two")).isGreaterThan(f1(figures, "made-up vendors, cold"));
        assertThat(figures.worse()).as("of %d readings", figures.others()).isZero();
    }

    private static double f1(LearningFigures figures, String name) {
        Tally tally = figures.tallies().get(name);
        assertThat(tally).as(name).isNotNull();
        return tally == null ? 0 : tally.microF1();
    }
}
