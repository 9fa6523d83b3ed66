package com.smartap.capture;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Sample documents outside the repository; tests over them are skipped where they are absent. */
final class SharedSamples {
    private SharedSamples() {}

    static Path folder(String name) {
        Path folder = Path.of(System.getProperty("smartap.shared", "../shared"))
                .resolve("samples")
                .resolve(name);
        assumeTrue(Files.isDirectory(folder), "the shared samples are not here: " + folder);
        return folder;
    }

    static List<Path> pdfs(String name) {
        try (Stream<Path> files = Files.list(folder(name))) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
