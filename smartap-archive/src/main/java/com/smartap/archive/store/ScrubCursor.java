package com.smartap.archive.store;

import com.smartap.spi.Api;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Remembers how far a scrub came, so that another run goes on there. */
@Api(usage = Api.Usage.IMPLEMENT, since = "0.1")
public interface ScrubCursor {
    /** Where the last run ended; empty to begin. */
    Optional<String> load() throws IOException;

    /** Remembers where to go on; an empty text means from the beginning. */
    void save(String cursor) throws IOException;

    /** Remembers nothing: every run begins anew. */
    static ScrubCursor none() {
        return new ScrubCursor() {
            @Override
            public Optional<String> load() {
                return Optional.empty();
            }

            @Override
            public void save(String cursor) {}
        };
    }

    /** Remembers in a file, which is replaced in one step. */
    static ScrubCursor file(Path file) {
        return new ScrubCursor() {
            @Override
            public Optional<String> load() throws IOException {
                return Files.exists(file)
                        ? Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty())
                        : Optional.empty();
            }

            @Override
            public void save(String cursor) throws IOException {
                Path fresh = file.resolveSibling(file.getFileName() + ".new");
                Files.write(fresh, (cursor + "\n").getBytes(StandardCharsets.UTF_8));
                Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        };
    }
}
