package com.smartap.payments.channel;

import com.smartap.model.ContentHash;
import com.smartap.model.IdempotencyKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a key stands for.
 *
 * @param fileName the name that the bank sees
 * @param hash SHA-256 of the file
 */
record Receipt(String fileName, ContentHash hash) {
    private static final int LINES = 3;

    /** The short form of a key that is part of names. */
    static String tag(IdempotencyKey key) {
        return ContentHash.of(key.value().getBytes(StandardCharsets.UTF_8)).hex();
    }

    static Optional<Receipt> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        if (lines.size() < LINES) {
            throw new IOException("the receipt %s is damaged".formatted(file.getFileName()));
        }
        return Optional.of(new Receipt(lines.get(0), new ContentHash(lines.get(1))));
    }

    /** The key stands in the third line for people who look for it. */
    void write(Path file, IdempotencyKey key) throws IOException {
        DurableFiles.write(file, fileName + "\n" + hash.hex() + "\n" + key + "\n");
    }
}
