package com.smartap.capture.internal.image;

import com.smartap.spi.capture.PageImage;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Decodes pictures to grey, never larger than an engine needs them. */
final class PictureDecoder {
    /** A4 at 400 dots per inch. */
    private static final long ENOUGH_PIXELS = 16_000_000;

    private final String format;
    private final byte[] file;
    private final @Nullable JpegFile jpeg;

    private PictureDecoder(String format, byte[] file, @Nullable JpegFile jpeg) {
        this.format = format;
        this.file = file;
        this.jpeg = jpeg;
    }

    static PictureDecoder of(String format, byte[] file) {
        return new PictureDecoder(format, file, null);
    }

    static PictureDecoder of(JpegFile jpeg) {
        return new PictureDecoder("jpeg", jpeg.plain(), jpeg);
    }

    Picture decode(int index, Frame frame) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) {
            throw new IIOException("this Java has no reader for " + format);
        }
        ImageReader reader = readers.next();
        int step = 1;
        while (frame.pixels() / ((long) step * step) > ENOUGH_PIXELS) {
            step++;
        }
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in, false, true);
            if (reader.getWidth(index) != frame.width() || reader.getHeight(index) != frame.height()) {
                throw new IIOException("the picture is of another size than its file says");
            }
            ImageReadParam some = reader.getDefaultReadParam();
            some.setSourceRegion(new Rectangle(frame.width(), frame.height()));
            some.setSourceSubsampling(step, step, 0, 0);
            PageImage grey = jpeg != null && jpeg.channels() == 4
                    ? FourColours.grey(reader.readRaster(index, some), jpeg)
                    : GreyPixels.of(reader.read(index, some));
            return finish(grey, frame, step);
        } finally {
            reader.dispose();
        }
    }

    /** Fax machines write pixels that are higher than wide. */
    private static Picture finish(PageImage grey, Frame frame, int step) {
        PageImage square = grey;
        int x = frame.dpiX();
        int y = frame.dpiY();
        if (x > 0 && y > 0 && Math.max(x, y) > 1.2 * Math.min(x, y) && Math.max(x, y) < 4 * Math.min(x, y)) {
            int dense = Math.max(x, y);
            square =
                    Scaling.to(grey, (int) ((long) grey.width() * dense / x), (int) ((long) grey.height() * dense / y));
            x = dense;
        }
        return new Picture(Turning.upright(square, frame.orientation()), x / step);
    }

    /** Pictures of four colours, which Java reads as they are stored. */
    private static final class FourColours {
        private FourColours() {}

        static PageImage grey(Raster raster, JpegFile jpeg) {
            int width = raster.getWidth();
            int height = raster.getHeight();
            byte[] grey = new byte[width * height];
            int[] row = new int[width * 4];
            for (int y = 0; y < height; y++) {
                raster.getPixels(0, y, width, 1, row);
                for (int x = 0; x < width; x++) {
                    grey[y * width + x] = (byte) grey(row, x * 4, jpeg);
                }
            }
            return new PageImage(width, height, grey);
        }

        private static int grey(int[] row, int at, JpegFile jpeg) {
            int black = jpeg.inverted() ? row[at + 3] : 255 - row[at + 3];
            int light = (row[at] * 77 + row[at + 1] * 150 + row[at + 2] * 29) >> 8;
            // Brightness is that of the inks: much of it is much ink. Source: Adobe technical note 5116, 18.
            int colour = jpeg.luminanceFirst() ? 255 - row[at] : light;
            return (jpeg.inverted() ? colour : 255 - colour) * black / 255;
        }
    }

    /** Pictures as Java decodes them. */
    private static final class GreyPixels {
        private GreyPixels() {}

        static PageImage of(BufferedImage image) {
            int width = image.getWidth();
            int height = image.getHeight();
            byte[] grey = new byte[width * height];
            boolean plain = image.getType() == BufferedImage.TYPE_BYTE_GRAY
                    || image.getType() == BufferedImage.TYPE_USHORT_GRAY;
            int shift = image.getType() == BufferedImage.TYPE_USHORT_GRAY ? 8 : 0;
            int[] row = new int[width];
            for (int y = 0; y < height; y++) {
                // The values as they are: Java would brighten greys when it converts them to colours.
                if (plain) {
                    image.getRaster().getSamples(0, y, width, 1, 0, row);
                } else {
                    image.getRGB(0, y, width, 1, row, 0, width);
                }
                for (int x = 0; x < width; x++) {
                    grey[y * width + x] = (byte) (plain ? row[x] >> shift : brightness(row[x]));
                }
            }
            return new PageImage(width, height, grey);
        }

        /** What is transparent lies on white paper. */
        private static int brightness(int argb) {
            int alpha = argb >>> 24;
            int light = (((argb >> 16) & 0xff) * 77 + ((argb >> 8) & 0xff) * 150 + (argb & 0xff) * 29) >> 8;
            return (light * alpha + 255 * (255 - alpha)) / 255;
        }
    }
}
