package com.smartap.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of this repository, as a test in one of its modules finds them. */
public final class Repository {
    private Repository() {}

    /** The folder that holds all modules. */
    public static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("smartap-spi")) || !Files.isRegularFile(folder.resolve("pom.xml"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("the tests must run inside the repository");
            }
        }
        return folder;
    }

    /** The main sources of every module, samples included. */
    public static List<Path> mainSources() {
        return files(".java").stream()
                .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
                .toList();
    }

    /** Files by the end of their name, without what builds and tools leave behind. */
    public static List<Path> files(String end) {
        try (Stream<Path> all = Files.walk(root())) {
            return all.filter(file -> file.getFileName().toString().endsWith(end))
                    .filter(file -> Stream.of("target", ".git", "node_modules")
                            .noneMatch(name -> root().relativize(file).startsWith(name)
                                    || root().relativize(file).toString().contains("/" + name + "/")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String name(Path file) {
        return root().relativize(file).toString().replace('\\', '/');
    }

    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
