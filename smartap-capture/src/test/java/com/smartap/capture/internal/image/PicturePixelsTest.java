package com.smartap.capture.internal.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.PageImage;
import com.smartap.spi.capture.ReadLimits;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;

/** Every way to store a pixel that scanners, cameras and printing programs use: white stays white, and black black. */
class PicturePixelsTest {
    @Test
    void jpegs_of_four_printing_inks_are_read_as_they_print() throws IOException {
        // As Photoshop stores them: 255 is no ink. ImageMagick and Ghostscript see the same in these files.
        byte[] inks = Pictures.adobe(Pictures.bands(new int[] {255, 255, 255, 255}, new int[] {255, 255, 255, 0}), 0);
        assertThat(halves(inks)).isEqualTo("white black");
        byte[] mixed = Pictures.adobe(Pictures.bands(new int[] {255, 255, 255, 255}, new int[] {0, 0, 0, 255}), 0);
        assertThat(halves(mixed)).isEqualTo("white black");
        // Without Adobe's marker 255 is all of an ink.
        byte[] plain = Pictures.bands(new int[] {0, 0, 0, 0}, new int[] {0, 0, 0, 255});
        assertThat(halves(plain)).isEqualTo("white black");
    }

    @Test
    void jpegs_of_four_inks_with_the_brightness_first_are_not_turned_into_negatives() throws IOException {
        byte[] mixed = Pictures.adobe(Pictures.bands(new int[] {0, 128, 128, 255}, new int[] {255, 128, 128, 255}), 2);
        assertThat(halves(mixed)).isEqualTo("white black");
        byte[] key = Pictures.adobe(Pictures.bands(new int[] {0, 128, 128, 255}, new int[] {0, 128, 128, 0}), 2);
        assertThat(halves(key)).isEqualTo("white black");
    }

    @Test
    void a_jpeg_that_stores_red_green_and_blue_says_so_by_its_marker() throws IOException {
        byte[] rgb = Pictures.adobe(Pictures.bands(new int[] {255, 255, 255}, new int[] {0, 0, 0}), 0);
        assertThat(halves(rgb)).isEqualTo("white black");
    }

    @Test
    void pages_of_a_fax_have_one_bit_a_pixel() throws IOException {
        BufferedImage page = new BufferedImage(32, 16, BufferedImage.TYPE_BYTE_BINARY);
        paint(page, 0xffffffff, 0xff000000);
        BufferedImage second = new BufferedImage(32, 16, BufferedImage.TYPE_BYTE_BINARY);
        paint(second, 0xff000000, 0xffffffff);
        for (String packing : new String[] {"CCITT T.6", "CCITT T.4", "PackBits", "LZW"}) {
            ImageFile file = open(tiff(packing, page, second, page));
            assertThat(file.pages()).isEqualTo(3);
            assertThat(halves(file.page(0).image())).as(packing).isEqualTo("white black");
            assertThat(halves(file.page(1).image())).as(packing).isEqualTo("black white");
        }
    }

    @Test
    void pngs_of_sixteen_bits_and_with_clear_parts_lie_on_white_paper() throws IOException {
        ColorModel deep = new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                true,
                false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_USHORT);
        WritableRaster raster = deep.createCompatibleWritableRaster(32, 16);
        for (int x = 0; x < 32; x++) {
            for (int y = 0; y < 16; y++) {
                // Black everywhere, and clear on the left.
                raster.setPixel(x, y, x < 16 ? new int[] {0, 0} : new int[] {0, 65_535});
            }
        }
        assertThat(halves(png(new BufferedImage(deep, raster, false, null)))).isEqualTo("white black");
        int[] colours = {0x00000000, 0xff000000, 0xffffffff};
        IndexColorModel palette = new IndexColorModel(2, 3, colours, 0, true, 0, DataBuffer.TYPE_BYTE);
        BufferedImage indexed = new BufferedImage(32, 16, BufferedImage.TYPE_BYTE_BINARY, palette);
        for (int x = 0; x < 32; x++) {
            for (int y = 0; y < 16; y++) {
                indexed.getRaster().setSample(x, y, 0, x < 16 ? 0 : 1);
            }
        }
        assertThat(halves(png(indexed))).isEqualTo("white black");
    }

    @Test
    void a_png_says_how_the_camera_was_held_too() throws IOException {
        byte[] png = Pictures.file(Pictures.corner(48, 24), "png");
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(file);
        int head = 8 + 25;
        out.write(png, 0, head);
        byte[] exif = {
            'e', 'X', 'I', 'f', 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0
        };
        out.writeInt(exif.length - 4);
        out.write(exif);
        CRC32 sum = new CRC32();
        sum.update(exif);
        out.writeInt((int) sum.getValue());
        out.write(png, head, png.length - head);
        PageImage page = open(file.toByteArray()).page(0).image();
        assertThat(page.width()).isEqualTo(24);
        assertThat(page.at(22, 1)).isLessThan(60);
        assertThat(page.at(1, 1)).isGreaterThan(200);
    }

    private static void paint(BufferedImage image, int left, int right) {
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                image.setRGB(x, y, x < image.getWidth() / 2 ? left : right);
            }
        }
    }

    private static byte[] png(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "png", out)).isTrue();
        return out.toByteArray();
    }

    private static byte[] tiff(String packing, BufferedImage... pages) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        parameters.setCompressionType(packing);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (BufferedImage page : pages) {
                writer.writeToSequence(new IIOImage(page, null, null), parameters);
            }
            writer.endWriteSequence();
        } finally {
            writer.dispose();
        }
        return file.toByteArray();
    }

    private static String halves(byte[] bytes) {
        return halves(open(bytes).page(0).image());
    }

    private static String halves(PageImage page) {
        return shade(page.at(4, 4)) + " " + shade(page.at(page.width() - 5, 4));
    }

    private static String shade(int grey) {
        return grey > 225 ? "white" : grey < 30 ? "black" : "grey " + grey;
    }

    private static ImageFile open(byte[] bytes) {
        return ImageFile.open(DocumentSource.of("odd.bin", bytes), ReadLimits.DEFAULT);
    }
}
