package com.smartap.capture.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.smartap.spi.capture.PageImage;
import com.smartap.testkit.samples.SampleScans;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final PageImage CLEAN = Scaling.by(SampleScans.clean(), 0.7);

    @Test
    void a_page_that_leans_is_levelled() {
        for (double lean : new double[] {-4.3, -0.8, 0.5, 3.1}) {
            PageImage leaning = Turning.byDegrees(CLEAN, lean);
            assertThat(Skew.angle(leaning)).as("a lean of %s degrees", lean).isCloseTo(lean, within(0.15));
            assertThat(Preparation.of(leaning).degrees()).isCloseTo(-lean, within(0.15));
        }
    }

    @Test
    void a_page_that_is_level_stays_as_it_is() {
        assertThat(Preparation.of(CLEAN).degrees()).isZero();
        assertThat(Preparation.of(Pictures.corner(300, 200)).degrees()).isZero();
    }

    @Test
    void a_shadow_over_half_the_page_goes_away() {
        byte[] pixels = CLEAN.pixels().clone();
        for (int i = 0; i < pixels.length; i++) {
            int x = i % CLEAN.width();
            double light = 0.45 + 0.55 * x / CLEAN.width();
            pixels[i] = (byte) ((pixels[i] & 0xff) * light);
        }
        PageImage even = Lighting.even(new PageImage(CLEAN.width(), CLEAN.height(), pixels));
        for (int y = 10; y < even.height(); y += 50) {
            for (int x = 10; x < even.width(); x += 50) {
                if (CLEAN.at(x, y) == 255) {
                    assertThat(even.at(x, y)).as("paper at %d, %d", x, y).isGreaterThan(225);
                }
            }
        }
    }

    @Test
    void specks_go_and_letters_stay() {
        byte[] pixels = CLEAN.pixels().clone();
        Random random = new Random(7);
        for (int i = 0; i < pixels.length / 300; i++) {
            pixels[random.nextInt(pixels.length)] = 0;
        }
        PageImage dirty = new PageImage(CLEAN.width(), CLEAN.height(), pixels);
        long before = difference(dirty);
        assertThat(difference(Specks.removed(dirty))).isLessThan(before / 4);
        assertThat(Specks.removed(CLEAN)).isSameAs(CLEAN);
    }

    @Test
    void four_quarter_turns_are_none_and_sizes_are_kept_in_proportion() {
        PageImage corner = Pictures.corner(30, 12);
        PageImage round = corner;
        for (int i = 0; i < 4; i++) {
            round = Turning.quarters(round, 1);
        }
        assertThat(round.pixels()).isEqualTo(corner.pixels());
        PageImage large = Scaling.by(corner, 2.5);
        assertThat(large.width()).isEqualTo(75);
        assertThat(large.at(2, 2)).isLessThan(10);
        assertThat(large.at(70, 25)).isGreaterThan(245);
    }

    private static long difference(PageImage page) {
        long pixels = 0;
        for (int i = 0; i < page.pixels().length; i++) {
            pixels += Math.abs((page.pixels()[i] & 0xff) - (CLEAN.pixels()[i] & 0xff)) > 128 ? 1 : 0;
        }
        return pixels;
    }
}
