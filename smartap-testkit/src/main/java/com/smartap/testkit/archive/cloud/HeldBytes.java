package com.smartap.testkit.archive.cloud;

import com.smartap.spi.Api;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;
import okio.ByteString;
import okio.Okio;
import okio.Source;

/** Bytes that a simulator holds: few in memory, more in files that go with the process. Immutable. */
@Api(usage = Api.Usage.CALL, since = "0.1")
public final class HeldBytes {
    private static final int IN_MEMORY = 1024 * 1024;

    private final List<Object> pieces;
    private final long size;

    private HeldBytes(List<Object> pieces, long size) {
        this.pieces = pieces;
        this.size = size;
    }

    /** Holds bytes. */
    public static HeldBytes of(ByteString bytes) {
        try {
            if (bytes.size() <= IN_MEMORY) {
                return new HeldBytes(List.of(bytes), bytes.size());
            }
            Path file = Files.createTempFile("smartap-simulator", ".bytes");
            file.toFile().deleteOnExit();
            Files.write(file, bytes.toByteArray());
            return new HeldBytes(List.of(file), bytes.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One after the other. */
    public static HeldBytes joined(List<HeldBytes> parts) {
        return new HeldBytes(
                parts.stream().flatMap(part -> part.pieces.stream()).toList(),
                parts.stream().mapToLong(HeldBytes::size).sum());
    }

    /** How many. */
    public long size() {
        return size;
    }

    /** The same with one byte changed. */
    public HeldBytes damaged() {
        byte[] all = bytes();
        if (all.length > 0) {
            all[all.length / 2] ^= 1;
        }
        return of(ByteString.of(all));
    }

    /** All of them. */
    public byte[] bytes() {
        try (InputStream in = open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads them. */
    public InputStream open() {
        return new SequenceInputStream(
                Collections.enumeration(pieces.stream().map(HeldBytes::open).toList()));
    }

    /** Some of them as the body of an answer. */
    public MockResponseBody body(long offset, long length) {
        return new MockResponseBody() {
            @Override
            public long getContentLength() {
                return length;
            }

            @Override
            public void writeTo(BufferedSink sink) throws IOException {
                try (InputStream in = open()) {
                    in.skipNBytes(offset);
                    Source source = Okio.source(in);
                    sink.write(source, length);
                }
            }
        };
    }

    private static InputStream open(Object piece) {
        try {
            return piece instanceof Path file
                    ? Files.newInputStream(file)
                    : new ByteArrayInputStream(((ByteString) piece).toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
