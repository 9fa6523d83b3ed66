package com.smartap.sample.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a command gets from outside: results go out as JSON, one document a line; messages go to the other stream.
 *
 * @param out gets results only
 * @param err gets messages
 * @param in what a person types
 * @param clock the only source of now
 * @param environment answers the value of an environment variable, or null
 */
record Session(
        PrintStream out, PrintStream err, InputStream in, Clock clock, Function<String, @Nullable String> environment) {
    /** Prints one result, at once, so that a pipe sees it. */
    void result(JsonNode json) {
        synchronized (out) {
            out.println(json);
            out.flush();
        }
    }

    /** Prints a message for the person at the terminal. */
    void message(String text) {
        err.println(text);
    }
}
