package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The lines of one file until it is their turn: few of them in memory, many in a file that only its owner may read. */
final class LineBuffer implements AutoCloseable {
    private static final int IN_MEMORY = 200;

    private final List<JsonNode> lines = new ArrayList<>();
    private @Nullable Path spill;
    private @Nullable BufferedWriter writer;
    private int count;
    private int errors;

    /** Adds a line. */
    void add(JsonNode line) {
        count++;
        errors += line.has("error") ? 1 : 0;
        if (lines.size() < IN_MEMORY) {
            lines.add(line);
            return;
        }
        try {
            if (writer == null) {
                spill = Files.createTempFile("smartap-", ".lines");
                writer = Files.newBufferedWriter(spill);
            }
            writer.write(line.toString());
            writer.newLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many lines there are so far. */
    int count() {
        return count;
    }

    /** How many of them tell of errors. */
    int errors() {
        return errors;
    }

    /** Hands over all lines in order. */
    void each(Consumer<JsonNode> sink) {
        lines.forEach(sink);
        if (spill == null || writer == null) {
            return;
        }
        try {
            writer.close();
            try (BufferedReader reader = Files.newBufferedReader(spill)) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    sink.accept(Json.MAPPER.readTree(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            if (writer != null) {
                writer.close();
            }
            if (spill != null) {
                Files.deleteIfExists(spill);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
