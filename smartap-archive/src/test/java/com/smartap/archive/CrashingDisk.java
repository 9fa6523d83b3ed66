package com.smartap.archive;

import com.smartap.archive.internal.store.Disk;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A disk in memory that knows what of it would survive: bytes that were forced, and names whose directory was forced. It
 * dies before a given operation, after which nothing works any more, as for a process that is gone.
 */
final class CrashingDisk implements Disk {
    /** What a crash leaves of what was not forced. */
    enum Crash {
        /** The process died; the machine lives, so everything written is there. */
        PROCESS,
        /** The power went; nothing that was not forced is there. */
        POWER,
        /** The power went after names, but before bytes that were not forced, reached the disk: half of them are there. */
        NAMES_WITHOUT_BYTES
    }

    private static final class Node {
        private byte[] bytes = new byte[0];
        private byte[] forced = new byte[0];
    }

    private final Map<Path, Node> files = new TreeMap<>();
    private final Set<Path> directories = new HashSet<>();
    private Map<Path, Node> forcedFiles = new HashMap<>();
    private Set<Path> forcedDirectories = new HashSet<>();
    private int operations;
    private int dieAt = Integer.MAX_VALUE;
    private boolean dead;

    CrashingDisk() {
        directories.add(Path.of("/"));
        forcedDirectories.add(Path.of("/"));
    }

    /** Dies before the operation of that number, counted from now. */
    void dieAt(int operation) {
        operations = 0;
        dieAt = operation;
    }

    int operations() {
        return operations;
    }

    /** The disk as the next process finds it. */
    CrashingDisk after(Crash crash) {
        CrashingDisk next = new CrashingDisk();
        boolean power = crash == Crash.POWER;
        next.directories.addAll(power ? forcedDirectories : directories);
        (power ? forcedFiles : files).forEach((path, node) -> {
            if (next.directories.contains(path.getParent())) {
                Node left = new Node();
                left.bytes = crash == Crash.PROCESS
                        ? node.bytes
                        : power || Arrays.equals(node.bytes, node.forced)
                                ? node.forced
                                : Arrays.copyOf(node.bytes, node.bytes.length / 2);
                left.forced = left.bytes;
                next.files.put(path, left);
            }
        });
        next.forcedDirectories = new HashSet<>(next.directories);
        next.forcedFiles = new HashMap<>(next.files);
        return next;
    }

    private void step() throws IOException {
        if (dead || ++operations == dieAt) {
            dead = true;
            throw new IOException("the process is dead");
        }
    }

    @Override
    public boolean isDirectory(Path path) {
        return directories.contains(path);
    }

    @Override
    public boolean isFile(Path path) {
        return files.containsKey(path);
    }

    @Override
    public long size(Path file) throws IOException {
        return node(file).bytes.length;
    }

    @Override
    public InputStream read(Path file) throws IOException {
        return new ByteArrayInputStream(node(file).bytes);
    }

    private Node node(Path file) throws NoSuchFileException {
        Node node = files.get(file);
        if (node == null) {
            throw new NoSuchFileException(file.toString());
        }
        return node;
    }

    @Override
    public void makeDirectory(Path directory) throws IOException {
        step();
        if (!directories.contains(directory.getParent())) {
            throw new NoSuchFileException(directory.toString());
        }
        directories.add(directory);
    }

    @Override
    public void sync(Path directory) throws IOException {
        step();
        Set<Path> kept = new HashSet<>(forcedDirectories);
        kept.removeIf(path -> directory.equals(path.getParent()));
        directories.stream().filter(path -> directory.equals(path.getParent())).forEach(kept::add);
        forcedDirectories = kept;
        Map<Path, Node> names = new HashMap<>(forcedFiles);
        names.keySet().removeIf(path -> directory.equals(path.getParent()));
        files.forEach((path, node) -> {
            if (directory.equals(path.getParent())) {
                names.put(path, node);
            }
        });
        forcedFiles = names;
    }

    @Override
    public Output create(Path directory) throws IOException {
        step();
        Path path = directory.resolve("put-" + operations + "-" + System.identityHashCode(this));
        Node node = new Node();
        files.put(path, node);
        return new Output() {
            @Override
            public Path path() {
                return path;
            }

            @Override
            public void write(byte[] bytes, int length) throws IOException {
                step();
                byte[] more = Arrays.copyOf(node.bytes, node.bytes.length + length);
                System.arraycopy(bytes, 0, more, node.bytes.length, length);
                node.bytes = more;
            }

            @Override
            public void force() throws IOException {
                step();
                node.forced = node.bytes;
            }

            @Override
            public void close() throws IOException {
                step();
                if (files.get(path) == node) {
                    files.remove(path);
                }
            }
        };
    }

    @Override
    public void move(Path from, Path to) throws IOException {
        step();
        if (!directories.contains(to.getParent())) {
            throw new NoSuchFileException(to.toString());
        }
        Node node = node(from);
        files.remove(from);
        files.put(to, node);
    }

    @Override
    public boolean delete(Path file) throws IOException {
        step();
        return files.remove(file) != null;
    }

    @Override
    public void removeAbandoned(Path directory) throws IOException {
        for (Path path : new ArrayList<>(files.keySet())) {
            if (directory.equals(path.getParent())) {
                step();
                files.remove(path);
            }
        }
    }

    @Override
    public List<Path> list(Path directory) {
        List<Path> found = new ArrayList<>();
        directories.stream().filter(path -> directory.equals(path.getParent())).forEach(found::add);
        files.keySet().stream()
                .filter(path -> directory.equals(path.getParent()))
                .forEach(found::add);
        return found.stream().sorted().toList();
    }
}
