package com.smartap.core.internal.learning;

import com.fasterxml.jackson.core.type.TypeReference;
import com.smartap.core.internal.persistence.Json;
import com.smartap.spi.capture.WordPage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Words of pages as they are kept: JSON in gzip, within limits. */
final class StoredWords {
    /** Longer documents teach nothing: what is learned from shows on the first and last pages, and space is dear. */
    static final int MOST_PAGES = 30;

    private static final int MOST_WORDS = 30_000;
    private static final int MOST_BYTES = 8 * 1024 * 1024;
    private static final TypeReference<List<WordPage>> PAGES = new TypeReference<>() {};

    private StoredWords() {}

    /** The words as bytes; empty if there are too many to be kept. */
    static Optional<byte[]> pack(List<WordPage> pages) {
        long words = pages.stream().mapToLong(page -> page.words().size()).sum();
        if (pages.size() > MOST_PAGES || words > MOST_WORDS) {
            return Optional.empty();
        }
        byte[] json = Json.of(pages).getBytes(StandardCharsets.UTF_8);
        if (json.length > MOST_BYTES) {
            return Optional.empty();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 8 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.of(bytes.toByteArray());
    }

    /** The words of bytes that {@link #pack} made. */
    static List<WordPage> unpack(byte[] bytes) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Json.to(new String(gzip.readNBytes(MOST_BYTES), StandardCharsets.UTF_8), PAGES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
