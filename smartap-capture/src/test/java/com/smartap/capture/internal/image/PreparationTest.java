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
    void letters_are_measured_and_small_ones_made_larger() {
        double height = LetterHeight.of(Lighting.even(CLEAN));
        assertThat(height).isBetween(10.0, 40.0);
        PageImage small = Scaling.by(CLEAN, 12 / height);
        assertThat(LetterHeight.of(Lighting.even(small))).isCloseTo(12, within(3.0));
        Preparation ready = Preparation.of(small);
        assertThat(ready.factor()).isCloseTo(26 / 12.0, within(0.5));
        assertThat(ready.image().width()).isEqualTo((int) Math.round(small.width() * ready.factor()));
        assertThat(LetterHeight.of(Pictures.corner(300, 200))).isZero();
        assertThat(Preparation.of(Pictures.corner(300, 200)).factor()).isEqualTo(1);
    }

    @Test
    void a_tiny_page_is_never_made_larger_than_memory_allows() {
        assertThat(Preparation.factor(new PageImage(3000, 4000, new byte[12_000_000]), 3))
                .isLessThan(1.2);
        assertThat(Preparation.factor(CLEAN, 100)).isLessThan(0.3);
    }

    @Test
    void grain_all_over_a_picture_has_no_letters_to_measure() {
        byte[] grain = new byte[3000 * 2000];
        new Random(3).nextBytes(grain);
        assertThat(LetterHeight.of(new PageImage(3000, 2000, grain))).isZero();
    }

    @Test
    void lines_of_tables_go_and_letters_on_them_stay() {
        byte[] pixels = blank(400, 200);
        draw(pixels, 400, 20, 100, 360, 2);
        draw(pixels, 400, 200, 10, 2, 180);
        // A letter that stands on the line, and one as high as letters are.
        draw(pixels, 400, 60, 78, 4, 22);
        draw(pixels, 400, 120, 40, 3, 26);
        PageImage clean = Rules.removed(new PageImage(400, 200, pixels), 26);
        assertThat(clean.at(300, 101)).isEqualTo(255);
        assertThat(clean.at(201, 150)).isEqualTo(255);
        assertThat(clean.at(61, 90)).isZero();
        assertThat(clean.at(61, 99)).isZero();
        assertThat(clean.at(121, 50)).isZero();
        PageImage plain = Pictures.corner(100, 100);
        assertThat(Rules.removed(plain, 26).pixels()).isEqualTo(plain.pixels());
    }

    @Test
    void faded_ink_becomes_as_dark_as_the_rest_and_paper_stays_white() {
        byte[] pixels = blank(300, 100);
        for (int i = 0; i < pixels.length; i++) {
            int x = i % 300;
            boolean ink = x % 12 < 3 && i / 300 % 40 < 20;
            pixels[i] = (byte) (!ink ? 248 : x < 150 ? 20 : 165);
        }
        PageImage full = Contrast.full(new PageImage(300, 100, pixels));
        assertThat(full.at(241, 10)).isLessThan(40);
        assertThat(full.at(13, 10)).isLessThan(40);
        assertThat(full.at(246, 30)).isGreaterThan(240);
    }

    private static byte[] blank(int width, int height) {
        byte[] pixels = new byte[width * height];
        java.util.Arrays.fill(pixels, (byte) 255);
        return pixels;
    }

    private static void draw(byte[] pixels, int pageWidth, int x, int y, int width, int height) {
        for (int row = y; row < y + height; row++) {
            java.util.Arrays.fill(pixels, row * pageWidth + x, row * pageWidth + x + width, (byte) 0);
        }
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
