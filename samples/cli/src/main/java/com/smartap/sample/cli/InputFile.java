package com.smartap.sample.cli;

import com.smartap.spi.ErrorCode;
import com.smartap.spi.InvalidRequestException;
import com.smartap.spi.SmartApException;
import com.smartap.spi.capture.DocumentSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a person named. */
final class InputFile {
    private static final int HEAD = 4096;

    private InputFile() {}

    static DocumentSource open(Path file) {
        require(file, "file");
        return DocumentSource.of(file);
    }

    /** The first bytes, by which providers recognise what is theirs. */
    static byte[] head(DocumentSource source) throws IOException {
        try (InputStream in = source.open()) {
            return in.readNBytes(HEAD);
        }
    }

    /** Refuses what is not there, and what is no file. */
    static void require(Path file, String field) {
        if (Files.isDirectory(file)) {
            throw new InvalidRequestException(
                    field, "%s is a directory. Maybe name the files in it, such as %s/*.".formatted(file, file));
        }
        if (!Files.exists(file)) {
            throw new SmartApException(ErrorCode.NOT_FOUND, "%s does not exist".formatted(file), false, field, null);
        }
    }
}
