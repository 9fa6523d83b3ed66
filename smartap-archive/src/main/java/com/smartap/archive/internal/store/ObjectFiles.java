package com.smartap.archive.internal.store;

import com.smartap.model.ContentHash;
import com.smartap.spi.archive.DocumentStore.Stored;
import com.smartap.spi.archive.ObjectListing.ObjectPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Files named by their hash, in two levels of directories: {@code ab/cd/abcd…}.
 *
 * @param disk where they are
 * @param root the directory that holds all
 */
public record ObjectFiles(Disk disk, Path root) {
    /** The directory of files that are being written. */
    public static final String INCOMING = "incoming";

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** The path of an object, there or not. */
    public Path path(ContentHash hash) {
        String hex = hash.hex();
        return root.resolve(hex.substring(0, 2)).resolve(hex.substring(2, 4)).resolve(hex);
    }

    /** Makes directories, each forced into the one that holds it. */
    public void createDirectories(Path directory) throws IOException {
        if (disk.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            createDirectories(parent);
        }
        disk.makeDirectory(directory);
        if (parent != null) {
            disk.sync(parent);
        }
    }

    /** Forces an object's name to the disk, and the names of the directories above it that another put just made. */
    public void syncName(Path object) throws IOException {
        for (Path at = object.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
            disk.sync(at);
        }
    }

    /**
     * A page of objects in the order of their hashes.
     *
     * @param after the hash after which it begins
     */
    public ObjectPage page(@Nullable String after, int limit) throws IOException {
        String from = after == null ? "" : after;
        List<Stored> objects = new ArrayList<>();
        List<String> strangers = new ArrayList<>();
        for (Path first : disk.list(root)) {
            if (!isLevel(first, "[0-9a-f]{2}")) {
                note(strangers, first, from);
                continue;
            }
            if (name(first).compareTo(from.substring(0, Math.min(2, from.length()))) < 0) {
                continue;
            }
            for (Path second : disk.list(first)) {
                if (!isLevel(second, "[0-9a-f]{2}")) {
                    note(strangers, second, from);
                } else if ((name(first) + name(second)).compareTo(from.substring(0, Math.min(4, from.length()))) >= 0) {
                    collect(second, from, objects, strangers);
                }
                if (objects.size() >= limit) {
                    return cut(objects, strangers, limit);
                }
            }
        }
        return new ObjectPage(objects, List.of(), strangers, Optional.empty());
    }

    private void collect(Path directory, String from, List<Stored> objects, List<String> strangers) throws IOException {
        for (Path file : disk.list(directory)) {
            String name = name(file);
            boolean ours = HASH.matcher(name).matches() && file.equals(path(new ContentHash(name)));
            if (!ours || !disk.isFile(file)) {
                note(strangers, file, from);
            } else if (name.compareTo(from) > 0) {
                objects.add(new Stored(new ContentHash(name), disk.size(file)));
            }
        }
    }

    /** One directory may hold more than fits; what is left out comes with the next page. */
    private static ObjectPage cut(List<Stored> objects, List<String> strangers, int limit) {
        List<Stored> page = objects.subList(0, limit);
        return new ObjectPage(
                page,
                List.of(),
                strangers,
                Optional.of(page.get(page.size() - 1).hash().hex()));
    }

    private void note(List<String> strangers, Path path, String from) {
        if (from.isEmpty() && !path.equals(root.resolve(INCOMING))) {
            strangers.add(root.relativize(path).toString());
        }
    }

    private boolean isLevel(Path path, String form) {
        return name(path).matches(form) && disk.isDirectory(path);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
