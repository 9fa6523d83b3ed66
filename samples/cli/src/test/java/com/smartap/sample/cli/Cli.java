package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Runs commands in this process. */
final class Cli {
    private Cli() {}

    /** What came of a command. */
    record Ran(int exit, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(Cli::json).toList();
        }

        JsonNode line() {
            List<JsonNode> lines = lines();
            if (lines.size() != 1) {
                throw new AssertionError("one line expected, got " + out + err);
            }
            return lines.get(0);
        }

        JsonNode error() {
            return line().path("error");
        }
    }

    static Ran run(Object... arguments) {
        return run(Map.of(), Clock.systemUTC(), arguments);
    }

    static Ran run(Map<String, String> environment, Clock clock, Object... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Session session =
                new Session(print(out), print(err), java.io.InputStream.nullInputStream(), clock, environment::get);
        int exit =
                Commands.run(session, Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Ran(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    static Path shared() {
        return Path.of(System.getProperty("smartap.shared", "../../../shared"));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
