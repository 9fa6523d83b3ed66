package com.smartap.spi.capture;

import com.smartap.spi.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bytes of a document, which can be opened as often as needed. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface DocumentSource {
    /** The name it was given, without any path; for messages only, never trusted. */
    String name();

    /** The number of bytes. */
    long size() throws IOException;

    /** A fresh stream from the first byte; the caller closes it. */
    InputStream open() throws IOException;

    /** All bytes, for callers that have checked the size. */
    default byte[] readAll() throws IOException {
        try (InputStream in = open()) {
            return in.readAllBytes();
        }
    }

    /** Bytes in memory. */
    static DocumentSource of(String name, byte[] bytes) {
        return new DocumentSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }
        };
    }

    /** A file. */
    static DocumentSource of(Path file) {
        return new DocumentSource() {
            @Override
            public String name() {
                Path name = file.getFileName();
                return name == null ? file.toString() : name.toString();
            }

            @Override
            public long size() throws IOException {
                return Files.size(file);
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }
}
