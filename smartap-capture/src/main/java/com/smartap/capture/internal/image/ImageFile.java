package com.smartap.capture.internal.image;

import com.smartap.spi.DocumentException;
import com.smartap.spi.ErrorCode;
import com.smartap.spi.capture.DocumentSource;
import com.smartap.spi.capture.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** A file of pictures; their number and sizes are known and bounded before one of them is decoded. */
public final class ImageFile {
    /** What is larger is no page of paper: A3 at 600 dots per inch has 70 million pixels. */
    private static final long MOST_PIXELS = 80_000_000;

    private static final int LONGEST_SIDE = 30_000;

    private final String name;
    private final PictureDecoder decoder;
    private final List<Frame> frames;

    private ImageFile(String name, PictureDecoder decoder, List<Frame> frames) {
        this.name = name;
        this.decoder = decoder;
        this.frames = frames;
    }

    /**
     * Looks at the file's own description of its pictures.
     *
     * @throws DocumentException if it is no picture, damaged, or above the limits
     */
    public static ImageFile open(DocumentSource source, ReadLimits limits) {
        String name = source.name();
        byte[] bytes = load(source, limits);
        if (bytes.length == 0) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_EMPTY, "%s has no bytes. Maybe the upload was interrupted.".formatted(name));
        }
        ImageKind kind = ImageKind.of(bytes)
                .orElseThrow(() -> new DocumentException(
                        ErrorCode.DOCUMENT_UNSUPPORTED,
                        "%s is no PNG, JPEG or TIFF. Maybe its name is wrong.".formatted(name)));
        ImageFile file = describe(name, kind, bytes, limits.maxPages());
        file.frames.forEach(frame -> bounded(name, frame));
        if (file.frames.size() > limits.maxPages()) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s has more than %d pages. Maybe send the invoice without its annexes."
                            .formatted(name, limits.maxPages()));
        }
        return file;
    }

    private static ImageFile describe(String name, ImageKind kind, byte[] bytes, int maxPages) {
        return switch (kind) {
            case PNG -> {
                PngFile png = PngFile.open(bytes, () -> damaged(name));
                yield new ImageFile(name, PictureDecoder.of("png", png.plain()), List.of(png.frame()));
            }
            case JPEG -> {
                JpegFile jpeg = JpegFile.open(bytes, () -> damaged(name));
                yield new ImageFile(name, PictureDecoder.of(jpeg), List.of(jpeg.frame()));
            }
            case TIFF ->
                new ImageFile(
                        name, PictureDecoder.of("tiff", bytes), TiffFile.frames(bytes, maxPages, () -> damaged(name)));
        };
    }

    private static void bounded(String name, Frame frame) {
        boolean huge = frame.pixels() > MOST_PIXELS || Math.max(frame.width(), frame.height()) > LONGEST_SIDE;
        if (huge) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_TOO_LARGE,
                    "%s has a picture of %d by %d pixels; %d million are the most. Maybe scan it at 300 dots per inch."
                            .formatted(name, frame.width(), frame.height(), MOST_PIXELS / 1_000_000));
        }
    }

    /** How many pictures it has. */
    public int pages() {
        return frames.size();
    }

    /**
     * A picture, upright as far as the file knows, in grey.
     *
     * @param index counted from 0
     * @throws DocumentException {@code DOCUMENT_DAMAGED} if it cannot be decoded
     */
    public Picture page(int index) {
        Frame frame = frames.get(index);
        try {
            return decoder.decode(index, frame);
        } catch (IOException | RuntimeException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "picture %d of %s is damaged and cannot be read. Maybe ask the vendor to send it again."
                            .formatted(index + 1, name),
                    e);
        }
    }

    private static DocumentException damaged(String name) {
        return new DocumentException(
                ErrorCode.DOCUMENT_DAMAGED,
                "%s is damaged or cut off. Maybe ask the vendor to send it again.".formatted(name));
    }

    private static byte[] load(DocumentSource source, ReadLimits limits) {
        int most = (int) Math.min(Integer.MAX_VALUE - 16, limits.maxBytes());
        try (InputStream in = source.open()) {
            byte[] bytes = in.readNBytes(most);
            if (bytes.length == most && in.read() >= 0) {
                throw new DocumentException(
                        ErrorCode.DOCUMENT_TOO_LARGE,
                        "%s is larger than %d bytes. Maybe send it in parts.".formatted(source.name(), most));
            }
            return bytes;
        } catch (IOException e) {
            throw new DocumentException(
                    ErrorCode.DOCUMENT_DAMAGED,
                    "%s cannot be opened. Maybe it was moved or deleted.".formatted(source.name()),
                    e);
        }
    }
}
