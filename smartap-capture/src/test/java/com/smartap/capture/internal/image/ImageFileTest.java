package com.smartap.capture.internal.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.ReadLimits;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageFileTest {
    private static final PageImage CORNER = Pictures.corner(48, 24);

    @Test
    void png_jpeg_and_tiff_give_the_same_page() {
        for (String format : List.of("png", "jpeg", "tiff")) {
            PageImage read = open(Pictures.file(CORNER, format)).page(0).image();
            assertThat(read.width()).as(format).isEqualTo(48);
            assertThat(read.at(2, 2)).as(format).isLessThan(30);
            assertThat(read.at(40, 20)).as(format).isGreaterThan(225);
        }
    }

    @Test
    void pictures_of_every_kind_of_pixel_keep_their_greys() throws IOException {
        for (int type : new int[] {
            BufferedImage.TYPE_BYTE_GRAY,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_BYTE_BINARY,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_BYTE_INDEXED
        }) {
            BufferedImage image = new BufferedImage(3, 1, type);
            image.setRGB(0, 0, 0xff000000);
            image.setRGB(1, 0, 0xffffffff);
            image.setRGB(2, 0, type == BufferedImage.TYPE_INT_ARGB ? 0x00000000 : 0xffffffff);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            PageImage read = open(out.toByteArray()).page(0).image();
            assertThat(List.of(read.at(0, 0), read.at(1, 0), read.at(2, 0)))
                    .as("type %d", type)
                    .containsExactly(0, 255, 255);
        }
    }

    @Test
    void a_camera_that_was_held_otherwise_says_so() throws IOException {
        byte[] jpeg = Pictures.file(CORNER, "jpeg");
        assertThat(black(Pictures.turned(jpeg, 1))).isEqualTo("48x24 left top");
        assertThat(black(Pictures.turned(jpeg, 2))).isEqualTo("48x24 right top");
        assertThat(black(Pictures.turned(jpeg, 3))).isEqualTo("48x24 right bottom");
        assertThat(black(Pictures.turned(jpeg, 4))).isEqualTo("48x24 left bottom");
        assertThat(black(Pictures.turned(jpeg, 5))).isEqualTo("24x48 left top");
        assertThat(black(Pictures.turned(jpeg, 6))).isEqualTo("24x48 right top");
        assertThat(black(Pictures.turned(jpeg, 7))).isEqualTo("24x48 right bottom");
        assertThat(black(Pictures.turned(jpeg, 8))).isEqualTo("24x48 left bottom");
        assertThat(black(Pictures.turned(jpeg, 77))).isEqualTo("48x24 left top");
    }

    private static String black(byte[] jpeg) {
        PageImage page = open(jpeg).page(0).image();
        boolean left = page.at(1, 1) < 60 || page.at(1, page.height() - 2) < 60;
        boolean top = page.at(1, 1) < 60 || page.at(page.width() - 2, 1) < 60;
        return "%dx%d %s %s".formatted(page.width(), page.height(), left ? "left" : "right", top ? "top" : "bottom");
    }

    @Test
    void a_tiff_has_as_many_pages_as_were_put_in() throws IOException {
        ImageFile file = open(Pictures.tiff(List.of(CORNER, Pictures.corner(10, 60), CORNER)));
        assertThat(file.pages()).isEqualTo(3);
        assertThat(file.page(1).image().height()).isEqualTo(60);
    }

    @Test
    void a_bomb_is_refused_before_it_is_decoded() throws IOException {
        assertRefused(Pictures.bomb(30_000, 30_000), ErrorCode.DOCUMENT_TOO_LARGE);
        assertRefused(Pictures.bomb(1_000_000, 4), ErrorCode.DOCUMENT_TOO_LARGE);
        assertRefused(Pictures.bomb(-5, 4), ErrorCode.DOCUMENT_DAMAGED);
        assertRefused(Pictures.bomb(0, 4), ErrorCode.DOCUMENT_DAMAGED);
    }

    @Test
    void what_is_cut_off_is_damaged_since_the_total_stands_below() {
        for (String format : List.of("png", "jpeg", "tiff")) {
            byte[] whole = Pictures.file(Pictures.corner(300, 300), format);
            assertRefused(Arrays.copyOf(whole, whole.length * 2 / 3), ErrorCode.DOCUMENT_DAMAGED);
        }
    }

    @Test
    void a_tiff_that_runs_in_a_circle_ends() throws IOException {
        byte[] tiff = Pictures.tiff(List.of(CORNER));
        int directory = (int) new Bytes(tiff, 0, tiff.length, tiff[0] == 'I', IllegalStateException::new).u32(4);
        boolean little = tiff[0] == 'I';
        int entries = new Bytes(tiff, 0, tiff.length, little, IllegalStateException::new).u16(directory);
        int next = directory + 2 + 12 * entries;
        for (int i = 0; i < 4; i++) {
            tiff[next + i] = (byte) (directory >> (little ? 8 * i : 24 - 8 * i));
        }
        assertThat(open(tiff).pages()).isEqualTo(1);
    }

    @Test
    void too_many_pages_and_too_many_bytes_are_refused() throws IOException {
        byte[] tiff = Pictures.tiff(List.of(CORNER, CORNER, CORNER));
        ReadLimits two = new ReadLimits(1 << 20, 2, 100, Duration.ofSeconds(1));
        assertThatThrownBy(() -> ImageFile.open(DocumentSource.of("a.tif", tiff), two))
                .hasMessageContaining("more than 2 pages");
        ReadLimits small = new ReadLimits(tiff.length - 1, 9, 100, Duration.ofSeconds(1));
        assertThatThrownBy(() -> ImageFile.open(DocumentSource.of("a.tif", tiff), small))
                .hasMessageContaining("larger than");
    }

    @Test
    void whatever_bytes_come_the_answer_is_a_picture_or_a_refusal() throws IOException {
        Random random = new Random(20261121);
        List<byte[]> seeds = List.of(
                Pictures.file(CORNER, "png"),
                Pictures.turned(Pictures.file(CORNER, "jpeg"), 6),
                Pictures.tiff(List.of(CORNER, CORNER)));
        for (int i = 0; i < 1500; i++) {
            byte[] bytes = seeds.get(i % seeds.size()).clone();
            for (int hit = 0; hit <= random.nextInt(6); hit++) {
                bytes[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt(256);
            }
            try {
                ImageFile file = open(bytes);
                assertThat(file.page(file.pages() - 1).image().width()).isPositive();
            } catch (DocumentException refusal) {
                assertThat(refusal.code().name()).startsWith("DOCUMENT_");
                assertThat(refusal).hasMessageContaining("odd.bin");
            }
        }
    }

    private static void assertRefused(byte[] bytes, ErrorCode code) {
        assertThatThrownBy(() -> open(bytes).page(0))
                .isInstanceOfSatisfying(
                        DocumentException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code))
                .hasMessageContaining("odd.bin")
                .hasMessageContaining("Maybe");
    }

    private static ImageFile open(byte[] bytes) {
        return ImageFile.open(DocumentSource.of("odd.bin", bytes), ReadLimits.DEFAULT);
    }
}
