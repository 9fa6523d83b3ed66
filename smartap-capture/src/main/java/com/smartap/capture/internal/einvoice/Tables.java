package com.smartap.capture.internal.einvoice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Tables that belong to this package, as lines of text. */
public final class Tables {
    private Tables() {}

    /** The lines of a table without blanks around them, empty lines and comments, which begin with a hash. */
    public static List<String> lines(String table) {
        try (InputStream in = Tables.class.getResourceAsStream(table)) {
            if (in == null) {
                throw new IllegalStateException(table + " is missing");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
