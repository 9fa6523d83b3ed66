package com.smartap.spring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Data folders that have their sealing key already, since making one takes seconds of each test. */
public final class DataFolder {
    private static final String[] KEY = {"seal-key.p12", "seal-key.password"};

    private DataFolder() {}

    /** The folder, as an earlier start of the application left it. */
    public static Path used(Path folder) {
        try {
            Files.createDirectories(folder);
            for (String file : KEY) {
                if (!Files.exists(folder.resolve(file))) {
                    Files.copy(First.FOLDER.resolve(file), folder.resolve(file));
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class First {
        static final Path FOLDER = start();

        private static Path start() {
            try {
                Path folder = Files.createTempDirectory("smartap-first");
                folder.toFile().deleteOnExit();
                new ApplicationContextRunner()
                        .withConfiguration(AutoConfigurations.of(ProvidersAutoConfiguration.class))
                        .withPropertyValues("smartap.data-dir=" + folder)
                        .run(started -> started.getBean(com.smartap.spi.archive.DocumentSealer.class));
                return folder;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
