package com.smartap.capture.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.capture.PageImage;
import com.smartap.testkit.samples.SampleScans;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PaperTest {
    private static final PageImage SHEET = plain(Scaling.by(SampleScans.clean(), 0.4), 0);
    private static final int TABLE = 80;

    @Test
    void a_sheet_is_cut_out_of_the_table_it_lies_on() {
        for (double lean : new double[] {0, -3, 4}) {
            PageImage photo = photo(SHEET, lean, 1, 70);
            Paper paper = Paper.in(photo);
            assertThat(paper.image().width()).as("lean %s", lean).isBetween(SHEET.width(), SHEET.width() + 90);
            assertThat(paper.image().height()).as("lean %s", lean).isBetween(SHEET.height(), SHEET.height() + 90);
            assertThat(paper.left()).isBetween(TABLE - 45, TABLE + 5);
            assertThat(paper.top()).isBetween(TABLE - 45, TABLE + 5);
            // Where the table shows beside a sheet that leans it is white; half a cell of the search may be left.
            assertThat(share(paper.image(), 110)).isLessThan(share(SHEET, 110) + 0.02);
        }
    }

    @Test
    void the_letters_of_the_sheet_stay_as_they_are() {
        PageImage photo = photo(SHEET, 0, 1, 70);
        Paper paper = Paper.in(photo);
        for (int y = 0; y < SHEET.height(); y++) {
            for (int x = 0; x < SHEET.width(); x++) {
                int seen = paper.image().at(x + TABLE - paper.left(), y + TABLE - paper.top());
                assertThat(seen).as("%d, %d", x, y).isEqualTo(SHEET.at(x, y));
            }
        }
    }

    @Test
    void a_sheet_half_in_the_shade_is_kept_whole() {
        Paper paper = Paper.in(photo(SHEET, 1, 0.6, 50));
        assertThat(paper.image().width()).isGreaterThanOrEqualTo(SHEET.width());
        assertThat(paper.image().height()).isGreaterThanOrEqualTo(SHEET.height());
    }

    @Test
    void what_is_no_sheet_on_a_table_stays_whole() {
        assertWhole(SHEET);
        assertWhole(Pictures.corner(300, 200));
        byte[] grain = new byte[600 * 400];
        new Random(5).nextBytes(grain);
        assertWhole(new PageImage(600, 400, grain));
        assertWhole(new PageImage(1, 1, new byte[1]));
        assertWhole(new PageImage(3, 500, new byte[1500]));
    }

    @Test
    void a_dark_part_of_the_page_with_letters_of_its_own_is_no_table() {
        // White print on a dark frame all around a light field.
        byte[] pixels = new byte[800 * 600];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % 800;
            int y = i / 800;
            boolean field = x > 150 && x < 650 && y > 120 && y < 480;
            boolean print = x % 12 < 3 && y % 30 < 14;
            pixels[i] = (byte) (field ? print ? 20 : 240 : print ? 200 : 60);
        }
        assertWhole(new PageImage(800, 600, pixels));
    }

    @Test
    void a_sheet_whose_dark_head_has_a_name_on_it_keeps_its_head() {
        assertWhole(photo(plain(SHEET, 60), 0, 1, 70));
    }

    /** A page without the bar on top, or with a dark head so many rows high on which something is printed in white. */
    private static PageImage plain(PageImage page, int head) {
        byte[] pixels = page.pixels().clone();
        for (int y = 0; y < Math.max(12, head); y++) {
            for (int x = 0; x < page.width(); x++) {
                boolean print = y > 15 && y < 45 && x > 60 && x < 400 && x % 11 < 4;
                pixels[y * page.width() + x] = (byte) (head == 0 || print ? 255 : 40);
            }
        }
        return new PageImage(page.width(), page.height(), pixels);
    }

    private static void assertWhole(PageImage picture) {
        Paper paper = Paper.in(picture);
        assertThat(paper.image()).isSameAs(picture);
        assertThat(paper.left() + paper.top()).isZero();
    }

    /** The sheet on a grained table, seen with light that falls off to the right. */
    private static PageImage photo(PageImage sheet, double lean, double light, int table) {
        int width = sheet.width() + 2 * TABLE;
        int height = sheet.height() + 2 * TABLE;
        Random random = new Random(11);
        byte[] pixels = new byte[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double turned = Math.toRadians(lean);
                double right = x - width / 2.0;
                double down = y - height / 2.0;
                int column = (int) Math.floor(Math.cos(turned) * right + Math.sin(turned) * down + sheet.width() / 2.0);
                int row = (int) Math.floor(-Math.sin(turned) * right + Math.cos(turned) * down + sheet.height() / 2.0);
                boolean on = column >= 0 && row >= 0 && column < sheet.width() && row < sheet.height();
                int grey = on ? sheet.at(column, row) : table + random.nextInt(12);
                pixels[y * width + x] = (byte) (grey * (light + (1 - light) * (width - x) / width));
            }
        }
        return new PageImage(width, height, pixels);
    }

    private static double share(PageImage image, int darker) {
        int dark = 0;
        for (byte pixel : image.pixels()) {
            dark += (pixel & 0xff) < darker ? 1 : 0;
        }
        return dark / (double) image.pixels().length;
    }
}
