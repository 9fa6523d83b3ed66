package com.smartap.console;

import com.smartap.model.ContentHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The console's stylesheet, scripts and icon, held in memory and named by their content so that browsers keep them. */
final class Assets {
    private static final String FOLDER = "smartap/console/assets/";
    private static final Map<String, String> TYPES = Map.of(
            "console.css", "text/css;charset=UTF-8",
            "console.js", "text/javascript;charset=UTF-8",
            "correct.js", "text/javascript;charset=UTF-8",
            "correct-words.js", "text/javascript;charset=UTF-8",
            "correct-lines.js", "text/javascript;charset=UTF-8",
            "htmx/htmx.min.js", "text/javascript;charset=UTF-8",
            "icon.svg", "image/svg+xml");

    private final Map<String, Asset> assets = new HashMap<>();

    Assets() {
        TYPES.forEach((name, type) -> assets.put(name, load(name, type)));
    }

    /** An asset by its name. */
    Optional<Asset> find(String name) {
        return Optional.ofNullable(assets.get(name));
    }

    /** The path below {@code assets/} that pages link to: name and hash. Called by templates. */
    public String path(String name) {
        Asset asset = find(name).orElseThrow(() -> new IllegalArgumentException("no asset " + name));
        return name + "?" + asset.hash();
    }

    private static Asset load(String name, String type) {
        try (InputStream in = Assets.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("%s%s is not on the class path".formatted(FOLDER, name));
            }
            byte[] bytes = in.readAllBytes();
            return new Asset(type, bytes, ContentHash.of(bytes).hex().substring(0, 12));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A file of the console.
     *
     * @param type its media type
     * @param bytes its content
     * @param hash the beginning of its SHA-256
     */
    record Asset(String type, byte[] bytes, String hash) {}
}
